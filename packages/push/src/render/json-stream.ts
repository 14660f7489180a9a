import { type Location, UserError } from "@pushpull/core/errors";
import { parseYaml, type YamlDocument } from "@pushpull/core/yaml";

interface Parsed {
  readonly documents: readonly YamlDocument[];
  readonly faults: readonly UserError[];
}

/**
 * Reads a file of manifests as kubectl does: YAML, or JSON objects one after the other, as `kubectl get -o json` prints
 * them when it is called several times (`YAMLOrJSONDecoder` in `k8s.io/apimachinery/pkg/util/yaml`).
 * @param file its path, as it is to be shown
 */
export function parseManifestFile(content: string, file: string): Parsed {
  const parsed = splitJson(content).map(({ text, start }) => movedBy(start, parseYaml(text, file)));
  return {
    documents: parsed.flatMap(({ documents }) => documents),
    faults: parsed.flatMap(({ faults }) => faults),
  };
}

/** A part of a file, and where it begins: lines and columns before it. */
interface Part {
  readonly text: string;
  readonly start: { readonly lines: number; readonly columns: number };
}

const whole = { lines: 0, columns: 0 };

/** Strings, and what begins and ends objects and lists in JSON. */
const token = /"(?:[^"\\\n]|\\.)*"|[{}[\]]/g;

/** Parts a text after each object that another one follows. YAML, and JSON with `---` in between, is one part. */
function splitJson(content: string): readonly Part[] {
  const parts: Part[] = [];
  if (!/^\s*\{/.test(content)) return [{ text: content, start: whole }];
  let depth = 0;
  let begin = 0;
  let start: Part["start"] = whole;
  for (const { 0: found, index } of content.matchAll(token)) {
    if (found === "{" || found === "[") depth++;
    if ((found !== "}" && found !== "]") || --depth !== 0) continue;
    const end = index + 1;
    if (!/^\s*\{/.test(content.slice(end, end + longestGap))) continue;
    const text = content.slice(begin, end);
    // It was YAML in braces, which has other strings.
    if (!isJson(text)) break;
    parts.push({ text, start });
    start = moved(start, text);
    begin = end;
  }
  return [...parts, { text: content.slice(begin), start }];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Maximum number of characters looked at for the object that follows. */
const longestGap = 1_000;

function moved({ lines, columns }: Part["start"], text: string): Part["start"] {
  const breaks = text.split("\n").length - 1;
  const last = text.length - text.lastIndexOf("\n") - 1;
  return { lines: lines + breaks, columns: breaks === 0 ? columns + last : last };
}

function movedBy(start: Part["start"], { documents, faults }: Parsed): Parsed {
  if (start === whole) return { documents, faults };
  const move = (location: Location): Location => ({
    ...location,
    line: location.line + start.lines,
    ...(location.column === undefined
      ? {}
      : { column: location.line === 1 ? location.column + start.columns : location.column }),
  });
  return {
    documents: documents.map((document) => ({
      ...document,
      location: move(document.location),
      locate: (path) => move(document.locate(path)),
    })),
    faults: faults.map(({ message, code, hint, location, cause }) => {
      return new UserError(message, { code, hint, location: location && move(location), cause });
    }),
  };
}
