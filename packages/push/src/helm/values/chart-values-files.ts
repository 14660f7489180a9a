import { glob, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Location, UserError } from "@pushpull/core/errors";
import { writePrivate } from "@pushpull/core/exec";
import type { InputLine } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMap, parseYaml, type YamlDocument } from "@pushpull/core/yaml";
import { isInside } from "../../manifests/forbidden-references.ts";
import { showPath } from "../../manifests/manifest.ts";
import { readWorkspaceFile } from "../../manifests/workspace-file.ts";

/** A file of input `chart-values`. */
export interface ValuesFile {
  readonly content: Buffer;
  /** Undefined for an empty file. */
  readonly document: YamlDocument | undefined;
}

/** Reads the files of input `chart-values`, in order. */
export async function readValuesFiles(
  lines: readonly InputLine[],
  workspace: string,
): Promise<{ readonly files: readonly ValuesFile[]; readonly faults: readonly UserError[] }> {
  const read = await Promise.all(lines.map((line) => readLine(line, workspace)));
  const all = read.flat();
  return {
    files: all.filter((each): each is ValuesFile => !(each instanceof UserError)),
    faults: all.filter((each) => each instanceof UserError),
  };
}

async function readLine(line: InputLine, workspace: string): Promise<readonly (ValuesFile | UserError)[]> {
  const fault = (what: string, hint: string) =>
    new UserError(`Input 'chart-values', line ${line.line}: ${what}`, { code: "input", hint });
  const named = resolve(workspace, line.text);
  const isThere = await realpath(named).then(
    () => true,
    () => false,
  );
  const paths = isThere ? [named] : await matches(line.text, workspace);
  if (paths.length === 0) {
    const what = /[*?[\]{}]/.test(line.text) ? `nothing matches ${line.text}` : `there is no ${line.text}`;
    return [fault(what, `Paths are relative to ${workspace}. Files are read from the workspace only.`)];
  }
  const found = paths.map(async (path): Promise<readonly (ValuesFile | UserError)[]> => {
    const shown = showPath(path, workspace);
    if (!(await isInside(path, workspace).catch(() => false)))
      return [fault(`${shown} leads out of the workspace`, "Copy it there in an earlier step.")];
    const content = await readWorkspaceFile(path, shown);
    return content instanceof UserError ? [content] : readValues(content, shown);
  });
  return (await Promise.all(found)).flat();
}

async function matches(pattern: string, workspace: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const entry of glob(pattern, { cwd: workspace, withFileTypes: true }))
    if (!entry.isDirectory()) found.push(join(entry.parentPath, entry.name));
  return found.toSorted();
}

function readValues(content: Buffer, shown: string): readonly (ValuesFile | UserError)[] {
  const { documents, faults } = parseYaml(content.toString("utf8"), shown);
  if (faults.length > 0) return faults;
  const [document, second] = documents;
  const fault = (what: string, hint: string, location: Location) =>
    new UserError(`${shown} ${what}`, { code: "chart", hint, location });
  if (second !== undefined)
    return [fault("has several documents", "Helm reads only the first: write one a file.", second.location)];
  if (document !== undefined && !isMap(document.value))
    return [fault("holds no values", "Values are a map: `image:`, and so on.", document.location)];
  return [{ content, document }];
}

/** Writes values into files of the run, as Helm is given them: it would split a path with a comma in it. */
export async function writeValues(
  folder: string,
  files: readonly ValuesFile[],
  own: ChartValuesMap,
): Promise<readonly string[]> {
  const contents = [
    ...files.map(({ content }) => content),
    ...(Object.keys(own).length === 0 ? [] : [JSON.stringify(own)]),
  ];
  const paths = contents.map((_, index) => join(folder, `values-${index + 1}.yaml`));
  await Promise.all(paths.map((path, index) => writePrivate(path, contents[index] ?? "")));
  return paths;
}

/** A map of values. */
export type ChartValuesMap = Readonly<Record<string, unknown>>;

/** Keys of values that are secrets; `existingSecret` and `passwordKey` hold names. */
const secretKey =
  /(?:password|passwd|passphrase|token|credentials|(?:client|shared)[-_]?secret|(?:api|private|secret|access)[-_]?key)$/i;

/** The secrets in values, as far as their keys tell. */
export function* secretsIn(values: unknown, key = ""): Generator<string> {
  if (typeof values === "string" && values.length >= shortestSecret && secretKey.test(key)) yield values;
  if (typeof values !== "object" || values === null) return;
  for (const [name, value] of Object.entries(values)) yield* secretsIn(value, Array.isArray(values) ? key : name);
}

/** Characters. A shorter text is in too many words. */
const shortestSecret = 6;

/** Writes a path as input `chart-set` has it. */
export function writeValuePath(path: FieldPath): string {
  const steps = path.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    return /^[^\s.[\]="':*,{}]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return steps.join("").replace(/^\./, "");
}
