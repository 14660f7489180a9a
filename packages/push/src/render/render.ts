import { readFile } from "node:fs/promises";
import { type InputLine, type RunProgram, UserError } from "@pushpull/core";
import { type Found, findManifests } from "./files.ts";
import { buildKustomization } from "./kustomize.ts";
import { type ReadManifests, readManifests } from "./read-manifests.ts";
import { showPath } from "./show-path.ts";

export interface RenderPorts {
  /** Absolute path that the lines are relative to, and that nothing may lead out of. */
  readonly workspace: string;
  readonly kubectl: RunProgram;
}

/**
 * Turns the input `manifests` into objects: files, folders as `kubectl apply -f` reads them, globs, and folders with a
 * kustomization, which are built. What is named twice is read once.
 * @returns what could be read, and all that is wrong
 */
export async function render(lines: readonly InputLine[], ports: RenderPorts): Promise<ReadManifests> {
  const found = (await Promise.all(lines.map((line) => findManifests(line, ports.workspace)))).flat();
  const unique = [...new Map(found.map((each) => [keyOf(each), each])).values()];
  const read = await Promise.all(unique.map((each) => readFound(each, ports)));
  return { manifests: read.flatMap(({ manifests }) => manifests), faults: read.flatMap(({ faults }) => faults) };
}

function keyOf(found: Found): string {
  if (found instanceof UserError) return found.message;
  return "file" in found ? found.file : found.kustomization;
}

async function readFound(found: Found, { workspace, kubectl }: RenderPorts): Promise<ReadManifests> {
  if (found instanceof UserError) return { manifests: [], faults: [found] };
  if ("kustomization" in found) return buildKustomization(found.kustomization, found.folder, workspace, kubectl);
  const bytes = await readFile(found.file);
  const file = showPath(found.file, workspace);
  if (bytes.includes(0)) {
    const hint = "Manifests are text in UTF-8.";
    return {
      manifests: [],
      faults: [new UserError(`${file} is not a text file`, { code: "manifest", hint, location: { file, line: 1 } })],
    };
  }
  return readManifests(bytes.toString("utf8"), file);
}
