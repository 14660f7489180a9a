import { formatLocation, UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import type { Discovery, Resource } from "../cluster/discovery.ts";
import type { Manifest } from "../render/manifest.ts";
import { readyWhenFaults } from "../rollout/rules/ready-when.ts";
import { findKind, knownKinds } from "./kinds.ts";
import { nameFaults } from "./names.ts";
import { namespaces } from "./namespaces.ts";
import { needsOf } from "./needs.ts";
import { serverFieldFaults, withoutServerFields } from "./server-fields.ts";
import type { PlannedObject, PushPlan, Wave } from "./types.ts";
import { syncWaveFault, syncWaveOf, toWaves } from "./waves.ts";

export interface PlanInputs {
  readonly manifests: readonly Manifest[];
  readonly discovery: Discovery;
  /** For namespaced objects that name none. */
  readonly namespace: string;
  /** Whether that namespace is part of the set. */
  readonly createNamespace: boolean;
}

/**
 * Decides what is applied, where, and in which order. Pure.
 * @returns the plan for all objects that can be planned, and a fault for each kind that is not served, each object that
 * is there twice or has what only the server sets, and each malformed sync-wave or ready-when
 */
export function planPush(inputs: PlanInputs): { readonly plan: PushPlan; readonly faults: readonly UserError[] } {
  const kinds = knownKinds(inputs.discovery, inputs.manifests);
  const faults: UserError[] = [];
  const written = inputs.manifests.flatMap((manifest): readonly PlannedObject[] => {
    const resource = findKind(kinds, manifest);
    if (resource instanceof UserError) {
      faults.push(resource, ...serverFieldFaults(manifest));
      return [];
    }
    faults.push(...serverFieldFaults(manifest, resource));
    return [planObject(manifest, resource, inputs.namespace)];
  });
  const objects = inputs.createNamespace ? withNamespace(written, inputs.namespace) : written;
  faults.push(...duplicates(objects));
  faults.push(...objects.filter(({ object }) => syncWaveOf(object) === undefined).map(syncWaveFault));
  faults.push(...readyWhenFaults(objects));
  const misnamed = new Map(objects.map((planned) => [planned, nameFaults(planned)]));
  faults.push(...[...misnamed.values()].flat());
  // A URL cannot be made of them.
  const named = objects.filter((planned) => misnamed.get(planned)?.length === 0);
  return { plan: { waves: withNeedsBefore(toWaves(named)) }, faults };
}

/** Leaves of an object's needs those that the same set brings before it. */
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

function planObject({ object, source }: Manifest, resource: Resource, fallback: string): PlannedObject {
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
    onlyIfMissing: false,
  };
}

/** Adds the namespace itself where no manifest does. */
function withNamespace(objects: readonly PlannedObject[], name: string): readonly PlannedObject[] {
  if (objects.some(({ object }) => object.kind === "Namespace" && object.metadata.name === name)) return objects;
  const object: KubernetesObject = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
  const source = { location: undefined, locate: () => undefined };
  return [{ ...planObject({ object, source }, namespaces, name), onlyIfMissing: true }, ...objects];
}

/** The same object twice would end as whichever is written last: nobody can have meant that. */
function duplicates(objects: readonly PlannedObject[]): readonly UserError[] {
  const named = objects.filter(({ object }) => object.metadata.name !== undefined);
  return [...Map.groupBy(named, ({ ref }) => objectKey(ref)).values()].flatMap(([first, ...others]) =>
    others.map(({ ref, source }) => {
      const before = first?.source.location;
      return new UserError(`${formatRef(ref, "full")} is there twice`, {
        code: "manifest",
        hint: `Remove one${before === undefined ? "" : `; the first is at ${formatLocation(before)}`}.`,
        location: source.location,
      });
    }),
  );
}
