import { describe, expect, it } from "vitest";
import { pod, replicaSet } from "../readiness/pods.ts";
import { diagnosed, lineOf } from "./cases.ts";
const deployment = (inContainer = "", inPod = "") => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: x
spec:
  template:
    spec:
      containers:
        - name: web
          image: shop/web:9
${inContainer}${inPod}`;
/** Runs what a Deployment's pod looks like over its cause and the line that is to blame. */
export function checkCauses(title, cases) {
    describe(title, () => {
        it.each(cases)("$given: $cause", async ({ container, inPod, status, spec, events = [], answers, cause, line }) => {
            const manifest = deployment(container, inPod);
            const owned = {
                metadata: { ownerReferences: [{ uid: "x-1", kind: "ReplicaSet", name: "x-1" }] },
                spec: { containers: [{ name: "proxy" }, { name: "web", image: "shop/web:9", ...spec }], ...podSpec(spec) },
                status,
            };
            const one = pod("x-1-a", owned);
            const failure = await diagnosed({
                manifest,
                metadata: { annotations: { "deployment.kubernetes.io/revision": "1" } },
                pods: [{ ...one, metadata: { ...one.metadata, name: "x-1-a", namespace: "shop", uid: "x-1-a" } }],
                revisions: [replicaSet(1)],
                events,
            }, answers);
            expect(failure.cause).toBe(cause);
            expect(lineOf(failure, manifest)).toBe(line);
        });
    });
}
const podSpec = (spec) => spec?.pod ?? {};
