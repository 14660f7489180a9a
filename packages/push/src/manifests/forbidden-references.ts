import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { type Location, UserError } from "@pushpull/core/errors";
import { isRemoteAddress, kustomizationNames } from "@pushpull/core/kubernetes";
import { withoutPasswords } from "../cluster/kubectl.ts";
import {
  type Entry,
  entriesOf,
  isRemoteFile,
  onlyListsFiles,
  pluginEntries,
  readStrictly,
} from "./kustomization-entries.ts";
import { readBaseAddress } from "./remote/base-address.ts";
import { maxFileSize, readTextOrNothing, readWorkspaceFile, regularFileHint } from "./workspace-file.ts";

/** Whether a path is in a folder, with symlinks resolved. */
export async function isInside(path: string, folder: string): Promise<boolean> {
  return isBelow(await realpath(path), await realpath(folder));
}

function isBelow(path: string, folder: string): boolean {
  const fromFolder = relative(folder, path);
  return fromFolder !== ".." && !fromFolder.startsWith(`..${sep}`) && !isAbsolute(fromFolder);
}

/** The files of the workspace, or of a fetched base. */
export interface SourceTree {
  /** The real path of its folder. Nothing outside of it is read. */
  readonly root: string;
  /** Formats a path in it for messages. */
  show(path: string): string;
  /** The line that names the base; undefined for the workspace, whose own lines are shown. */
  readonly namedAt?: Location;
}

/** A folder with a kustomization in a tree. */
export interface KustomizationFolder {
  readonly folder: string;
  readonly tree: SourceTree;
}

/**
 * Fetches a base; each is fetched once.
 * @param namedIn the file that names it, as shown in messages
 * @param at the line of the workspace that leads to it
 * @throws UserError for a base that may not or cannot be fetched
 */
export type OpenBase = (address: string, namedIn: string, at: Location) => Promise<KustomizationFolder>;

/** A folder, and whether its entries are built or configure plugins. */
interface Visit extends KustomizationFolder {
  readonly use: "build" | "plugins";
}

/**
 * Finds forbidden references in a kustomization and in everything it is built from. Kustomize restricts every
 * kustomization to files of its own folder, but lets it refer to any other folder, to Git repositories, and to URLs of
 * files.
 */
export async function findForbiddenReferences(
  start: KustomizationFolder,
  openBase: OpenBase,
): Promise<readonly UserError[]> {
  const seen = new Set<string>();
  const faults: UserError[] = [];
  const queue: Visit[] = [{ ...start, use: "build" }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    // Kustomize resolves paths from the real path of the kustomization's folder.
    const visit = { ...next, folder: await realpath(next.folder) };
    const key = `${visit.use} ${visit.folder}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const found = await visitFolder(visit, openBase);
    faults.push(...found.faults);
    queue.push(...found.next);
  }
  return faults;
}

interface VisitResult {
  readonly faults: readonly UserError[];
  readonly next: readonly Visit[];
}

const nothing: VisitResult = { faults: [], next: [] };

async function visitFolder(visit: Visit, openBase: OpenBase): Promise<VisitResult> {
  const files = await kustomizationsIn(visit.folder);
  return merged(await Promise.all(files.map((file) => visitKustomization(file, visit, openBase))));
}

async function visitKustomization(file: string, visit: Visit, openBase: OpenBase): Promise<VisitResult> {
  // Kustomize does not read a symlink to a file elsewhere either.
  if (!(await isInside(file, visit.folder).catch(() => false))) return nothing;
  const shown = visit.tree.show(file);
  // Kustomize does not read a folder with the name of a kustomization file either.
  if ((await stat(file)).isDirectory()) return nothing;
  const bytes = await readWorkspaceFile(file, shown).catch(() => undefined);
  if (bytes === undefined) return nothing;
  if (bytes instanceof UserError) return { faults: [inTree(bytes, visit.tree)], next: [] };
  const { documents, faults } = readStrictly(bytes, shown);
  if (faults.length > 0) return { faults: faults.map((fault) => inTree(fault, visit.tree)), next: [] };
  if (visit.use === "plugins" && !documents.every(onlyListsFiles)) {
    return {
      faults: [forbidden(visit.tree, shown, 1, "configures plugins and does more than list them", buildHint)],
      next: [],
    };
  }
  const found = documents
    .flatMap(entriesOf)
    .map((entry) => followEntry(visit.use === "plugins" ? { ...entry, use: "plugin" } : entry, shown, visit, openBase));
  return merged(await Promise.all(found));
}

const buildHint = "Build it in an earlier step, and name the resulting file.";
const copyHint = "Only files in the workspace are read: copy it there in an earlier step if you need it.";
const downloadHint = "Download it in an earlier step, check it, and name the file.";

async function followEntry(entry: Entry, shown: string, visit: Visit, openBase: OpenBase): Promise<VisitResult> {
  const { text, use, line } = entry;
  const { tree, folder } = visit;
  const refuse = (what: string, hint: string): VisitResult => ({
    faults: [forbidden(tree, shown, line, what, hint)],
    next: [],
  });
  if (text.includes("\0")) return nothing;
  const path = resolve(folder, text);
  const target = await stat(path).catch(() => undefined);
  if (target !== undefined && !target.isFile() && !target.isDirectory())
    return refuse(`names ${text}, which is not a regular file`, regularFileHint);
  // Kustomize reads it whole, into memory that nothing bounds.
  if (target?.isFile() && target.size > maxFileSize)
    return refuse(
      `names ${text}, which is larger than ${maxFileSize / 1024 / 1024} MiB`,
      "Split it into smaller files.",
    );
  // An inline patch is not a file name.
  if (use === "file")
    return isRemoteFile(entry) && !text.includes("\n") ? refuse(notFetched(entry), downloadHint) : nothing;
  if (use === "plugin") {
    // An inline configuration, on one line or many. Anything else may be a file name, even with line breaks.
    const inline = checkPlugin(Buffer.from(text), shown, visit, line);
    if (inline.faults.length > 0) return inline;
  }
  const next = { use: use === "plugin" ? "plugins" : "build" } as const;
  const open = () => visitBase(text, { file: shown, line }, visit, openBase, next.use);
  // Kustomize fetches this, whatever the workspace has under the same name.
  if (isRemoteFile(entry)) return open();
  if (target?.isFile()) {
    if (use !== "plugin" || !(await isInside(path, folder))) return nothing;
    const configuration = tree.show(await realpath(path));
    const bytes = await readWorkspaceFile(path, configuration);
    return bytes instanceof UserError
      ? { faults: [inTree(bytes, tree)], next: [] }
      : checkPlugin(bytes, configuration, visit);
  }
  // Something that only looks like an address may be a folder: `base@v1`.
  if (isRemoteAddress(text) && !(target?.isDirectory() && "refused" in readBaseAddress(text))) return open();
  if (isAbsolute(text) || (await kustomizationsIn(path)).length === 0) return nothing;
  const real = await realpath(path);
  if (isBelow(real, tree.root)) return { faults: [], next: [{ ...next, folder: real, tree }] };
  const where = tree.namedAt === undefined ? "the workspace" : "its repository";
  return refuse(`names ${text}, which is outside of ${where}`, copyHint);
}

async function visitBase(
  address: string,
  at: Location,
  { tree }: Visit,
  openBase: OpenBase,
  use: Visit["use"],
): Promise<VisitResult> {
  try {
    return { faults: [], next: [{ ...(await openBase(address, at.file, tree.namedAt ?? at)), use }] };
  } catch (error) {
    if (!(error instanceof UserError) || error.code === "timeout") throw error;
    return { faults: [error], next: [] };
  }
}

/** Checks the configuration of a plugin. @param line the line of an inline configuration */
function checkPlugin(bytes: Buffer, shown: string, { tree }: Visit, line?: number): VisitResult {
  const { documents, faults } = readStrictly(bytes, shown);
  if (faults.length > 0) return { faults: faults.map((fault) => inTree(fault, tree)), next: [] };
  const found = documents
    .flatMap(pluginEntries)
    .filter(isRemoteFile)
    .map((entry) => forbidden(tree, shown, line ?? entry.line, notFetched(entry), downloadHint));
  return { faults: found, next: [] };
}

function notFetched({ text }: Entry): string {
  return `names ${withoutPasswords(text)}, which is not fetched`;
}

function forbidden(tree: SourceTree, shown: string, line: number, what: string, hint: string): UserError {
  const fault = new UserError(`${shown} ${what}`, { code: "kustomize", hint, location: { file: shown, line } });
  return inTree(fault, tree);
}

/** A fault in a fetched file is reported on the workspace's line that names its base. */
function inTree(fault: UserError, { namedAt }: SourceTree): UserError {
  if (namedAt === undefined) return fault;
  const { code, hint, message, location } = fault;
  const prefix = location === undefined || message.includes(location.file) ? "" : `${location.file}:${location.line}: `;
  return new UserError(`${prefix}${message}`, { code, hint, location: namedAt });
}

function merged(found: readonly VisitResult[]): VisitResult {
  return { faults: found.flatMap(({ faults }) => faults), next: found.flatMap(({ next }) => next) };
}

/** The first line of a file that contains a text; 1 if no line does. */
export async function lineOf(text: string | undefined, file: string): Promise<number> {
  const lines = (await readTextOrNothing(file)).split("\n");
  const index = text === undefined ? -1 : lines.findIndex((line) => line.includes(text));
  return index === -1 ? 1 : index + 1;
}

export async function kustomizationIn(folder: string): Promise<string | undefined> {
  return (await kustomizationsIn(folder))[0];
}

/** The kustomization files of a folder. Kustomize refuses more than one. */
async function kustomizationsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): readonly string[] => []);
  return kustomizationNames.filter((each) => names.includes(each)).map((name) => join(folder, name));
}
