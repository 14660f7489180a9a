import { posix } from "node:path";
import type { Checkout } from "../../git/types.ts";
import { installersIn, isHelmfile } from "./chart-installers.ts";
import { withValuesFrom } from "./values-from.ts";
import { readWithTemplates } from "./values-templates.ts";

/**
 * Finds the values files in other folders that charts are installed with: Argo CD's `helm.valueFiles` (User Guide,
 * "Helm"), Flux's `valuesFiles` (HelmRelease, "Chart template"), `values` of a helmfile's releases, and `valuesFile`
 * and `additionalValuesFiles` of a kustomization's charts (`types.HelmChart`). A placeholder has the same value in the
 * chart and in its values files, or any value.
 * @param charts folders, from the repository's root
 * @param paths all files to choose from
 * @returns values files by chart
 */
export async function linkedValues(
  checkout: Pick<Checkout, "search" | "searchEverywhere" | "read">,
  charts: readonly string[],
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (charts.length === 0) return new Map();
  const words = ["valueFiles", "aluesFile", "valuesFrom"];
  const found = (await checkout.searchEverywhere(words)) ?? (await checkout.search(words));
  const installers = [...found, ...paths.filter(isHelmfile)];
  const names = charts.map((chart) => posix.basename(chart));
  const telling = [...(await checkout.read(installers))].flatMap(([path, { content }]) =>
    content?.includes("{{") || names.some((name) => content?.includes(name)) ? [path] : [],
  );
  const { files, templates } = await readWithTemplates(checkout, telling);
  const links = await withValuesFrom([...files.values(), ...templates.values()].flatMap(installersIn), checkout);
  return new Map(
    charts.map((chart) => {
      const patterns = links.flatMap((link) => {
        const known = match(link.chart, chart);
        return known === undefined ? [] : link.values.map((written) => ({ written, known }));
      });
      return [chart, paths.filter((path) => patterns.some(({ written, known }) => match(written, path, known)))];
    }),
  );
}

type Placeholders = ReadonlyMap<string, string>;

/**
 * Matches a path against a written path. Each placeholder matches as much as possible, within one path segment. The
 * written path is foreign text: it is matched from its end, each piece once, since an expression made of it could take
 * exponential time.
 * @param known known values of placeholders
 * @returns these values and those of this path; undefined if the path does not match
 */
export function match(written: string, path: string, known: Placeholders = new Map()): Placeholders | undefined {
  const { texts, names } = piecesOf(withoutSlash(written), known);
  const isWhole = texts.join("") === "" && names.length === 1;
  const values = new Map(known);
  let rest = withoutSlash(path);
  for (const [index, text] of [...texts.entries()].reverse()) {
    const name = names[index];
    if (name === undefined) {
      // The last text ends the path, or is all of it.
      if (index === 0 ? rest !== text : !rest.endsWith(text)) return undefined;
      rest = rest.slice(0, rest.length - text.length);
      continue;
    }
    // A placeholder has at least one character.
    const begin = index === 0 ? 0 : rest.lastIndexOf(text, rest.length - 1 - text.length);
    if (begin < 0 || rest.length <= text.length || !rest.startsWith(text, begin)) return undefined;
    const value = rest.slice(begin + text.length);
    if (value.includes("/") && !isWhole) return undefined;
    if (!values.has(name))
      values.set(name, value).set(`${name.replace(/\.path$/, "")}.basename`, posix.basename(value));
    rest = rest.slice(0, begin);
  }
  return values;
}

interface Pieces {
  /** One more than the names: they enclose these. */
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

/** Splits a text at the placeholders without a known value: `{{name}}`, `{{ .path.basename }}`. */
function piecesOf(written: string, known: Placeholders): Pieces {
  const [first = "", ...parts] = written.split("{{");
  const texts = [first];
  const names: string[] = [];
  for (const part of parts) {
    const end = part.indexOf("}}");
    const name = part.slice(0, Math.max(0, end)).replace(/^-/, "").replace(/-$/, "").trim();
    const value = end === -1 ? "{{" : known.get(name);
    const text = end === -1 ? part : part.slice(end + 2);
    if (value === undefined) {
      names.push(name);
      texts.push(text);
    } else texts.push(`${texts.pop() ?? ""}${value}${text}`);
  }
  return { texts, names };
}

function withoutSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : path;
}
