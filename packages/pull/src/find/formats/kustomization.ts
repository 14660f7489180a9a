import { groupOf, kustomizationNames, writtenKey } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import { listOf, textOf } from "../document-nodes.ts";
import type { FoundImage } from "../image-location.ts";

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

/** The values files of one of `helmCharts` (`types.HelmChart`), as they are written. */
export function valuesFilesOf(chart: unknown): readonly string[] {
  const [file, more] = ["valuesFile", "additionalValuesFiles"].map((name) => mapOf(chart)[writtenKey(chart, name)]);
  return [file, ...listOf(more)].flatMap((each) => textOf(each) ?? []);
}
