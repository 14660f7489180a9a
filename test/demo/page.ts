/** Makes a page for a browser out of the summaries of runs, about as GitHub shows them. */

export interface Shown {
  readonly title: string;
  /** What the action wrote for the runner: blocks of HTML. */
  readonly summary: string;
}

export function pageOf(runs: readonly Shown[]): string {
  const sections = runs.map(({ title, summary }) => `<section>\n<h2>${title}</h2>\n${summary}\n</section>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>pushpull: summaries</title>
<style>${style}</style>
${sections.join("\n")}
</html>
`;
}

const style = `
body { font: 14px/1.5 system-ui, sans-serif; color: #1f2328; max-width: 60em; margin: 2em auto; padding: 0 1em; }
section { border: 1px solid #d1d9e0; border-radius: 6px; padding: 0 1.5em 1em; margin-bottom: 1.5em; }
h2 { font-size: 14px; color: #59636e; border-bottom: 1px solid #d1d9e0; padding: .8em 0; margin: 0; }
h3 { font-size: 20px; margin: .8em 0 .2em; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; }
tr:nth-child(odd) td { background: #f6f8fa; }
code { font: 12px ui-monospace, monospace; background: #818b981f; border-radius: 6px; padding: .2em .4em; }
`;
