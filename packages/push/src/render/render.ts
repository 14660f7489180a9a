import { readFile } from "node:fs/promises";
import { UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import { type BuildPorts, buildAll } from "./builds.ts";
import { type Found, findManifests, type KustomizationPath } from "./files.ts";
import { type ReadManifests, readManifests } from "./read-manifests.ts";
import { showPath } from "./show-path.ts";

/**
 * Finds what the input `manifests` names: files, folders as `kubectl apply -f` reads them, globs, and folders with a
 * kustomization. What is named twice is found once.
 * @param workspace absolute path that the lines are relative to, and that nothing may lead out of
 */
export async function findAll(lines: readonly InputLine[], workspace: string): Promise<readonly Found[]> {
  const found = (await Promise.all(lines.map((line) => findManifests(line, workspace)))).flat();
  return [...new Map(found.map((each) => [keyOf(each), each])).values()];
}

/** Whether what was found has to be built, by a program that reads what others have written. */
export function isBuilt(found: Found): found is KustomizationPath {
  return !(found instanceof UserError) && "kustomization" in found;
}

/**
 * Turns what was found into objects.
 * @returns what could be read, and all that is wrong
 */
export async function readAll(found: readonly Found[], ports: BuildPorts): Promise<ReadManifests> {
  const kustomizations = found.filter(isBuilt);
  const building = buildAll(kustomizations, ports);
  const reading = found.map(async (each) => {
    if (each instanceof UserError) return { manifests: [], faults: [each] };
    return isBuilt(each)
      ? ((await building)[kustomizations.indexOf(each)] ?? { manifests: [], faults: [] })
      : readOne(each.file, ports.workspace);
  });
  const read = await Promise.all(reading);
  return { manifests: read.flatMap(({ manifests }) => manifests), faults: read.flatMap(({ faults }) => faults) };
}

function keyOf(found: Found): string {
  if (found instanceof UserError) return found.message;
  return "file" in found ? found.file : found.kustomization;
}

async function readOne(path: string, workspace: string): Promise<ReadManifests> {
  const bytes = await readFile(path);
  const file = showPath(path, workspace);
  if (bytes.includes(0)) {
    const hint = "Manifests are text in UTF-8.";
    return {
      manifests: [],
      faults: [new UserError(`${file} is not a text file`, { code: "manifest", hint, location: { file, line: 1 } })],
    };
  }
  return readManifests(bytes.toString("utf8"), file);
}
