/**
 * The plan: which objects are applied, in which namespace, and in which order. Computed from the manifests and the kinds
 * that the API server serves; nothing is requested or written here.
 */
import { isDeepStrictEqual } from "node:util";
import { formatLocation, type Location, UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { firstFew } from "@pushpull/core/text";
import type { Discovery, Resource } from "../cluster/discovery.ts";
import type { Manifest } from "../manifests/manifest.ts";
import { findKind, knownKinds, namespaces } from "./kinds.ts";
import { nameFaults } from "./name-faults.ts";
import { needsOf } from "./needs.ts";
import type { PlannedObject, PushPlan, Wave } from "./push-plan.ts";
import { readyWhenFaults } from "./ready-when.ts";
import { serverFieldFaults, withoutServerFields } from "./server-fields.ts";
import { syncWaveFault, syncWaveOf, toWaves } from "./waves.ts";

export interface PlanInputs {
  readonly manifests: readonly Manifest[];
  readonly discovery: Discovery;
  /** The namespace of namespaced objects without one. */
  readonly namespace: string;
  /** Whether that namespace is part of the set. */
  readonly createNamespace: boolean;
}

/** A warning about the set. */
export interface PlanWarning {
  readonly message: string;
  readonly location: Location | undefined;
}

/**
 * Decides which objects are applied, where, and in which order. Pure.
 * @returns the plan for all objects that can be planned; a fault for each kind that is not served, each object that
 * appears twice with different content or has fields that only the server sets, and each malformed sync-wave or
 * ready-when; and a warning for objects that appear several times with the same content
 */
export function planPush(inputs: PlanInputs): {
  readonly plan: PushPlan;
  readonly faults: readonly UserError[];
  readonly warnings: readonly PlanWarning[];
} {
  const kinds = knownKinds(inputs.discovery, inputs.manifests);
  const faults: UserError[] = [];
  const written = inputs.manifests.flatMap((manifest): readonly PlannedObject[] => {
    const resource = findKind(kinds, manifest, inputs.manifests);
    if (!("plural" in resource)) {
      faults.push(...resource, ...serverFieldFaults(manifest));
      return [];
    }
    faults.push(...serverFieldFaults(manifest, resource));
    return [planObject(manifest, resource, inputs.namespace)];
  });
  const complete = inputs.createNamespace ? withNamespace(written, inputs.namespace) : written;
  const { objects, faults: conflicting, warnings } = withoutDuplicates(complete);
  faults.push(...conflicting);
  faults.push(...objects.filter(({ object }) => syncWaveOf(object) === undefined).map(syncWaveFault));
  faults.push(...readyWhenFaults(objects));
  const invalidNames = new Map(objects.map((planned) => [planned, nameFaults(planned)]));
  faults.push(...[...invalidNames.values()].flat());
  // A URL cannot be built for the others.
  const named = objects.filter((planned) => invalidNames.get(planned)?.length === 0);
  return { plan: { waves: withNeedsBefore(toWaves(named)) }, faults, warnings };
}

/** Reduces an object's needs to those that earlier waves of the same set create. */
function withNeedsBefore(waves: readonly Wave[]): readonly Wave[] {
  const before = new Set<string>();
  return waves.map((wave) => {
    const objects = wave.objects.map((planned) => ({
      ...planned,
      needs: planned.needs.filter((key) => before.has(key)),
    }));
    for (const { ref } of objects) before.add(objectKey(ref));
    return { ...wave, objects };
  });
}

function planObject(
  { object, source, helm, hookWeight }: Manifest,
  resource: Resource,
  fallback: string,
): PlannedObject {
  const cleaned = withoutServerFields(object, resource);
  const { namespace: written, ...metadata } = cleaned.metadata;
  const namespace = resource.namespaced ? written || fallback : undefined;
  const complete: KubernetesObject = {
    ...cleaned,
    metadata: namespace === undefined ? metadata : { ...metadata, namespace },
  };
  const name = object.metadata.name ?? `${object.metadata.generateName}*`;
  return {
    ref: { apiVersion: object.apiVersion, kind: object.kind, namespace, name },
    object: complete,
    source,
    resource,
    needs: needsOf(complete, resource.plural),
    onlyIfMissing: helm === "crd",
    hookWeight,
    writer: helm === undefined ? "pushpull" : "helm",
  };
}

/** Adds the namespace if no manifest contains it. */
function withNamespace(objects: readonly PlannedObject[], name: string): readonly PlannedObject[] {
  if (objects.some(({ object }) => object.kind === "Namespace" && object.metadata.name === name)) return objects;
  const object: KubernetesObject = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
  const source = { location: undefined, locate: () => undefined };
  return [{ ...planObject({ object, source }, namespaces, name), onlyIfMissing: true }, ...objects];
}

/** Maximum number of duplicates that a warning lists. */
const maxListed = 5;

/**
 * Removes duplicates. Published bundles may contain the same CRD several times: with the same content, that is a
 * warning. With different content, the last one written would win, which is never intended.
 */
function withoutDuplicates(objects: readonly PlannedObject[]): {
  readonly objects: readonly PlannedObject[];
  readonly faults: readonly UserError[];
  readonly warnings: readonly PlanWarning[];
} {
  const named = objects.filter(({ object }) => object.metadata.name !== undefined);
  const repeated = [...Map.groupBy(named, ({ ref }) => objectKey(ref)).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.map((other) => ({ first, other })),
  );
  const { same = [], different = [] } = Object.groupBy(repeated, ({ first, other }) =>
    isDeepStrictEqual(first.object, other.object) ? "same" : "different",
  );
  const dropped = new Set(same.map(({ other }) => other));
  return {
    objects: objects.filter((planned) => !dropped.has(planned)),
    faults: different.map(differentContent),
    warnings: same.length === 0 ? [] : [sameContent(same)],
  };
}

interface Repeated {
  readonly first: PlannedObject;
  readonly other: PlannedObject;
}

function differentContent({ first, other: { ref, source } }: Repeated): UserError {
  const before = first.source.location;
  return new UserError(`${formatRef(ref, "full")} appears twice with different content`, {
    code: "manifest",
    hint: `Remove one${before === undefined ? "" : `; the first is at ${formatLocation(before)}`}.`,
    location: source.location,
  });
}

function sameContent(repeated: readonly Repeated[]): PlanWarning {
  const lists = [...Map.groupBy(repeated, ({ first }) => first)].map(([{ ref, source }, copies]) => {
    const locations = [source, ...copies.map(({ other }) => other.source)].flatMap(({ location }) => location ?? []);
    return `${formatRef(ref, "full")} (${locations.map(formatLocation).join(", ")})`;
  });
  return {
    message: `Defined more than once with the same content, applied once: ${firstFew(lists, maxListed).join("; ")}`,
    location: repeated[0]?.other.source.location,
  };
}
