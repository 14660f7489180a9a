import { findImages, groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { secretParts } from "@pushpull/core/redaction";
import { ApiError } from "../cluster/api.ts";
import type { Manifest } from "./manifest.ts";

/** Whether an object is a Secret of Kubernetes itself. */
export function isSecret({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === "Secret" && groupOf(apiVersion) === "";
}

/**
 * Hides the values of Secrets, as they are written and as they are meant, and the values within them where they are files
 * of many. What a person is shown as the name of
 * something is none: `postgres` as a user's name does not hide the StatefulSet postgres.
 * @param names all that is shown as a name, a line each
 */
export function hideSecrets(objects: Iterable<KubernetesObject>, names: string, hide: (value: string) => void): void {
  const values = [...objects]
    .filter(isSecret)
    .flatMap(({ data, stringData }) => [
      ...valuesOf(stringData),
      ...valuesOf(data).flatMap((value) => [value, Buffer.from(value, "base64").toString("utf8")]),
    ]);
  const parts = values.flatMap((value) => [value, ...secretParts(value)]);
  for (const value of new Set(parts)) if (!names.includes(value.trim())) hide(value);
}

/** What a run shows as the name of something in its manifests, a line each. */
export function namesIn(manifests: readonly Manifest[]): string {
  return [...new Set(manifests.flatMap(namesOf))].join("\n");
}

function namesOf({ object, source }: Manifest): readonly string[] {
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
    /(expected [^,\n]{1,200}, got )[\s\S]*?(?=\n[ \t]+\.\S+: |$)/g,
    "$1&value.valueUnstructured{Value:}",
  );
  return new ApiError(error.httpStatus, { ...error.status, message }, error.retryAfter);
}
