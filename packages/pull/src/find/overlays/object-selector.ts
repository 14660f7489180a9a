import { groupOf, type KubernetesObject, type ObjectMeta } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import { RE2JS } from "re2js";
import { listOf, textOf } from "../document-nodes.ts";

/** Selects the objects that a patch applies to (Kustomize, `types.Selector`). */
export type ObjectSelector = Readonly<Record<string, unknown>>;

/** An object with the changes of kustomizations so far. */
export type OverlaidObject = KubernetesObject & {
  /** Its previous names and namespaces: selectors still match them. */
  readonly earlier?: readonly Pick<ObjectMeta, "name" | "namespace">[];
};

/** The changes of a kustomization to the metadata of its objects, applied after its patches. */
export interface MetadataChange {
  readonly kind: "renaming";
  readonly prefix: string;
  readonly suffix: string;
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export function readMetadataChange(field: (name: string) => unknown): MetadataChange {
  const pairs = listOf(field("labels")).map((each) => mapOf(mapOf(each).pairs));
  return {
    kind: "renaming",
    prefix: textOf(field("namePrefix")) ?? "",
    suffix: textOf(field("nameSuffix")) ?? "",
    namespace: textOf(field("namespace")),
    labels: textsOf([mapOf(field("commonLabels")), ...pairs]),
    annotations: textsOf([mapOf(field("commonAnnotations"))]),
  };
}

function textsOf(maps: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, string>> {
  return Object.fromEntries(maps.flatMap((map) => Object.entries(map).map(([key, value]) => [key, String(value)])));
}

/** An object after a kustomization has changed its metadata. */
export function changeMetadata(object: OverlaidObject, by: MetadataChange): OverlaidObject {
  const { metadata = {}, earlier = [] } = object;
  const { name, namespace } = metadata;
  const changed = {
    ...metadata,
    ...(name === undefined ? {} : { name: `${by.prefix}${name}${by.suffix}` }),
    ...(by.namespace === undefined ? {} : { namespace: by.namespace }),
    labels: { ...metadata.labels, ...by.labels },
    annotations: { ...metadata.annotations, ...by.annotations },
  };
  const isSame = changed.name === name && changed.namespace === namespace;
  return { ...object, metadata: changed, earlier: isSame ? earlier : [metadata, ...earlier] };
}

/**
 * Whether a patch applies to an object: by the patterns of its target, or, without a target, by the object that the
 * patch names. Its current and previous names and namespaces are compared (Kustomize, `resWrangler.Select`).
 */
export function matchesSelector(object: OverlaidObject, target: ObjectSelector | undefined, patch: unknown): boolean {
  const { apiVersion, kind, metadata, earlier = [] } = object;
  const ids = [metadata ?? {}, ...earlier];
  const group = groupOf(apiVersion);
  if (target === undefined) {
    const { apiVersion: version, kind: wanted, metadata: named } = mapOf(patch);
    const { name, namespace } = mapOf(named);
    const isNamed = ids.some((id) => {
      const isThere = namespace === undefined || id.namespace === undefined || namespace === id.namespace;
      return name === id.name && isThere;
    });
    return wanted === kind && groupOf(textOf(version) ?? "") === group && isNamed;
  }
  const { labels, annotations } = metadata ?? {};
  if (!matchesLabels(labels, target.labelSelector) || !matchesLabels(annotations, target.annotationSelector))
    return false;
  const matchesField = (field: string, values: readonly (string | undefined)[]) => {
    const pattern = textOf(target[field]);
    return pattern === undefined || values.some((value) => matchesPattern(pattern, value ?? ""));
  };
  const namespaces = ids.map(({ namespace }) => namespace ?? "default");
  return (
    matchesField("kind", [kind]) &&
    matchesField("group", [group]) &&
    matchesField("version", [apiVersion.split("/").at(-1)]) &&
    matchesField(
      "name",
      ids.map(({ name }) => name),
    ) &&
    matchesField("namespace", namespaces)
  );
}

/** One requirement of a selector: `app`, `!app`, `app = web`, `app != web`, `app in (web, api)`. */
const requirement =
  /^\s{0,9}(?:(!)\s{0,9})?([\w./-]{1,320})\s{0,9}(?:(==?|!=|>|<|\b(?:not)?in\b)\s{0,9}(\([^()]{0,1000}\)|[\w.-]{0,63}))?\s{0,9}$/;

/** Whether labels meet a selector (Kubernetes, "Labels and Selectors"); false for one that is invalid. */
export function matchesLabels(labels: unknown, selector: unknown): boolean {
  const requirements = textOf(selector)?.match(/(?:\([^()]{0,1000}\)|[^,()])+/g) ?? [];
  return requirements.every((each) => {
    const [, not, key = "", operator, operand = ""] = requirement.exec(each) ?? [];
    if (key === "") return false;
    const value = mapOf(labels)[key];
    const values = operand
      .replace(/[()]/g, "")
      .split(",")
      .map((part) => part.trim());
    switch (operator) {
      case undefined:
        return (value === undefined) === (not !== undefined);
      case "!=":
      case "notin":
        return value === undefined || !values.includes(String(value));
      case ">":
        return Number(value) > Number(operand);
      case "<":
        return Number(value) < Number(operand);
      default:
        return value !== undefined && values.includes(String(value));
    }
  });
}

/** The names of the labels in a selector. */
export function labelNamesIn(selector: unknown): readonly string[] {
  const requirements = textOf(selector)?.match(/(?:\([^()]{0,1000}\)|[^,()])+/g) ?? [];
  return requirements.flatMap((each) => requirement.exec(each)?.[2] ?? []);
}

/** Maximum length of a pattern, in characters: a name has at most 253. */
const maxPatternLength = 1000;

/** Compiled patterns: a few of them are matched against many objects. Undefined for an invalid pattern. */
const compiled = new Map<string, RE2JS | undefined>();

/**
 * Whether a value matches a pattern in RE2 syntax, from start to end (Kustomize, `anchorRegex`). The pattern is foreign
 * text: the engine takes linear time for any pattern.
 */
function matchesPattern(pattern: string, value: string): boolean {
  return /^[\w-]+$/.test(pattern) ? pattern === value : matches(`^(?:${pattern})$`, value);
}

/**
 * Whether an entry of `images` applies to an image. Its name is a pattern without a group of its own (Kustomize,
 * `image.IsImageMatched`), which may also match the version: that is about to change, so any version matches.
 */
export function matchesImageName(pattern: string, name: string): boolean {
  if (pattern === name) return true;
  const isPlain = !/[*+?()|[\]{}^$\\]/.test(pattern) && (!pattern.includes(".") || pattern.length !== name.length);
  if (isPlain) return false;
  const whole = `^${pattern}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`;
  return [name, `${name}:v1`, `${name}:1.0.0`].some((image) => matches(whole, image));
}

/** An image's name as written, which may be a placeholder. */
export function writtenName(image: string): string {
  const [named = image] = image.split("@", 1);
  return named.replace(/:[^:/]{0,200}$/, "");
}

function matches(pattern: string, value: string): boolean {
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern));
  return compiled.get(pattern)?.test(value) ?? false;
}

/** Undefined if Kustomize would reject the pattern, or it is too long for any name. */
function compile(pattern: string): RE2JS | undefined {
  if (pattern.length > maxPatternLength) return undefined;
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

/** Reads the target of a patch; undefined if it selects nothing. */
export function selectorOf(value: unknown): ObjectSelector | undefined {
  return isMap(value) && Object.keys(value).length > 0 ? value : undefined;
}
