import { findImages, groupOf, type KubernetesObject, type Manifest } from "@pushpull/core";
import { ApiError } from "./api/errors.ts";

/** Whether an object is a Secret of Kubernetes itself. */
export function isSecret({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === "Secret" && groupOf(apiVersion) === "";
}

/**
 * The values of all Secrets of a set, as they are written and as they are meant. What a person is shown as the name of
 * something is none: `postgres` as a user's name does not hide the StatefulSet postgres.
 * @param shown names that are not in the set: of namespaces, contexts, identities
 */
export function secretValues(manifests: readonly Manifest[], shown: readonly string[]): readonly string[] {
  const secrets = manifests.filter(({ object }) => isSecret(object));
  if (secrets.length === 0) return [];
  const names = [...new Set([...shown, ...manifests.flatMap(namesIn)])].join("\n");
  const values = secrets.flatMap(({ object: { data, stringData } }) => [
    ...valuesOf(stringData),
    ...valuesOf(data).flatMap((value) => [value, Buffer.from(value, "base64").toString("utf8")]),
  ]);
  return [...new Set(values)].filter((value) => !names.includes(value.trim()));
}

function namesIn({ object, source }: Manifest): readonly string[] {
  const { name = "", generateName = "", namespace = "" } = object.metadata;
  const images = isSecret(object) ? [] : findImages(object).flatMap(({ container, image }) => [container, image]);
  return [object.apiVersion, object.kind, name, generateName, namespace, source.location?.file ?? "", ...images];
}

/** A manifest may hold anything where a text belongs. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(valuesOf);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** The server's words of a Secret without the value that they quote where its type is wrong. */
export function withoutValues(error: ApiError): ApiError {
  const message = error.message.replace(
    /(expected [^,\n]+, got )[\s\S]*?(?=\n\s+\.\S+: |$)/g,
    "$1&value.valueUnstructured{Value:}",
  );
  return new ApiError(error.httpStatus, { ...error.status, message }, error.retryAfter);
}
