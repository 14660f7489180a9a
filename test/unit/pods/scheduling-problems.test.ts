/** The messages of kube-scheduler, and of the container runtime when a start fails. */
import { describe, expect, it } from "vitest";
import { readSchedulingProblems, withoutPreemption } from "../../../packages/push/src/pods/scheduling-problems.ts";
import { isTransientStartFailure, readStartFailure } from "../../../packages/push/src/pods/start-failures.ts";

describe("an unschedulable pod", () => {
  it.each([
    ['0/1 nodes are available: persistentvolumeclaim "data" not found.', [{ kind: "missing-claim", claim: "data" }]],
    ["0/3 nodes are available: 3 Insufficient nvidia.com/gpu.", [{ kind: "insufficient", resource: "nvidia.com/gpu" }]],
    ["0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.", [{ kind: "node-affinity" }]],
    ["0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.", [{ kind: "unbound-claim" }]],
    ["0/1 nodes are available: 1 node(s) didn't find available persistent volumes to bind.", [{ kind: "no-volume" }]],
    ["0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules.", [{ kind: "pod-anti-affinity" }]],
    ["0/2 nodes are available: 2 node(s) didn't match pod topology spread constraints.", [{ kind: "topology-spread" }]],
    ["0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.", [{ kind: "host-port" }]],
    ["0/1 nodes are available: 1 Too many pods.", [{ kind: "too-many-pods" }]],
    [
      "0/2 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}, 1 node(s) had untolerated taint {a: }.",
      [{ kind: "taints", taints: ["dedicated=gpu", "a"] }],
    ],
    [
      "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu.",
      [
        { kind: "insufficient", resource: "cpu" },
        { kind: "taints", taints: [] },
      ],
    ],
    ["0/1 nodes are available: 1 node(s) were unschedulable.", []],
  ])("%s", (message, problems) => {
    expect(readSchedulingProblems(message)).toEqual(problems);
  });

  it.each([
    ["3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found.", "3 Insufficient cpu"],
    ["3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available.", "3 Insufficient cpu"],
    ["3 Insufficient cpu.", "3 Insufficient cpu"],
  ])("%s, without its second part", (message, short) => {
    expect(withoutPreemption(message)).toBe(short);
  });
});

describe("a container that cannot be started", () => {
  it.each([
    [
      'runc create failed: unable to start container process: exec: "serve": executable file not found in $PATH: unknown',
      { kind: "not-found", file: "serve" },
    ],
    [
      "crun: executable file `serve` not found in $PATH: No such file or directory",
      { kind: "not-found", file: "serve" },
    ],
    ['exec: "/run.sh": stat /run.sh: no such file or directory', { kind: "not-found", file: "/run.sh" }],
    ['exec: "/run.sh": permission denied: unknown', { kind: "not-executable", file: "/run.sh" }],
    ["exec /serve: exec format error", { kind: "wrong-architecture", file: "/serve" }],
    ["crun: open executable: Permission denied: OCI permission denied", { kind: "not-executable", file: undefined }],
    ["something else", undefined],
  ])("%s", (message, failure) => {
    expect(readStartFailure(message)).toEqual(failure);
  });

  it("may be started later if it failed for lack of space or time", () => {
    expect(isTransientStartFailure("write /run/x: no space left on device")).toBe(true);
    expect(isTransientStartFailure("context deadline exceeded")).toBe(true);
    expect(isTransientStartFailure('exec: "/run.sh": permission denied')).toBe(false);
  });
});
