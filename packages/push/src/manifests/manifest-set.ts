/**
 * Manifests: what input `manifests` names, the objects in it, and where each was written. Files are read as they are or
 * built with Kustomize; which objects are applied is left to the plan.
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
 * @param workspace absolute path that the lines are relative to, and that nothing may lead out of
 */
export async function findAll(lines: readonly InputLine[], workspace: string): Promise<readonly Found[]> {
  const found = (await Promise.all(lines.map((line) => findManifests(line, workspace)))).flat();
  const files = new Map<string, Found>();
  // A file that any line names itself counts as named.
  for (const each of found) if (!files.has(keyOf(each)) || isNamed(each)) files.set(keyOf(each), each);
  return [...files.values()];
}

function isNamed(found: Found): boolean {
  return "isNamed" in found && found.isNamed;
}

/** Whether an entry has to be built, by a program that reads untrusted files. */
export function isBuilt(found: Found): found is KustomizationPath {
  return !(found instanceof UserError) && "kustomization" in found;
}

/**
 * Reads all objects.
 * @returns what could be read, all faults, and a notice for each empty file that a folder or a glob included
 */
export async function readAll(found: readonly Found[], ports: BuildPorts): Promise<RenderedManifests> {
  const kustomizations = found.filter(isBuilt);
  const building = buildAll(kustomizations, ports);
  const reading = found.map(async (each): Promise<ReadManifests> => {
    if (each instanceof UserError) return { manifests: [], faults: [each] };
    return isBuilt(each)
      ? ((await building)[kustomizations.indexOf(each)] ?? { manifests: [], faults: [] })
      : readOne(each.file, ports.workspace);
  });
  const read = await Promise.all(reading);
  const empty = found.filter((each, index) => !(each instanceof UserError) && isEmpty(read[index]));
  // A line that leads only to empty files is a fault.
  const left = new Set(found.flatMap((each) => (each instanceof UserError || empty.includes(each) ? [] : [each.line])));
  const { needed = [], spare = [] } = Object.groupBy(empty, (each) =>
    each instanceof UserError || isBuilt(each) || each.isNamed || !left.has(each.line) ? "needed" : "spare",
  );
  return {
    manifests: read.flatMap(({ manifests }) => manifests),
    faults: [
      ...read.flatMap(({ faults }) => faults),
      ...needed.map((each) => emptyFault(showPath(keyOf(each), ports.workspace), isBuilt(each))),
    ],
    notices: [
      ...spare.map((each) => `${showPath(keyOf(each), ports.workspace)} has no object in it, and is left out`),
      ...read.flatMap(({ notices = [] }) => notices),
    ],
    taken: read.flatMap(({ taken = [] }) => taken),
  };
}

function isEmpty(read: ReadManifests | undefined): boolean {
  return read?.manifests.length === 0 && read.faults.length === 0;
}

function emptyFault(file: string, isBuild: boolean): UserError {
  return new UserError(`${file} ${isBuild ? "builds no object" : "has no object in it"}`, {
    code: "manifest",
    hint: "Put an object into it, or take it out of 'manifests'.",
    location: { file, line: 1 },
  });
}

/** The key by which duplicates are found. */
function keyOf(found: Found): string {
  if (found instanceof UserError) return found.message;
  return isBuilt(found) ? found.kustomization : found.file;
}

async function readOne(path: string, workspace: string): Promise<ReadManifests> {
  const file = showPath(path, workspace);
  const bytes = await readWorkspaceFile(path, file);
  if (bytes instanceof UserError) return { manifests: [], faults: [bytes] };
  if (bytes.includes(0)) {
    const hint = "Manifests are text in UTF-8.";
    return {
      manifests: [],
      faults: [new UserError(`${file} is not a text file`, { code: "manifest", hint, location: { file, line: 1 } })],
    };
  }
  return readManifests(bytes.toString("utf8"), file);
}
