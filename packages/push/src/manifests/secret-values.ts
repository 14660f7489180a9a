import { findImages, groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { secretParts } from "@pushpull/core/redaction";
import { ApiError } from "../cluster/api.ts";
import type { Manifest } from "./manifest.ts";

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
