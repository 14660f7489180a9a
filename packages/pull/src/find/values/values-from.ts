/**
 * `valuesFrom` of a HelmRelease (Flux, "Values references"): ConfigMaps and Secrets whose values are merged over those
 * of the chart, in order, and below the release's own `values`.
 */
import { posix } from "node:path";
import { userFaults } from "@pushpull/core/errors";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { mapOf, parseYaml } from "@pushpull/core/yaml";
import type { Checkout } from "../../git/types.ts";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, insideText, listOf, objectsOf, rootOf, textOf } from "../document-nodes.ts";
import { kustomizationOf } from "../formats/kustomization.ts";
import { readFiles } from "../read-files.ts";
import type { FoundValue, Installer, ValueLookup, ValuesReference } from "./chart-installers.ts";

/** The target of a reference: values, values files, or nothing in the repository. */
interface Followed {
  readonly lookups: readonly ValueLookup[];
  readonly files: readonly string[];
}

/** Adds the targets of their references to installers. */
export async function withValuesFrom(
  installers: readonly Installer[],
  checkout: Pick<Checkout, "search" | "searchEverywhere" | "read">,
): Promise<readonly Installer[]> {
  const names = [...new Set(installers.flatMap(({ from }) => from.map(({ name }) => name)))];
  if (names.length === 0) return installers;
  const paths = (await checkout.searchEverywhere(names)) ?? (await checkout.search(names));
  const files = [...(await readFiles(checkout, paths)).files.values()];
  return installers.map((installer) => {
    const followed = installer.from.map((reference) => ({ reference, ...follow(reference, files) }));
    const isFound = ({ lookups, files: named }: Followed) => lookups.length > 0 || named.length > 0;
    return {
      ...installer,
      values: [...installer.values, ...followed.flatMap((each) => each.files)],
      unknown: followed.filter((each) => !isFound(each)).map(({ reference }) => reference),
      lookup: (path) => {
        const own = installer.lookup(path);
        // Inline values come last.
        return own.length > 0 ? own : followed.flatMap(({ lookups }) => lookups.flatMap((each) => each(path)));
      },
    };
  });
}

function follow(reference: ValuesReference, files: readonly ParsedFile[]): Followed {
  const found = files.flatMap((file) =>
    file.documents.flatMap((document): readonly Followed[] => {
      const kustomization = kustomizationOf(file.file, document.value);
      if (kustomization !== undefined) return generated(reference, file, document, kustomization);
      return objectsOf(document).flatMap(({ object, at }) => {
        if (object.kind !== reference.kind || object.metadata?.name !== reference.name) return [];
        return inObject(reference, { file, document, at, object: mapOf(object) });
      });
    }),
  );
  return { lookups: found.flatMap(({ lookups }) => lookups), files: found.flatMap((each) => each.files) };
}

interface HoldingObject {
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly object: Readonly<Record<string, unknown>>;
}

function inObject(
  { kind, key, target }: ValuesReference,
  { file, document, at, object }: HoldingObject,
): readonly Followed[] {
  const isSecret = kind === "Secret";
  const field = isSecret ? "stringData" : "data";
  const plain = below(at, field, key);
  if (textOf(mapOf(object[field])[key]) !== undefined) {
    const values = target === undefined ? document.textValue(plain.steps) : mapOf(object[field])[key];
    const lookup = lookupIn(values, target, (path) => below(insideText(plain), ...path), plain);
    return [{ lookups: [(path) => lookup(path).map((each) => shown({ ...each, file, document }, kind))], files: [] }];
  }
  const encoded = isSecret ? textOf(mapOf(object.data)[key]) : undefined;
  if (encoded === undefined) return [];
  const whole = below(at, "data", key);
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const lookup = lookupIn(target === undefined ? parsed(text) : text, target, () => whole, whole);
  return [
    {
      lookups: [(path) => lookup(path).map((each) => shown({ ...each, file, document, byHand: true }, kind))],
      files: [],
    },
  ];
}

/** The value of a Secret is not shown. */
function shown(found: FoundValue, kind: string): FoundValue {
  return kind === "Secret" ? { ...found, value: "a value of a Secret", byHand: true } : found;
}

function lookupIn(
  values: unknown,
  target: FieldPath | undefined,
  node: (path: FieldPath) => NodePath,
  whole: NodePath,
): (path: FieldPath) => readonly { readonly at: NodePath; readonly value: unknown }[] {
  return (path) => {
    if (target !== undefined) {
      const isMeant = target.length === path.length && target.every((step, nth) => step === path[nth]);
      return isMeant ? [{ at: whole, value: values }] : [];
    }
    const value = valueAt(values, path);
    return value === undefined ? [] : [{ at: node(path), value }];
  };
}

function parsed(text: string): unknown {
  try {
    return parseYaml(text, "").documents[0]?.value;
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  }
}

/**
 * The ConfigMaps and Secrets that a kustomization generates: from files, `KEY=FILE` or `FILE`, or from literals,
 * `KEY=VALUE`.
 */
function generated(
  { kind, name, key, target }: ValuesReference,
  file: ParsedFile,
  document: ParsedDocument,
  kustomization: Readonly<Record<string, unknown>>,
): readonly Followed[] {
  const field = kind === "Secret" ? "secretGenerator" : "configMapGenerator";
  return listOf(kustomization[field]).flatMap((each, index): readonly Followed[] => {
    const { name: own, files, literals } = mapOf(each);
    if (own !== name) return [];
    const paths = listOf(files).flatMap((item) => {
      const [first = "", second] = String(item).split("=", 2);
      const isMeant = second === undefined ? posix.basename(first) === key : first === key;
      return isMeant ? [posix.join(posix.dirname(file.file), second ?? first)] : [];
    });
    const at = listOf(literals).findIndex((item) => String(item).startsWith(`${key}=`));
    const value = at === -1 ? undefined : String(listOf(literals)[at]).slice(key.length + 1);
    const node = below(rootOf(document), field, index, "literals", at);
    const lookup = lookupIn(target === undefined ? parsed(value ?? "") : value, target, () => node, node);
    const inLiteral: ValueLookup = (path) =>
      lookup(path).map((found) => shown({ ...found, file, document, byHand: true }, kind));
    return [
      { files: target === undefined ? paths : [], lookups: [...(value === undefined ? [] : [inLiteral]), () => []] },
    ];
  });
}
