import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { findImages, groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { createRedactor, type Redact, secretParts } from "@pushpull/core/redaction";
import { isMap, parseYaml } from "@pushpull/core/yaml";
import { ApiError } from "../cluster/api.ts";
import { kustomizationIn } from "./forbidden-references.ts";
import { type Manifest, showPath } from "./manifest.ts";
import { readTextOrNothing } from "./workspace-file.ts";

/** Whether an object is a core/v1 Secret. */
export function isSecret({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === "Secret" && groupOf(apiVersion) === "";
}

/**
 * Hides the values of Secrets, encoded and decoded, and values inside of those that are files. Values that are also
 * shown as a name are not hidden: a user name `postgres` does not hide the StatefulSet postgres.
 * @param names all names that are shown, a line each
 */
export function hideSecrets(objects: Iterable<KubernetesObject>, names: string, hide: (value: string) => void): void {
  const values = [...objects]
    .filter(isSecret)
    .flatMap(({ data, stringData }) => [
      ...valuesOf(stringData),
      ...valuesOf(data).flatMap((value) => [value, Buffer.from(value, "base64").toString("utf8")]),
    ]);
  hideTexts(values, names, hide);
}

/** Hides texts, and what is in those that are files of values, unless it is also shown as a name. */
export function hideTexts(values: readonly string[], names: string, hide: (value: string) => void): void {
  const parts = values.flatMap((value) => [value, ...secretParts(value)]);
  const shown = wordsOf(names);
  for (const value of new Set(parts)) if (!shown.has(value.trim())) hide(value);
}

/** Maximum number of words of a name of which each sequence counts; of a longer one, it and each word. */
const mostWords = 16;

/** Each name, and each part of one that begins and ends with a word: `shop-db` and `db` of `shop-db-0`. */
function wordsOf(names: string): ReadonlySet<string> {
  return new Set(
    names.split("\n").flatMap((name) => {
      const words = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => [index, index + word.length]);
      const upTo = words.length > mostWords ? 1 : words.length;
      const parts = words.flatMap(([from], first) =>
        words.slice(first, first + upTo).map(([, to]) => name.slice(from, to)),
      );
      return [name, ...parts];
    }),
  );
}

/** The names that a run shows for its manifests, a line each. */
export function namesIn(manifests: readonly Manifest[]): string {
  return [...new Set(manifests.flatMap(namesOf))].join("\n");
}

function namesOf({ object, source }: Manifest): readonly string[] {
  const { name = "", generateName = "", namespace = "" } = object.metadata;
  const images = isSecret(object) ? [] : findImages(object).flatMap(({ container, image }) => [container, image]);
  return [object.apiVersion, object.kind, name, generateName, namespace, source.location?.file ?? "", ...images];
}

/** The texts in a value, which may have any type. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(valuesOf);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** The server's error without the Secret's value that it quotes where the type is wrong. */
export function withoutValues(error: ApiError): ApiError {
  const message = error.message.replace(
    /(expected [^,\n]{1,200}, got )[\s\S]*?(?=\n[ \t]+\.\S+: |$)/g,
    "$1&value.valueUnstructured{Value:}",
  );
  return new ApiError(error.httpStatus, { ...error.status, message }, error.retryAfter);
}

/** Maximum number of files that are read. */
const mostFiles = 500;

/** Fields that say what an object or a change is of, and that messages need. */
const telling = new Set(["apiVersion", "kind", "name", "namespace", "op", "path", "from", "target", "metadata"]);

interface Found {
  readonly values: string[];
  /** Names and paths, which are shown. */
  readonly names: string[];
}

/**
 * Makes a redactor for what Kustomize may quote in an error and may be a secret: the values of generators, patches and
 * inline configurations, the lines of env files, and the values of Secrets. A build that fails gives no objects, whose
 * values would be known.
 */
export async function redactorOfBuild(folder: string, workspace: string): Promise<Redact> {
  const found: Found = { values: [], names: [] };
  const seen = new Set<string>();
  const waiting = [folder];
  for (let path = waiting.pop(); path !== undefined && seen.size < mostFiles; path = waiting.pop()) {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined || seen.has(real)) continue;
    seen.add(real);
    found.names.push(showPath(real, workspace));
    if ((await stat(real)).isFile()) await readObjects(real, found);
    else waiting.push(...(await readKustomization(real, found)));
  }
  const { hide, redact } = createRedactor();
  hideTexts(found.values, found.names.join("\n"), hide);
  return redact;
}

async function readObjects(file: string, { values, names }: Found): Promise<void> {
  for (const { value } of parseYaml(await readTextOrNothing(file), basename(file)).documents) {
    if (!isMap(value)) continue;
    const { kind, apiVersion, metadata, data, stringData } = value;
    names.push(...[kind, apiVersion, ...(isMap(metadata) ? [metadata.name, metadata.namespace] : [])].map(String));
    if (typeof kind !== "string" || typeof apiVersion !== "string") values.push(...textsIn(value));
    else if (isSecret({ kind, apiVersion, metadata: {} })) {
      values.push(...textsIn(stringData));
      for (const text of textsIn(data)) values.push(text, Buffer.from(text, "base64").toString("utf8"));
    }
  }
}

/** @returns the paths of what it is built from */
async function readKustomization(folder: string, { values, names }: Found): Promise<readonly string[]> {
  const file = await kustomizationIn(folder);
  if (file === undefined) return [];
  const fields = parseYaml(await readTextOrNothing(file), basename(file)).documents[0]?.value;
  if (!isMap(fields)) return [];
  const next: string[] = [];
  for (const [field, value] of Object.entries(fields)) {
    if (/generator$/i.test(field)) {
      for (const entry of Array.isArray(value) ? value : []) await readGenerator(entry, dirname(file), values);
      continue;
    }
    for (const text of textsOrPatches(value)) {
      const path = join(folder, text);
      const isContent = /[\n{[]|: /.test(text) && /patch|generators|transformers|validators/i.test(field);
      if (text.length < 1_000 && (await stat(path).catch(() => undefined)) !== undefined) next.push(path);
      else if (isContent) values.push(...valuesOfText(text));
      if (!isContent) names.push(text);
    }
  }
  return next;
}

async function readGenerator(entry: unknown, folder: string, values: string[]): Promise<void> {
  if (!isMap(entry)) return;
  values.push(...textsIn(entry.literals));
  for (const text of [entry.envs, entry.env, entry.files].flatMap(textsIn)) {
    const [key, ...rest] = text.split("=");
    const name = rest.length === 0 ? (key ?? "") : rest.join("=");
    const path = resolve(folder, name);
    const isThere = name.length < 1_000 && (await stat(path).catch(() => undefined))?.isFile() === true;
    if (!isThere && rest.length > 0) values.push(text, name);
    else if (isThere && !textsIn(entry.files).includes(text)) values.push(await readTextOrNothing(path));
  }
}

/** The texts of a field: of a list of paths, or of a list of patches. */
function textsOrPatches(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOrPatches);
  return isMap(value) ? [value.path, value.patch].filter((text) => typeof text === "string") : [];
}

/** The values in a patch or a configuration; all of a text that cannot be read. */
function valuesOfText(text: string): readonly string[] {
  const { documents, faults } = parseYaml(text, "");
  const isRead = faults.length === 0 && documents.some(({ value }) => typeof value === "object");
  return isRead ? [text, ...documents.flatMap(({ value }) => textsIn(value))] : [text];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => (telling.has(key) ? [] : textsIn(part)));
}
