/** When the cluster itself says that an apply would change nothing, so that the server need not be asked. */
import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core/kubernetes";
import { describe, expect, test } from "vitest";
import { isAppliedAlready } from "../../packages/push/src/preflight/applied-already.ts";

type Fields = Readonly<Record<string, unknown>>;

const apiVersion = "apps/v1";

/** What we own of {@link manifest} once it is applied. */
const owned: Fields = {
  "f:metadata": { "f:labels": { "f:app": {} }, "f:finalizers": { 'v:"example.com/hold"': {} } },
  "f:spec": {
    "f:replicas": {},
    "f:selector": {},
    "f:template": {
      "f:spec": {
        "f:containers": {
          'k:{"name":"log"}': { ".": {}, "f:image": {}, "f:name": {} },
          'k:{"name":"web"}': {
            ".": {},
            "f:args": {},
            "f:image": {},
            "f:name": {},
            "f:ports": { 'k:{"containerPort":80,"protocol":"TCP"}': { ".": {}, "f:containerPort": {} } },
          },
        },
      },
    },
  },
};

const web = { name: "web", image: "web:1", args: ["-v", "-x"], ports: [{ containerPort: 80 }] };
const log = { name: "log", image: "log:1" };

const manifest = object({
  metadata: { labels: { app: "web" }, finalizers: ["example.com/hold"] },
  spec: spec([web, log]),
});

/** The same, as the server has it: defaults are filled in, and others have added something. */
const live = object({
  metadata: {
    labels: { app: "web", added: "later" },
    finalizers: ["other/finalizer", "example.com/hold"],
    uid: "1",
    resourceVersion: "7",
    managedFields: [entry(owned)],
  },
  spec: {
    ...spec([
      { ...web, ports: [{ containerPort: 80, protocol: "TCP" }], imagePullPolicy: "Always" },
      { name: "injected", image: "sidecar:1" },
      { ...log, imagePullPolicy: "Always" },
    ]),
    progressDeadlineSeconds: 600,
  },
  status: { replicas: 2 },
});

test("is so when exactly the manifest's fields are ours, and have its values", () => {
  expect(isAppliedAlready(live, manifest, "pushpull")).toBe(true);
});

test.each([
  ["owns", { "f:replicas": {}, "f:tolerations": {} }],
  ["does not own", { "f:replicas": {} }],
])("is so when the manifest has an empty list, of which the server keeps nothing, and that it %s", (_, fields) => {
  const kept = object({ metadata: { managedFields: [entry({ "f:spec": fields })] }, spec: { replicas: 1 } });
  expect(isAppliedAlready(kept, object({ metadata: {}, spec: { replicas: 1, tolerations: [] } }), "pushpull")).toBe(
    true,
  );
  expect(isAppliedAlready(kept, object({ metadata: {}, spec: { replicas: 1, tolerations: ["a"] } }), "pushpull")).toBe(
    false,
  );
});

describe("is not so when", () => {
  test.each<readonly [what: string, live: KubernetesObject, manifest: KubernetesObject]>([
    ["a value differs", live, manifestWith({ spec: spec([{ ...web, image: "web:2" }, log]) })],
    ["a number is a text", live, manifestWith({ spec: { ...spec([web, log]), replicas: "2" } })],
    ["a field has come", live, manifestWith({ spec: { ...spec([web, log]), paused: true } })],
    [
      "a field has gone",
      live,
      manifestWith({ spec: spec([{ name: "web", image: "web:1", args: web.args, ports: [] }, log]) }),
    ],
    ["a label has gone", live, manifestWith({ metadata: { name: "web", finalizers: ["example.com/hold"] } })],
    ["a container has come", live, manifestWith({ spec: spec([web, log, { name: "new", image: "a" }]) })],
    ["a container has gone", live, manifestWith({ spec: spec([web]) })],
    ["a container has another name", live, manifestWith({ spec: spec([web, { ...log, name: "logs" }]) })],
    ["containers stand in another order", live, manifestWith({ spec: spec([log, web]) })],
    ["a container is there twice", live, manifestWith({ spec: spec([web, web]) })],
    ["an element of a list has changed", live, manifestWith({ spec: spec([{ ...web, args: ["-v"] }, log]) })],
    [
      "a port has another protocol",
      live,
      manifestWith({ spec: spec([{ ...web, ports: [{ containerPort: 80, protocol: "UDP" }] }, log]) }),
    ],
    [
      "an element of a set has changed",
      live,
      manifestWith({ metadata: { name: "web", labels: { app: "web" }, finalizers: ["example.com/other"] } }),
    ],
    ["a field is null", live, manifestWith({ spec: { ...spec([web, log]), paused: null } })],
    [
      "a whole value has more in it than we sent",
      liveWith({ spec: { ...(live.spec as Fields), selector: { a: "b", c: "d" } } }),
      manifest,
    ],
    [
      "it is being deleted",
      liveWith({ metadata: { ...live.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } }),
      manifest,
    ],
    ["it was never ours", liveWith({ metadata: { ...live.metadata, managedFields: [] } }), manifest],
    [
      "it was ours in another version",
      liveWith({ metadata: { ...live.metadata, managedFields: [{ ...entry(owned), apiVersion: "apps/v1beta1" }] } }),
      manifest,
    ],
    [
      "only somebody else owns its fields",
      liveWith({ metadata: { ...live.metadata, managedFields: [{ ...entry(owned), manager: "helm" }] } }),
      manifest,
    ],
    [
      "client-side apply has a part of it",
      liveWith({
        metadata: {
          ...live.metadata,
          managedFields: [entry(owned), { ...entry({}), manager: "kubectl-client-side-apply", operation: "Update" }],
        },
      }),
      manifest,
    ],
    [
      "elements are owned by their place",
      liveWith({ metadata: { ...live.metadata, managedFields: [entry({ "f:spec": { "f:list": { "i:0": {} } } })] } }),
      object({ metadata: {}, spec: { list: ["a"] } }),
    ],
  ])("%s", (_, cluster, wanted) => {
    expect(isAppliedAlready(cluster, wanted, "pushpull")).toBe(false);
  });
});

function spec(containers: readonly Fields[]): Fields {
  return { replicas: 2, selector: { a: "b" }, template: { spec: { containers } } };
}

function object({ metadata, ...rest }: Fields): KubernetesObject {
  return {
    apiVersion,
    kind: "Deployment",
    ...rest,
    metadata: { name: "web", namespace: "shop", ...(metadata as Fields) },
  };
}

function manifestWith(fields: Fields): KubernetesObject {
  return object({ ...manifest, ...fields });
}

function liveWith(fields: Fields): KubernetesObject {
  return { ...live, ...fields };
}

function entry(fieldsV1: Fields): ManagedFieldsEntry {
  return { manager: "pushpull", operation: "Apply", apiVersion, fieldsV1 };
}
