/** What is taken for the answer to a write: the object that was sent, and nothing else. */
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { expect, test } from "vitest";
import { writeObject } from "../../packages/push/src/apply/write-object.ts";
import { ApiError } from "../../packages/push/src/cluster/api.ts";
import { explainConnection } from "../../packages/push/src/cluster/connection-errors.ts";
import type { CheckPorts } from "../../packages/push/src/preflight/check-object.ts";

const object: KubernetesObject = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "one", namespace: "a" } };
const location = { file: "one.yaml", line: 1 };
const planned = {
  ref: { apiVersion: "v1", kind: "ConfigMap", namespace: "a", name: "one" },
  object,
  source: { location, locate: () => location },
  resource: { apiVersion: "v1", kind: "ConfigMap", plural: "configmaps", namespaced: true, verbs: ["patch"] },
  needs: [],
  onlyIfMissing: false,
  writer: "pushpull" as const,
};

/** Writes the object to a server that answers every request in one way. */
function writtenTo(answer: () => unknown) {
  const send = async () => ({ status: 200, body: answer(), warnings: [] });
  const watch = () => Promise.reject(new Error("There is nothing to watch"));
  const ports: CheckPorts = {
    api: { send, watch },
    live: new Map(),
    unread: new Set(),
    autoscaled: new Set(),
    force: { pushpull: false, helm: false },
    clientSideHelm: false,
  };
  return writeObject(
    { planned, action: "created", before: undefined, after: object, sent: object, warnings: [] },
    ports,
  );
}

test("the object that was sent is a success", async () => {
  expect(await writtenTo(() => object)).toMatchObject({ action: "created", after: object });
});

test.each<[string, unknown]>([
  ["nothing in it", {}],
  ["another kind", { ...object, kind: "Secret" }],
  ["another name", { ...object, metadata: { name: "two" } }],
  ["a status", { kind: "Status", metadata: {}, status: "Success" }],
  ["no metadata", { ...object, metadata: null }],
])("an answer with %s is a failure of the object, on its line", async (_, body) => {
  const change = await writtenTo(() => body);
  expect(change).toMatchObject({ action: "failed", faults: [{ code: "unreachable", location }] });
  if (change.action !== "failed") throw new Error("It has to fail");
  expect(change.faults[0]?.message).toMatch(/^ConfigMap\/one got an unexpected response: HTTP 200 with /);
});

test("a redirect while connecting means that the server is not an API server", () => {
  const redirect = new ApiError(302, { message: "HTTP 302 with a redirect to another page" });
  expect(explainConnection(redirect, { server: "https://a", user: undefined }, "")).toMatchObject({
    code: "unreachable",
    message: "The server at this address is not a Kubernetes API server",
  });
});
