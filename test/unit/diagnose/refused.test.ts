/** Pods that are refused, and objects without pods, in the words of the API server and of controllers. */
import { describe, expect, it } from "vitest";
import { event } from "../readiness/pods.ts";
import { diagnosed, lineOf } from "./cases.ts";

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: x }
spec:
  template:
    spec:
      serviceAccountName: deployer
      containers:
        - name: web
          image: shop/web:9
          resources: { requests: { cpu: 2 } }
`;

describe("pods that the API server refuses", () => {
  it.each([
    [
      'pods "x-1-a" is forbidden: exceeded quota: room, requested: pods=1, used: pods=2, limited: pods=2',
      "the quota room of the namespace is exceeded: pods 2 of 2 used, 1 more requested",
      "apiVersion: apps/v1",
    ],
    [
      'pods "x-1-a" is forbidden: exceeded quota: room, requested: requests.cpu=2, used: requests.cpu=3, limited: requests.cpu=4',
      "the quota room of the namespace is exceeded: requests.cpu 3 of 4 used, 2 more requested",
      "resources: { requests: { cpu: 2 } }",
    ],
    [
      'pods "x-1-a" is forbidden: failed quota: room: must specify limits.memory for: web',
      "the quota room of the namespace requires limits.memory for each container, which web lacks",
      "- name: web",
    ],
    [
      'pods "x-1-a" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false)',
      'Pod Security "restricted" of the namespace forbids it: allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false)',
      "- name: web",
    ],
    [
      'admission webhook "owners.shop.test" denied the request: every pod needs an owner',
      "the admission webhook owners.shop.test refuses its pods: every pod needs an owner",
      "apiVersion: apps/v1",
    ],
    [
      'pods "x-1-a" is forbidden: error looking up service account shop/deployer: serviceaccount "deployer" not found',
      "ServiceAccount deployer does not exist in the namespace",
      "serviceAccountName: deployer",
    ],
  ])("%s", async (message, cause, line) => {
    const conditions = [{ type: "ReplicaFailure", status: "True", reason: "FailedCreate", message }];
    const failure = await diagnosed({ manifest: deployment, status: { conditions } });
    expect(failure.cause).toBe(cause);
    expect(lineOf(failure, deployment)).toBe(line);
  });
});

describe("a claim", () => {
  const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: x }
spec:
  storageClassName: fast
`;
  it.each([
    [
      "ProvisioningFailed",
      'storageclass.storage.k8s.io "fast" not found',
      "there is no StorageClass fast",
      "storageClassName: fast",
    ],
    [
      "FailedBinding",
      "no persistent volumes available for this claim and no storage class is set",
      "it sets no StorageClass, and the cluster has neither a default one nor a matching volume",
      "storageClassName: fast",
    ],
  ])("%s: %s", async (reason, message, cause, line) => {
    const failure = await diagnosed({ manifest: claim }, { "/events?": { items: [event("x", reason, message)] } });
    expect(failure.cause).toBe(cause);
    expect(lineOf(failure, claim)).toBe(line);
  });
});

it("a Job past its activeDeadlineSeconds points to that field", async () => {
  const job = `apiVersion: batch/v1
kind: Job
metadata: { name: x }
spec:
  activeDeadlineSeconds: 60
  template: { spec: { containers: [{ name: web, image: shop/web:9 }] } }
`;
  const message = "Job was active longer than specified deadline";
  const conditions = [{ type: "Failed", status: "True", reason: "DeadlineExceeded", message }];
  const failure = await diagnosed({ manifest: job, status: { conditions } });
  expect(failure).toMatchObject({
    cause: "it did not finish within its activeDeadlineSeconds of 60",
    location: { line: 5 },
  });
});
