import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core/kubernetes";
import { describe, expect, test } from "vitest";
import { encode } from "../../packages/push/src/cluster/api-encoding.ts";
import { readFieldPath } from "../../packages/push/src/manifests/field-paths.ts";
import { keepScaledReplicas } from "../../packages/push/src/preflight/autoscaled-replicas.ts";
import {
  isAppliedClientSide,
  isUnchanged,
  managersAfterTakeover,
  takeoverRequest,
} from "../../packages/push/src/preflight/field-managers.ts";

const ours = (fieldsV1: Record<string, unknown>): ManagedFieldsEntry => ({
  manager: "pushpull",
  operation: "Apply",
  apiVersion: "apps/v1",
  fieldsV1,
});
const clientSide = (fieldsV1: Record<string, unknown>): ManagedFieldsEntry => ({
  manager: "kubectl-client-side-apply",
  operation: "Update",
  apiVersion: "apps/v1",
  fieldsV1,
});
const controller: ManagedFieldsEntry = {
  manager: "kube-controller-manager",
  operation: "Update",
  apiVersion: "apps/v1",
  subresource: "scale",
  fieldsV1: { "f:spec": { "f:replicas": {} } },
};

function deployment(fields: {
  replicas?: number;
  managedFields?: readonly ManagedFieldsEntry[];
  status?: unknown;
  version?: string;
}): KubernetesObject {
  const {
    replicas = 1,
    managedFields = [ours({ "f:spec": { "f:replicas": {} } })],
    status = {},
    version = "1",
  } = fields;
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", resourceVersion: version, managedFields },
    spec: { replicas },
    status,
  };
}

describe("an object is unchanged", () => {
  test("while only its status, version and times move", () => {
    const before = deployment({ managedFields: [{ ...ours({ "f:spec": {} }), time: "2026-01-01T00:00:00Z" }] });
    const after = deployment({
      managedFields: [{ ...ours({ "f:spec": {} }), time: "2026-01-02T00:00:00Z" }],
      status: { replicas: 1 },
      version: "2",
    });
    expect(isUnchanged(before, after, "pushpull")).toBe(true);
  });

  test("not when a field has changed", () => {
    expect(isUnchanged(deployment({ replicas: 1 }), deployment({ replicas: 2 }), "pushpull")).toBe(false);
  });

  test("not when a field has become ours", () => {
    expect(isUnchanged(deployment({ managedFields: [] }), deployment({}), "pushpull")).toBe(false);
  });

  test("whatever other managers took", () => {
    expect(
      isUnchanged(
        deployment({}),
        deployment({ managedFields: [ours({ "f:spec": { "f:replicas": {} } }), controller] }),
        "pushpull",
      ),
    ).toBe(true);
  });
});

describe("taking over a client-side apply", () => {
  test("is needed only if there was one", () => {
    expect(isAppliedClientSide(deployment({}))).toBe(false);
    expect(isAppliedClientSide(deployment({ managedFields: [clientSide({})] }))).toBe(true);
  });

  test("makes its fields ours, and keeps those of others", () => {
    expect(managersAfterTakeover([controller, clientSide({ "f:spec": { "f:paused": {} } })])).toEqual([
      ours({ "f:spec": { "f:paused": {} } }),
      controller,
    ]);
  });

  test("joins them with what we have applied already", () => {
    const entries = managersAfterTakeover([
      ours({ "f:spec": { "f:replicas": {} } }),
      clientSide({ "f:spec": { "f:paused": {} } }),
    ]);
    expect(entries).toEqual([ours({ "f:spec": { "f:replicas": {}, "f:paused": {} } })]);
  });

  test("is refused by the server if the object has changed meanwhile", () => {
    const { body } = takeoverRequest(
      deployment({ version: "41", managedFields: [clientSide({})] }),
      "/apis/apps/v1/namespaces/a/deployments/web",
    );
    expect(body).toContainEqual({ op: "replace", path: "/metadata/resourceVersion", value: "41" });
  });
});

describe("the replicas under an autoscaler", () => {
  test("are omitted if it owns them", () => {
    const sent = keepScaledReplicas(
      deployment({ replicas: 1 }),
      deployment({ replicas: 5, managedFields: [controller] }),
    );
    expect(sent.spec).toEqual({});
  });

  test("are sent with the live value if only we own them, since omitting them would set them to 1", () => {
    expect(keepScaledReplicas(deployment({ replicas: 1 }), deployment({ replicas: 5 })).spec).toEqual({ replicas: 5 });
  });
});

describe("a path in the server's words", () => {
  const object: KubernetesObject = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "a", annotations: { "a.b/c": "x" } },
    spec: { containers: [{ name: "one" }, { name: "two", ports: [{ containerPort: 80, protocol: "TCP" }] }] },
  };

  test.each([
    ["spec.containers[1].name", ["spec", "containers", 1, "name"]],
    ['.spec.containers[name="two"].image', ["spec", "containers", 1, "image"]],
    [
      '.spec.containers[name="two"].ports[containerPort=80,protocol="TCP"].hostPort',
      ["spec", "containers", 1, "ports", 0, "hostPort"],
    ],
    ["metadata.annotations[a.b/c]", ["metadata", "annotations", "a.b/c"]],
    [".metadata.annotations.a.b/c", ["metadata", "annotations", "a.b/c"]],
    [".metadata.annotations.a.b/d", ["metadata", "annotations", "a", "b"]],
    ['spec.containers[name="none"].image', ["spec", "containers"]],
  ])("%s is found", (text, path) => {
    expect(readFieldPath(text, object)).toEqual(path);
  });
});

test("what is sent means the same to a JSON reader, and has nothing in it that a YAML reader takes for a line's end", () => {
  const value = { text: "a\u0085b\u2028c\u2029d\ufeffe\u007ff", key: "ü 😀" };
  expect(JSON.parse(encode(value))).toEqual(value);
  expect(encode(value)).not.toMatch(/[\u0085\u2028\u2029\ufeff]/);
});
