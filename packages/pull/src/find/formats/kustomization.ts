import { groupOf } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "../document-nodes.ts";
import type { FoundImage } from "../image-location.ts";

/** File names that Kustomize accepts in a folder (`konfig.RecognizedKustomizationFileNames`). */
export const kustomizationNames: readonly string[] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Reads a document as a kustomization; undefined if it is none. */
export function kustomizationOf(file: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isMap(value)) return undefined;
  const { apiVersion, kind } = value;
  const isNamed = kustomizationNames.includes(file.slice(file.lastIndexOf("/") + 1));
  // Both may be omitted (`types.Kustomization.FixKustomization`). Flux has a kind of the same name.
  const isOurs = apiVersion === undefined ? isNamed : groupOf(String(apiVersion)) === "kustomize.config.k8s.io";
  const isKind = kind === undefined ? isNamed : kind === "Kustomization" || kind === "Component";
  return isOurs && isKind ? value : undefined;
}

/**
 * Whether an entry of `images` sets an image at this location: Kustomize sets containers and image volumes of any kind,
 * and no other field of a custom resource (`imagetag.LegacyFilter`, and `images` of its own configuration).
 */
export function setByEntries({ format, at: { steps }, field: inObject }: FoundImage): boolean {
  const path = inObject ?? steps.at(-1) ?? [];
  if (path.includes("ephemeralContainers")) return false;
  const isEntry = format === "kustomize" && inObject === undefined && (steps.length === 1 || path[0] === "imageTag");
  if (format === "helm-values" || isEntry) return true;
  const [list, field] = [path.at(-3), path.at(-1)].map(String);
  return list === "containers" || list === "initContainers" || field === "reference";
}

/** The key of a field as it is written: Go matches names regardless of case (`encoding/json`). */
export function writtenKey(value: unknown, name: string): string {
  const map = mapOf(value);
  return Object.hasOwn(map, name) ? name : (Object.keys(map).find((key) => fold(key) === fold(name)) ?? name);
}

/** Folds case as Go does, where `ſ` equals s and the Kelvin sign equals k. */
function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}
