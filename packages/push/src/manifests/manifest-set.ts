/**
 * Finds and reads the manifests that input `manifests` names: their objects, and the file and line of each. Files are
 * read as they are or built with Kustomize; `plan/` decides which objects are applied.
 */
import { UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import { type Found, findManifests, type KustomizationPath } from "./find-manifests.ts";
import { showPath } from "./manifest.ts";
import { type ReadManifests, readManifests } from "./read-manifests.ts";
import { type BuildPorts, buildAll } from "./run-builds.ts";
import { readWorkspaceFile } from "./workspace-file.ts";

/** Everything that was read for a run. */
export type RenderedManifests = Required<ReadManifests>;

/**
 * Finds what input `manifests` names: files, folders as `kubectl apply -f` reads them, globs, and folders with a
 * kustomization. Duplicates are removed.
 * @param workspace absolute path that the lines are relative to; paths that leave it are faults
 */
export async function findSources(lines: readonly InputLine[], workspace: string): Promise<readonly Found[]> {
  const found = (await Promise.all(lines.map((line) => findManifests(line, workspace)))).flat();
  const files = new Map<string, Found>();
  // A file that one line names and another one includes counts as named.
  for (const each of found) if (!files.has(keyOf(each)) || isNamed(each)) files.set(keyOf(each), each);
  return [...files.values()];
}

function isNamed(found: Found): boolean {
  return "isNamed" in found && found.isNamed;
}

/** Whether a source is built by a program, which reads untrusted files. */
export function isBuilt(found: Found): found is KustomizationPath {
  return !(found instanceof UserError) && "kustomization" in found;
}

/**
 * Reads all objects.
 * @returns the objects that could be read, all faults, and a notice for each empty file that a folder or a glob included
 */
export async function readSources(found: readonly Found[], ports: BuildPorts): Promise<RenderedManifests> {
  const kustomizations = found.filter(isBuilt);
  const building = buildAll(kustomizations, ports);
  const reading = found.map(async (each): Promise<ReadManifests> => {
    if (each instanceof UserError) return { manifests: [], faults: [each] };
    return isBuilt(each)
      ? ((await building)[kustomizations.indexOf(each)] ?? { manifests: [], faults: [] })
      : readPlainFile(each.file, ports.workspace);
  });
  const read = await Promise.all(reading);
  const empty = found.filter((each, index) => !(each instanceof UserError) && isEmpty(read[index]));
  // A line that finds only empty files is a fault.
  const linesWithObjects = new Set(
    found.flatMap((each) => (each instanceof UserError || empty.includes(each) ? [] : [each.line])),
  );
  const { faulty = [], ignored = [] } = Object.groupBy(empty, (each) =>
    each instanceof UserError || isBuilt(each) || each.isNamed || !linesWithObjects.has(each.line)
      ? "faulty"
      : "ignored",
  );
  return {
    manifests: read.flatMap(({ manifests }) => manifests),
    faults: [
      ...read.flatMap(({ faults }) => faults),
      ...faulty.map((each) => emptyFault(showPath(keyOf(each), ports.workspace), isBuilt(each))),
    ],
    notices: [
      ...ignored.map((each) => `${showPath(keyOf(each), ports.workspace)} is ignored: it contains no objects`),
      ...read.flatMap(({ notices = [] }) => notices),
    ],
    copiedOverrides: read.flatMap(({ copiedOverrides = [] }) => copiedOverrides),
  };
}

function isEmpty(read: ReadManifests | undefined): boolean {
  return read?.manifests.length === 0 && read.faults.length === 0;
}

function emptyFault(file: string, isBuild: boolean): UserError {
  return new UserError(`${file} ${isBuild ? "builds to no objects" : "contains no objects"}`, {
    code: "manifest",
    hint: "Add an object to it, or remove it from input 'manifests'.",
    location: { file, line: 1 },
  });
}

/** Two sources with the same key are duplicates. */
function keyOf(found: Found): string {
  if (found instanceof UserError) return found.message;
  return isBuilt(found) ? found.kustomization : found.file;
}

async function readPlainFile(path: string, workspace: string): Promise<ReadManifests> {
  const file = showPath(path, workspace);
  const bytes = await readWorkspaceFile(path, file);
  if (bytes instanceof UserError) return { manifests: [], faults: [bytes] };
  if (bytes.includes(0)) {
    const hint = "Manifests must be UTF-8 text.";
    return {
      manifests: [],
      faults: [new UserError(`${file} is not a text file`, { code: "manifest", hint, location: { file, line: 1 } })],
    };
  }
  return readManifests(bytes.toString("utf8"), file);
}
