import { groupOf } from "@pushpull/core/kubernetes";
import { isMap } from "../shapes.ts";

/** What Kustomize takes for a kustomization, in a folder that is named (`konfig.RecognizedKustomizationFileNames`). */
export const kustomizationNames: readonly string[] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** A document as a kustomization; undefined when it is none. */
export function kustomizationOf(file: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isMap(value)) return undefined;
  const { apiVersion, kind } = value;
  const isNamed = kustomizationNames.includes(file.slice(file.lastIndexOf("/") + 1));
  // Both may be left out (`types.Kustomization.FixKustomization`). Flux has a kind of the same name.
  const isOurs = apiVersion === undefined ? isNamed : groupOf(String(apiVersion)) === "kustomize.config.k8s.io";
  const isKind = kind === undefined ? isNamed : kind === "Kustomization" || kind === "Component";
  return isOurs && isKind ? value : undefined;
}
