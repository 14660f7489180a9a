/** Makes a page for a browser out of the summaries of runs, about as GitHub shows them. */
export function pageOf(runs) {
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
body { font: 14px/1.5 system-ui, sans-serif; color: #1f2328; max-width: 890px; margin: 12px auto; padding: 0 12px; }
section { border: 1px solid #d1d9e0; border-radius: 6px; padding: 0 24px 16px; margin-bottom: 24px; }
h2 { font-size: 14px; color: #59636e; border-bottom: 1px solid #d1d9e0; padding: 10px 0; margin: 0; }
h3 { font-size: 20px; margin: 16px 0 8px; }
h4 { font-size: 16px; margin: 24px 0 8px; }
table { border-collapse: collapse; margin: 12px 0; }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; }
tr:nth-child(2n) { background: #f6f8fa; }
code { font: 12px ui-monospace, monospace; background: #818b981f; border-radius: 6px; padding: .2em .4em; }
h3 code, h4 code { font-size: inherit; font-weight: inherit; }
pre { font: 12px/1.45 ui-monospace, monospace; background: #f6f8fa; border-radius: 6px; padding: 12px 16px; white-space: pre-wrap; }
pre code { background: none; padding: 0; }
`;
