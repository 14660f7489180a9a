import type { Location } from "@pushpull/core/errors";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { shellWord } from "@pushpull/core/text";
import { type PlannedObject, someNames } from "../plan/push-plan.ts";
import type { LiveState } from "./read-live.ts";

/** A tool other than pushpull that manages an object, by its labels and annotations on it. */
interface Owner {
  /** `Helm release shop/web` */
  readonly name: string;
  /** The consequences of two owners, and how to hand the object over. */
  readonly advice: string;
}

/**
 * Warns of live objects that another tool manages: it would overwrite or delete what we apply. One warning per release
 * or application, on the line of its first object.
 */
export function ownerWarnings(
  objects: readonly PlannedObject[],
  live: LiveState,
): readonly { readonly message: string; readonly location: Location | undefined }[] {
  const owned = objects.flatMap((planned) => {
    const owner = ownerOf(planned, live.get(objectKey(planned.ref)));
    return owner === undefined ? [] : [{ planned, owner }];
  });
  return [...Map.groupBy(owned, ({ owner }) => owner.name)].map(([name, some]) => {
    const names = someNames(some.map(({ planned }) => planned.ref));
    const belong = some.length === 1 ? "belongs" : "belong";
    return {
      message: `${names} ${belong} to ${name}. ${some[0]?.owner.advice}`,
      location: some[0]?.planned.source.location,
    };
  });
}

/** Objects of a release belong to Helm in any case: whose release they are in is checked there (`helm/release/`). */
function ownerOf({ writer }: PlannedObject, object: KubernetesObject | undefined): Owner | undefined {
  if (object === undefined) return undefined;
  return flux(object) ?? (writer === "helm" ? undefined : helm(object)) ?? argo(object);
}

/** Helm writes this on objects that it installs; `helm template` does not (Helm docs, "Labels and Annotations"). */
function helm({ metadata: { annotations = {}, namespace } }: KubernetesObject): Owner | undefined {
  const release = annotations["meta.helm.sh/release-name"];
  if (release === undefined) return undefined;
  const home = annotations["meta.helm.sh/release-namespace"] ?? namespace ?? "default";
  return {
    name: `Helm release ${home}/${release}`,
    advice: `Helm's next upgrade overwrites what is applied here, and an uninstall deletes it. To move it to pushpull, delete Helm's record of the release (kubectl delete secrets --namespace ${shellWord(home)} --selector ${shellWord(`owner=helm,name=${release}`)}), and remove the annotations meta.helm.sh/release-name and meta.helm.sh/release-namespace.`,
  };
}

/** Argo CD docs, "Resource Tracking". An annotation that names another object was copied and is ignored. */
function argo({ kind, metadata }: KubernetesObject): Owner | undefined {
  const { annotations = {}, labels = {}, managedFields = [], namespace = "", name } = metadata;
  const [, tracked, of] = /^([^:]+):(.*)$/.exec(annotations["argocd.argoproj.io/tracking-id"] ?? "") ?? [];
  const byAnnotation = of?.endsWith(`/${kind}:${namespace}/${name}`) ? tracked : undefined;
  // Before version 3, tracking used a label that other tools write too.
  const applied = managedFields.some(({ manager }) => manager === "argocd-controller");
  const byLabel = applied ? labels["app.kubernetes.io/instance"] : undefined;
  const application = byAnnotation ?? labels["argocd.argoproj.io/instance"] ?? byLabel;
  if (application === undefined) return undefined;
  return {
    name: `Argo CD application ${application}`,
    advice: `Its next sync overwrites what is applied here. To move it to pushpull, delete the application without its objects (argocd app delete ${application} --cascade=false), and remove the annotation argocd.argoproj.io/tracking-id or the label of its instance.`,
  };
}

function flux({ metadata: { labels = {} } }: KubernetesObject): Owner | undefined {
  for (const [kind, group] of Object.entries({ Kustomization: "kustomize", HelmRelease: "helm" })) {
    const prefix = `${group}.toolkit.fluxcd.io`;
    const name = labels[`${prefix}/name`];
    if (name === undefined) continue;
    const home = labels[`${prefix}/namespace`] ?? "flux-system";
    return {
      name: `Flux ${kind} ${home}/${name}`,
      advice: `Flux overwrites what is applied here within minutes. To move it to pushpull, suspend the ${kind} and then delete it, so that its objects remain, and remove the labels ${prefix}/name and ${prefix}/namespace.`,
    };
  }
  return undefined;
}
