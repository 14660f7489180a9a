import { UserError } from "@pushpull/core/errors";
import { type FieldPath, formatRef, type KubernetesObject, type ObjectRef } from "@pushpull/core/kubernetes";
import { firstFew, shellWord } from "@pushpull/core/text";
import { differingFields, readFieldPath, writeFieldPath } from "../manifests/field-paths.ts";
import type { PlannedObject } from "../plan/push-plan.ts";

/** Messages about an immutable field: each kind's validation has its own. */
const immutablePattern =
  /immutable|may not (be )?change|cannot (be )?change|updates to .{0,300} are forbidden|may not be (updated|modified)|may not change fields/;

/** Maximum number of fields that are named; further ones are counted. */
const maxFields = 3;

/**
 * Explains a change of an immutable field: which fields, and what to do. The server names the immutable part of the
 * object and dumps all of it; the fields in it that differ from the live object are named instead.
 * @returns undefined when the server refuses the field for another reason
 */
export function explainImmutable(
  { field, message, cause }: { readonly field: string; readonly message: string; readonly cause: Error },
  planned: PlannedObject,
  live: KubernetesObject | undefined,
): UserError | undefined {
  if (live === undefined || !immutablePattern.test(message)) return undefined;
  const detail = message
    .replace(/\n[\s\S]*$/, "")
    .replace(/^Invalid value: [\s\S]*: |^Forbidden: /, "")
    .replace(/(?<!\.)\.+$/, "");
  const changed = changedFields(field, detail, planned.object, live);
  const names = changed.length === 0 ? field : firstFew(changed, maxFields, writeFieldPath).join(", ");
  return new UserError(`${formatRef(planned.ref)} is refused: ${names}: ${detail}`, {
    code: "refused",
    hint: hintForKind(planned.ref),
    location: planned.source.locate(changed[0] ?? readFieldPath(field, planned.object)),
    cause,
  });
}

function changedFields(
  field: string,
  detail: string,
  object: KubernetesObject,
  live: KubernetesObject,
): readonly FieldPath[] {
  // "updates to fields other than 'replicas', …": the quoted fields are the mutable ones.
  const allowed = [...detail.matchAll(/['`]([A-Za-z][\w.[\]*]*)['`]/g)].map(([, name = ""]) => withoutIndices(name));
  const prefix = withoutIndices(field);
  return differingFields(object, asWritten(live)).filter((path) => {
    const name = withoutIndices(writeFieldPath(path)).replace(/^stringData\b/, "data");
    if (allowed.some((one) => isWithin(name, one) || isWithin(name, `${prefix}.${one}`))) return false;
    // The server sets `clusterIPs` from `clusterIP`.
    return isWithin(name, prefix) || (path.length === prefix.split(".").length && prefix.startsWith(name));
  });
}

/** Adds `stringData` to a live Secret, which has base64 only. */
function asWritten(live: KubernetesObject): KubernetesObject {
  if (live.kind !== "Secret") return live;
  const data = Object.entries(live.data ?? {}).map(([key, value]) => [key, Buffer.from(value, "base64").toString()]);
  return { ...live, stringData: Object.fromEntries(data) };
}

function withoutIndices(path: string): string {
  return path.replace(/\[[\d*]*\]/g, "");
}

function isWithin(name: string, prefix: string): boolean {
  return name === prefix || name.startsWith(`${prefix}.`) || name.startsWith(`${prefix}[`);
}

function hintForKind({ kind, name, namespace }: ObjectRef): string {
  const command = `kubectl delete ${kind.toLowerCase()} ${shellWord(name)}${namespace === undefined ? "" : ` --namespace ${namespace}`}`;
  switch (kind) {
    case "Job":
      return `A Job cannot be changed: give each version a new name (or use generateName), or delete this one first: ${command}.`;
    case "ConfigMap":
    case "Secret":
      return `Give each version a new name, as Kustomize's generators do, or delete this one first: ${command}.`;
    case "Service":
      return `Remove the field to keep the current value, or delete the Service first: ${command}. It may then get another address.`;
    case "StatefulSet":
      return `Restore the old value, or delete it without its pods, which the new one then takes over: ${command} --cascade=orphan.`;
    case "Deployment":
    case "DaemonSet":
    case "ReplicaSet":
      return `Restore the old value, give it another name, or delete it and its pods first: ${command}.`;
    case "PersistentVolume":
    case "PersistentVolumeClaim":
      return "Restore the old value, or give it another name and move the data. Deleting it can delete the data too.";
    case "CustomResourceDefinition":
      return "Restore the old value. Deleting the definition deletes every object of its kind.";
    default:
      return `Restore the old value, give it another name, or delete it first: ${command}.`;
  }
}
