import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import type { OwnedResources } from "../../../packages/push/src/readiness/readiness.ts";
import { timelineOf } from "../../../packages/push/src/rollout/timeline.ts";

/** A time on the cluster's clock: so many seconds after the apply. */
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000).toISOString();

const condition = (type: string, seconds: number | undefined) =>
  seconds === undefined ? [] : [{ type, status: "True", lastTransitionTime: at(seconds) }];

interface Passed {
  readonly created: number;
  readonly scheduled?: number;
  readonly started?: number;
  readonly ready?: number;
}

function pod(name: string, { created, scheduled, started, ready }: Passed): KubernetesObject {
  const running = started === undefined ? [] : [{ name: "web", state: { running: { startedAt: at(started) } } }];
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, uid: name, creationTimestamp: at(created), labels: { "controller-revision-hash": "2" } },
    status: {
      conditions: [...condition("PodScheduled", scheduled), ...condition("Ready", ready)],
      containerStatuses: running,
    },
  };
}

function event(about: string, reason: string, first: number, last = first): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: `${about}.${reason}.${first}` },
    involvedObject: { uid: about, fieldPath: "spec.containers{web}" },
    reason,
    firstTimestamp: at(first),
    lastTimestamp: at(last),
  };
}

const managedFields = [{ manager: "pushpull", operation: "Apply" as const, time: at(0) }];
const workload: KubernetesObject = {
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "web", uid: "web", managedFields },
  status: { updateRevision: "2" },
};

function timeline(owned: Partial<OwnedResources>, { written = true, waited = 60, object = workload } = {}) {
  const ref = { apiVersion: "apps/v1", kind: "StatefulSet", name: "web" };
  const options = { written, waited: waited * 1_000 };
  const all = { pods: [], revisions: [], events: [], ...owned };
  return timelineOf({ ref, readiness: { state: "ready" }, object, owned: all, unchangedFor: 0 }, options);
}

describe("a timeline", () => {
  it("has the milestones of the slowest pod, in seconds since the apply", () => {
    const pods = [
      pod("web-0", { created: 1, scheduled: 1, started: 3, ready: 5 }),
      pod("web-1", { created: 6, scheduled: 7, started: 20, ready: 24 }),
    ];
    expect(timeline({ pods, events: [event("web-1", "Pulled", 19), event("web-0", "Pulled", 2)] })).toEqual({
      pod: "web-1",
      reached: { created: 6, scheduled: 7, pulled: 19, started: 20, ready: 24 },
    });
  });

  it("is that of the pod with the least progress, with the end of the wait", () => {
    const pods = [
      pod("web-0", { created: 1, scheduled: 1, started: 3, ready: 5 }),
      pod("web-1", { created: 1, scheduled: 2 }),
      pod("web-2", { created: 1, scheduled: 2, started: 8 }),
    ];
    const events = [event("web-1", "Pulling", 2), event("web-1", "BackOff", 15, 42)];
    expect(timeline({ pods, events })).toEqual({
      pod: "web-1",
      reached: { created: 1, scheduled: 2 },
      standing: { before: "pulled", until: 60 },
    });
  });

  it("adds the time of an unknown milestone to the next one", () => {
    const pods = [pod("web-0", { created: 1, scheduled: 1, started: 31 })];
    expect(timeline({ pods })).toMatchObject({
      reached: { created: 1, scheduled: 1, started: 31 },
      standing: { before: "ready", until: 60 },
    });
  });

  it("uses the first start of a restarted container, and the pull before it", () => {
    const crashed = {
      name: "web",
      state: { waiting: { reason: "CrashLoopBackOff" } },
      lastState: { terminated: { exitCode: 1, startedAt: at(50), finishedAt: at(51) } },
    };
    const begun = pod("web-0", { created: 1, scheduled: 1 });
    const pods = [{ ...begun, status: { ...(begun.status as object), containerStatuses: [crashed] } }];
    const events = [
      event("web-0", "Pulled", 9),
      event("web-0", "Pulled", 30, 50),
      event("web-0", "Started", 10, 50),
      event("web-0", "BackOff", 12, 70),
    ];
    expect(timeline({ pods, events })).toEqual({
      pod: "web-0",
      reached: { created: 1, scheduled: 1, pulled: 9, started: 10 },
      standing: { before: "ready", until: 60 },
    });
  });

  it("never goes back if the clocks of two nodes differ", () => {
    const pods = [pod("web-0", { created: 4, scheduled: 2, started: 3, ready: 6 })];
    expect(timeline({ pods })?.reached).toEqual({ created: 4, scheduled: 4, started: 4, ready: 6 });
  });

  it("counts from the creation of the pod if this run did not change the object", () => {
    const pods = [pod("web-0", { created: 7_000, scheduled: 7_001, started: 7_002, ready: 7_005 })];
    expect(timeline({ pods }, { written: false })?.reached).toEqual({ created: 0, scheduled: 1, started: 2, ready: 5 });
  });

  it("ignores pods of the previous revision and terminating pods", () => {
    const old = pod("web-0", { created: -90, scheduled: -90 });
    const going = pod("web-1", { created: 1 });
    const pods = [
      { ...old, metadata: { ...old.metadata, labels: { "controller-revision-hash": "1" } } },
      { ...going, metadata: { ...going.metadata, deletionTimestamp: at(2) } },
      pod("web-2", { created: 2, scheduled: 2, started: 3, ready: 4 }),
    ];
    expect(timeline({ pods })?.pod).toBe("web-2");
  });

  it("is undefined if all pods were ready before, or if there are none", () => {
    expect(timeline({ pods: [pod("web-0", { created: -9, scheduled: -9, started: -8, ready: -5 })] })).toBeUndefined();
    expect(timeline({})).toBeUndefined();
  });

  it("of a Pod is its own, and ends with it", () => {
    const done = { name: "web", state: { terminated: { exitCode: 0, startedAt: at(3), finishedAt: at(9) } } };
    const object = {
      ...pod("web-0", { created: 0, scheduled: 1 }),
      status: { phase: "Succeeded", conditions: condition("PodScheduled", 1), containerStatuses: [done] },
    };
    expect(timeline({}, { object })?.reached).toEqual({ created: 0, scheduled: 1, started: 3, ready: 9 });
  });
});
