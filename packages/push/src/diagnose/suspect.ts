import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { podsByRevision } from "../rollout/revisions.ts";
import { type Culprit, culpritOf } from "../rollout/rules/culprit.ts";
import { occurrencesOf } from "../rollout/rules/events.ts";
import { judgePod } from "../rollout/rules/pod.ts";
import { brokenPreviousPod } from "../rollout/rules/stateful-set.ts";
import { nothingKnown } from "../rollout/surroundings.ts";
import type { ObjectRollout, Verdict } from "../rollout/types.ts";
import type { ContainerSpec, Suspect, SuspectContainer } from "./facts.ts";

/**
 * The pod that stands for a workload: the one of its present revision that tells most of what is wrong. Where all of
 * those are ready, one of an earlier revision that is in their way. Undefined where no pod is known that is not ready.
 */
export function suspectOf({ object, belongings, verdict }: ObjectRollout): Suspect | undefined {
  const own = object.apiVersion === "v1" && object.kind === "Pod";
  const { current, previous } = podsByRevision(object, belongings);
  const reason = "reason" in verdict ? verdict.reason : undefined;
  const inTheWay = reason === brokenPreviousPod ? [previous, current] : [current, previous];
  const pods = own ? [[object]] : inTheWay;
  for (const some of pods) {
    const judged = some.map((pod) => ({ pod, verdict: judgePod(pod, { ...nothingKnown, ...belongings }) }));
    const [worst] = judged
      .filter((each) => each.verdict.state !== "ready")
      .toSorted(
        (a, b) =>
          rank(a.verdict) - rank(b.verdict) ||
          Number(isFor(b.verdict, reason)) - Number(isFor(a.verdict, reason)) ||
          Number(isLeaving(a.pod)) - Number(isLeaving(b.pod)) ||
          createdAt(b.pod) - createdAt(a.pod),
      );
    if (worst === undefined) continue;
    const culprit = culpritOf(worst.pod);
    return {
      ...worst,
      happened: occurrencesOf(worst.pod, belongings),
      container: culprit && withSpec(worst.pod, culprit),
    };
  }
  return undefined;
}

function rank(verdict: Verdict): number {
  if (verdict.state === "failed") return verdict.certain ? 0 : 1;
  return verdict.state === "failing" ? 2 : 3;
}

function isFor(verdict: Verdict, reason: string | undefined): boolean {
  return "reason" in verdict && verdict.reason === reason;
}

function isLeaving({ metadata }: KubernetesObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}

function createdAt({ metadata }: KubernetesObject): number {
  return Date.parse(metadata.creationTimestamp ?? "") || 0;
}

function withSpec({ spec }: KubernetesObject, culprit: Culprit): SuspectContainer {
  const written = (spec as Readonly<Record<string, readonly ContainerSpec[] | undefined>>)[culprit.list];
  const { state, lastState } = culprit.status;
  return {
    ...culprit,
    spec: written?.[culprit.index] ?? { name: culprit.name },
    end: state?.terminated ?? lastState?.terminated,
  };
}
