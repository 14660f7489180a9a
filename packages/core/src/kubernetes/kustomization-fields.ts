/**
 * The format of a kustomization (`kustomize.config.k8s.io`, `types.Kustomization`): what push and pull both need to know
 * of it. Reading one is theirs: push checks what a build would open, pull looks for images.
 */

/** File names that Kustomize accepts in a folder, by precedence (`konfig.RecognizedKustomizationFileNames`). */
export const kustomizationNames: readonly string[] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** The field of images and its former name. Former names mean the same in a file of any version. */
export const imageFields = ["images", "imageTags"] as const;

/** The fields of patches: files, or inline texts. */
export const patchFields = ["patches", "patchesJson6902", "patchesStrategicMerge"] as const;

/** The field of resources and its former name: files and bases. */
export const resourceFields = ["resources", "bases"] as const;

/**
 * What the texts of a field are: plain values, names of files, names of files or bases, or names of files or bases whose
 * documents configure plugins.
 */
export type KustomizationFieldUse = "value" | "file" | "base" | "plugin";

/** Up to `v1beta1`. */
const fieldsByUse: Readonly<Record<KustomizationFieldUse, readonly string[]>> = {
  value: [
    ...["apiVersion", "kind", "metadata", "namePrefix", "nameSuffix", "namespace"],
    ...["commonLabels", "labels", "commonAnnotations", "replicas", "vars"],
    ...["sortOptions", "generatorOptions", "buildMetadata"],
    ...imageFields,
  ],
  file: [
    ...["crds", "configurations", "openapi", "replacements", "configMapGenerator", "secretGenerator"],
    ...["helmCharts", "helmGlobals", "helmChartInflationGenerator"],
    ...patchFields,
  ],
  base: [...resourceFields, "components"],
  plugin: ["generators", "transformers", "validators"],
};

const useByField: ReadonlyMap<string, KustomizationFieldUse> = new Map(
  (["value", "file", "base", "plugin"] as const).flatMap((use) =>
    fieldsByUse[use].map((name) => [foldField(name), use] as const),
  ),
);

/**
 * What the texts of a kustomization's field are. An unknown field counts as naming bases, so that fields of later
 * versions are covered.
 */
export function useOfField(name: string): KustomizationFieldUse {
  return useByField.get(foldField(name)) ?? "base";
}

/** Folds the case of a field's name as Go matches it, where `ſ` equals s and the Kelvin sign equals k (`encoding/json`). */
export function foldField(name: string): string {
  return name.toUpperCase().toLowerCase();
}

/** The key of a field as it is written, in any case. */
export function writtenKey(value: unknown, name: string): string {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, name)) return name;
  return Object.keys(value).find((key) => foldField(key) === foldField(name)) ?? name;
}

/** Whether a text is inline YAML or JSON, where a field takes that or the name of a file or folder. */
export function isInlineText(text: string): boolean {
  return /[\n{[]/.test(text);
}

/**
 * Whether any version of Kustomize treats a text as an address (`internal/git/repospec.go`,
 * `internal/loader/fileloader.go`).
 */
export function isRemoteAddress(text: string): boolean {
  return /^(git::|gh:|https?:|[a-z][a-z0-9+.-]*:\/\/|[a-z][a-z0-9-]*@|github\.com[:/])/i.test(text);
}
