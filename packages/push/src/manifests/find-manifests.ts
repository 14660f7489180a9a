import { glob, lstat, readdir, readlink, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import { kustomizationNames } from "@pushpull/core/kubernetes";
import { firstFew } from "@pushpull/core/text";
import { isInside } from "./forbidden-references.ts";
import { showPath } from "./manifest.ts";
import { regularFileHint } from "./workspace-file.ts";

/** A kustomization and its folder. */
export interface KustomizationPath {
  readonly kustomization: string;
  readonly folder: string;
  /** The line of input `manifests` that names it or a glob that matches it. */
  readonly line: number;
}

/** A manifest file. */
export interface ManifestPath {
  readonly file: string;
  readonly line: number;
  /** Whether the line names the file itself, not its folder or a glob. */
  readonly isNamed: boolean;
}

/** What one line of input `manifests` refers to. Paths are absolute. */
export type Found = ManifestPath | KustomizationPath | UserError;

/** The files that `kubectl apply -f FOLDER` reads. */
const manifestName = /\.(ya?ml|json)$/;

const globCharacters = /[*?[\]{}]/;

/** The file that marks a folder as a Helm chart. */
const chartName = "Chart.yaml";

/** Maximum number of paths that a fault lists. */
const maxListed = 5;

/** Finds the files and kustomizations that a line of input `manifests` names. */
export async function findManifests(input: InputLine, workspace: string): Promise<readonly Found[]> {
  const { text } = input;
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
    const hint = "Manifests are not fetched. Download it in an earlier step, check it, and name the file.";
    return [fault(input, `${text} is a URL`, hint)];
  }
  const path = resolve(workspace, text);
  const kind = await kindOf(path);
  if (kind === "folder") return findInFolder(path, input, workspace);
  if (kind !== undefined) return findFiles([path], input, workspace);
  const matches = globCharacters.test(text) ? await globMatches(text, workspace) : [];
  if (matches.length > 0) return findMatches(matches, input, workspace);
  if (await isLink(path)) return [await danglingLink(path, workspace, input)];
  const what = globCharacters.test(text) ? `nothing matches ${text}` : `there is no ${text}`;
  const hint = `Paths are relative to ${workspace}. Is there an actions/checkout step before this one?`;
  return [fault(input, what, hint)];
}

function fault({ line }: InputLine, what: string, hint: string): UserError {
  return new UserError(`Input 'manifests', line ${line}: ${what}`, { code: "input", hint });
}

/** Expands a glob to its matches: files, and folders as if each had a separate line. */
async function findMatches(matches: readonly Match[], input: InputLine, workspace: string): Promise<readonly Found[]> {
  const files = matches.flatMap(({ path, kind }) => (kind === "folder" ? [] : [path]));
  const folders = matches.flatMap(({ path, kind }) => (kind === "folder" ? [path] : []));
  const found = await Promise.all([
    findFiles(files, input, workspace),
    ...folders.map((path) => findInFolder(path, { ...input, text: showPath(path, workspace) }, workspace)),
  ]);
  return found.flat();
}

/** Files that are read as they are. If one is a part of a kustomization or a chart, only that fault is returned. */
async function findFiles(paths: readonly string[], input: InputLine, workspace: string): Promise<readonly Found[]> {
  const named = (names: readonly string[]) => paths.filter((path) => names.includes(basename(path)));
  const kustomizations = named(kustomizationNames);
  const charts = named([chartName]);
  const faults = [
    ...(kustomizations.length === 0 ? [] : [kustomizationFault(kustomizations, input, workspace)]),
    ...(charts.length === 0 ? [] : [chartFault(charts, input, workspace)]),
  ];
  return faults.length > 0 ? faults : readableFiles(paths, input, workspace);
}

function readableFiles(paths: readonly string[], input: InputLine, workspace: string): Promise<readonly Found[]> {
  const { line } = input;
  return Promise.all(
    paths.map((file) => {
      const isNamed = resolve(workspace, input.text) === file;
      return insideWorkspace(file, workspace, { file, line, isNamed }, input);
    }),
  );
}

function kustomizationFault(paths: readonly string[], input: InputLine, workspace: string): UserError {
  const folders = listed(paths.map((path) => showPath(dirname(path), workspace)));
  const what = isGlob(paths, input, workspace)
    ? `${input.text} matches ${listed(paths.map((path) => showPath(path, workspace)))}, but Kustomize builds whole folders`
    : `${input.text} is a kustomization, but Kustomize builds whole folders`;
  const hint = isGlob(paths, input, workspace)
    ? `Name the folder to build (${folders}), or use a glob that does not match it.`
    : `Name the folder: ${folders}`;
  return fault(input, what, hint);
}

function chartFault(paths: readonly string[], input: InputLine, workspace: string): UserError {
  const folder = showPath(dirname(paths[0] ?? ""), workspace);
  const others = paths.length > 1 ? ` (and ${paths.length - 1} more)` : "";
  const what = isGlob(paths, input, workspace)
    ? `${input.text} matches the Helm chart ${folder}${others}`
    : `${input.text} is a part of the Helm chart ${folder}`;
  return fault(input, what, renderHint(folder));
}

function renderHint(folder: string): string {
  return `Take it out of 'manifests', and deploy it with \`chart: ${folder}\`. Add \`chart-mode: template\` to apply its objects as manifests.`;
}

function isGlob([path = ""]: readonly string[], { text }: InputLine, workspace: string): boolean {
  return resolve(workspace, text) !== path;
}

function listed(paths: readonly string[]): string {
  return firstFew(paths, maxListed).join(", ");
}

async function findInFolder(folder: string, input: InputLine, workspace: string): Promise<readonly Found[]> {
  const { text } = input;
  const entries = await readdir(folder, { withFileTypes: true });
  const kustomization = kustomizationNames.find((name) => entries.some((entry) => entry.name === name));
  if (kustomization !== undefined) {
    const file = join(folder, kustomization);
    return [await insideWorkspace(file, workspace, { kustomization: file, folder, line: input.line }, input)];
  }
  if (entries.some(({ name }) => name === chartName))
    return [fault(input, `the folder ${text} is a Helm chart`, renderHint(showPath(folder, workspace)))];
  const names = entries
    .filter((entry) => !entry.isDirectory() && manifestName.test(entry.name))
    .map(({ name }) => name);
  if (names.length > 0) {
    const files = names.toSorted().map((name) => join(folder, name));
    return readableFiles(files, input, workspace);
  }
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const hint =
    folders.length === 0
      ? "It contains no .yaml, .yml or .json file and no kustomization."
      : `Its subfolders are not searched. Name one of them (${listed(folders)}), or use a glob such as ${text.replace(/(?<!\/)\/+$/, "")}/**/*.yaml.`;
  return [fault(input, `the folder ${text} contains no manifests`, hint)];
}

async function isLink(path: string): Promise<boolean> {
  const entry = await lstat(path).catch(() => undefined);
  return entry?.isSymbolicLink() ?? false;
}

/** The type of a path's target; `special` is a named pipe, a socket or a device. */
type PathKind = "file" | "folder" | "special" | undefined;

async function kindOf(path: string): Promise<PathKind> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return undefined;
  const info = await lstat(target);
  if (info.isDirectory()) return "folder";
  return info.isFile() ? "file" : "special";
}

interface Match {
  readonly path: string;
  readonly kind: PathKind;
}

/** The matches of a glob, sorted, without the folders that it only passes through. */
async function globMatches(pattern: string, workspace: string): Promise<readonly Match[]> {
  const matches: (Match & { readonly isLink: boolean })[] = [];
  for await (const entry of glob(pattern, { cwd: workspace, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    matches.push({ path, kind: await kindOf(path), isLink: entry.isSymbolicLink() });
  }
  const isIntermediate = ({ path, isLink }: (typeof matches)[number]) =>
    (!isLink && /(^|\/)\*\*\/?$/.test(pattern)) || matches.some((other) => other.path.startsWith(`${path}${sep}`));
  return matches
    .filter((match) => match.kind !== "folder" || !isIntermediate(match))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** A symlink in a repository may point to any file of the runner: nothing outside of the workspace is read. */
async function insideWorkspace(path: string, workspace: string, found: Found, input: InputLine): Promise<Found> {
  const shown = showPath(path, workspace);
  const kind = await kindOf(path);
  if (kind === undefined) return danglingLink(path, workspace, input);
  if (!(await isInside(path, workspace))) {
    const hint = "Only files in the workspace are read: copy it there in an earlier step if you need it.";
    return fault(input, `${shown} is outside of the workspace`, hint);
  }
  if (kind === "file") return found;
  if (kind === "special") return fault(input, `${shown} is not a regular file`, regularFileHint);
  const target = showPath(await realpath(path), await realpath(workspace));
  const hint = `Links to folders are not followed. Add a line with ${target}, or remove the link.`;
  return fault(input, `${shown} is a link to the folder ${target}`, hint);
}

/** The fault of a symlink whose target does not exist, or that points to itself. */
async function danglingLink(path: string, workspace: string, input: InputLine): Promise<UserError> {
  const shown = showPath(path, workspace);
  const target = await readlink(path).catch(() => undefined);
  if (target === undefined) return fault(input, `there is no ${shown}`, "Was it removed during the run?");
  const file = showPath(resolve(dirname(path), target), workspace);
  const hint = `If ${file} is generated, create it in an earlier step; otherwise correct or remove the link.`;
  return fault(input, `${shown} is a link to ${target}, which does not exist`, hint);
}
