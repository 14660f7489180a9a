import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { podsByRevision } from "../rollout/revisions.ts";
import { conditionsOf, findCondition, isTrue } from "../rollout/rules/conditions.ts";
import { unobserved } from "../rollout/rules/generation.ts";
import type { ObjectRollout } from "../rollout/types.ts";

interface PodSpec {
  readonly containers?: readonly { readonly name: string; readonly image?: string }[];
}

/** The kinds that replace one revision by the next. */
const revised: ReadonlySet<string> = new Set(["Deployment", "StatefulSet", "DaemonSet", "Rollout"]);

/**
 * `the previous version (web:1.4) is still serving with 3 of 3 pods`; undefined where there was none, where none of its
 * pods is ready, and where it cannot be told.
 */
export function previousWords({ object, belongings }: ObjectRollout): string | undefined {
  if (!revised.has(object.kind) || unobserved(object) !== undefined) return undefined;
  const { previous } = podsByRevision(object, belongings);
  const serving = previous.filter(
    (pod) => isTrue(findCondition(conditionsOf(pod), "Ready")) && pod.metadata.deletionTimestamp === undefined,
  );
  const [one] = serving;
  if (one === undefined) return undefined;
  const ready = serving.length;
  const image = changedImage(one.spec as PodSpec, templateOf(object));
  const named = image === undefined ? "" : ` (${shortName(image)})`;
  const wanted = Math.max(ready, wantedPods(object));
  return `the previous version${named} is still serving with ${ready} of ${wanted} ${wanted === 1 ? "pod" : "pods"}`;
}

function templateOf({ spec }: KubernetesObject): PodSpec {
  const { template } = (spec ?? {}) as { readonly template?: { readonly spec?: PodSpec } };
  return template?.spec ?? {};
}

/** The image of the container whose image is another one now; undefined where it is something else that changed. */
function changedImage({ containers: before = [] }: PodSpec, { containers: now = [] }: PodSpec): string | undefined {
  return before.find(({ name, image }) => now.some((each) => each.name === name && each.image !== image))?.image;
}

/** Without the registry and the folder; of a digest, what tells it from others. */
function shortName(image: string): string {
  return image.slice(image.lastIndexOf("/") + 1).replace(/@(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, "@$1");
}

function wantedPods({ kind, spec, status }: KubernetesObject): number {
  if (kind === "DaemonSet") {
    return ((status ?? {}) as { readonly desiredNumberScheduled?: number }).desiredNumberScheduled ?? 0;
  }
  return ((spec ?? {}) as { readonly replicas?: number }).replicas ?? 1;
}
