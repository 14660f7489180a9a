import {
  type Manifest,
  type ReadManifests,
  type RunProgram,
  readManifests,
  shellWord,
  UserError,
} from "@pushpull/core";
import { withoutQuotes } from "../kubectl-words.ts";
import { showPath } from "./files.ts";
import { findOrigins } from "./origins.ts";

/**
 * Builds a folder with the Kustomize that is in kubectl. It reads nothing outside of the folder's own tree but other
 * kustomizations, runs no plugins and no Helm: kubectl's defaults (`--load-restrictor=LoadRestrictionsRootOnly`).
 */
export async function buildKustomization(
  kustomization: string,
  folder: string,
  workspace: string,
  kubectl: RunProgram,
): Promise<ReadManifests> {
  const file = showPath(kustomization, workspace);
  const { code, stdout, stderr } = await kubectl(["kustomize", "--", folder]);
  if (code !== 0) {
    const words = withoutQuotes(stderr.trim())
      .replace(/^error: /, "")
      .replaceAll(`${workspace}/`, "");
    const fault = new UserError(`Kustomize cannot build ${file}: ${words}`, {
      code: "kustomize",
      hint: `See it with: kubectl kustomize ${shellWord(showPath(folder, workspace))}`,
      location: { file, line: 1 },
    });
    return { manifests: [], faults: [fault] };
  }
  const built = readManifests(stdout, file);
  const origins = await findOrigins(kustomization, workspace);
  const whole = { file, line: 1 };
  const located = built.manifests.map(({ object }): Manifest => {
    const origin = origins(object);
    return { object, source: origin ?? { location: whole, locate: () => whole } };
  });
  return { manifests: located, faults: built.faults };
}
