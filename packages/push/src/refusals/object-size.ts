import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import type { ApiError } from "../cluster/api.ts";
import type { PlannedObject } from "../plan/push-plan.ts";

/** Maximum total size of a ConfigMap's or Secret's values (`MaxSecretSize` in `k8s.io/api/core/v1`): 1 MiB. */
const maxData = 1024 * 1024;

/**
 * Explains that an object is too large: its size and the limit. A ConfigMap or Secret counts by its data, other objects
 * by the size of the request.
 */
export function explainSize(error: ApiError, planned: PlannedObject): UserError | undefined {
  const causes = error.status.details?.causes ?? [];
  const tooMuchData = causes.some(({ field = "", message = "" }) => /^(\[\]|data)?$/.test(field) && isTooLong(message));
  const tooLarge = error.httpStatus === 413 || /request is too large/.test(error.message);
  if (!tooMuchData && !tooLarge) return undefined;
  const { object } = planned;
  const size = isCountedByData(object) ? dataSize(object) : Buffer.byteLength(JSON.stringify(object));
  const limit = isCountedByData(object) ? maxData : /limit is (\d+)/.exec(error.message)?.[1];
  const excess = limit === undefined ? "more than the cluster can store" : `but the limit is ${limit}`;
  return new UserError(`${formatRef(planned.ref)} is refused: it has ${size} bytes, ${excess}`, {
    code: "refused",
    hint: "Split it, or keep it elsewhere: in an image, or on a volume.",
    location: planned.source.location,
    cause: error,
  });
}

function isTooLong(message: string): boolean {
  return message.startsWith("Too long");
}

function isCountedByData({ kind, apiVersion }: KubernetesObject): boolean {
  return apiVersion === "v1" && (kind === "ConfigMap" || kind === "Secret");
}

function dataSize({ kind, data, stringData, binaryData }: KubernetesObject): number {
  const [plain, encoded] = kind === "Secret" ? [stringData, data] : [data, binaryData];
  return bytes(plain, "utf8") + bytes(encoded, "base64");
}

function bytes(map: unknown, encoding: "utf8" | "base64"): number {
  return Object.values(map ?? {}).reduce((sum: number, value) => sum + Buffer.byteLength(String(value), encoding), 0);
}
