import { expect, it } from "vitest";
import type { Manifest } from "../../../packages/push/src/manifests/manifest.ts";
import { readyWhenFaults } from "../../../packages/push/src/plan/ready-when.ts";
import { needsFollowing } from "../../../packages/push/src/readiness/assess.ts";
import { assessCases } from "./cases.ts";

const when = (text: string) => ({ generation: 2, annotations: { "pushpull/ready-when": text } });
const says = (type: string, status: string, more = {}) => ({ conditions: [{ type, status, ...more }] });

assessCases("example.com/v1", "Widget", [
  {
    given: "condition=Synced, which is true although Ready is not",
    source: "kubectl wait",
    metadata: when("condition=Synced"),
    status: { conditions: [...says("Synced", "True").conditions, ...says("Ready", "False").conditions] },
    readiness: "ready",
  },
  {
    given: "the type and the status with other capitalization",
    source: "kubectl wait",
    metadata: when("condition=synced=true"),
    status: says("Synced", "True"),
    readiness: "ready",
  },
  {
    given: "a missing condition",
    source: "kubectl wait",
    metadata: when("condition=Synced"),
    readiness: "progressing: waiting for condition Synced",
  },
  {
    given: "a condition that is false",
    source: "kubectl wait",
    metadata: when("condition=Synced"),
    status: says("Synced", "False", { message: "no such bucket" }),
    readiness: "progressing: condition Synced is False: no such bucket",
  },
  {
    given: "a condition that should be false",
    source: "kubectl wait",
    metadata: when("condition=Degraded=False"),
    status: says("Degraded", "False"),
    readiness: "ready",
  },
  {
    given: "a condition of an older generation",
    source: "kubectl wait",
    metadata: when("condition=Synced"),
    status: says("Synced", "True", { observedGeneration: 1 }),
    readiness: "progressing: waiting for its controller to observe the change",
  },
  {
    given: "a condition of this generation, in a status of an older one",
    source: "kubectl wait",
    metadata: when("condition=Synced"),
    status: { observedGeneration: 1, ...says("Synced", "True", { observedGeneration: 2 }) },
    readiness: "ready",
  },
  {
    given: "a condition in a status of an older generation",
    source: "kubectl wait",
    metadata: when("condition=Synced"),
    status: { observedGeneration: 1, ...says("Synced", "True") },
    readiness: "progressing: waiting for its controller to observe the change",
  },
  {
    given: "a field of the wanted value",
    source: "kubectl wait",
    metadata: when("jsonpath={.status.phase}=Running"),
    status: { phase: "Running" },
    readiness: "ready",
  },
  {
    given: "a field of another value",
    source: "kubectl wait",
    metadata: when("jsonpath={.status.phase}=Running"),
    status: { phase: "Pending" },
    readiness: "progressing: waiting for {.status.phase} to be Running: it is Pending",
  },
  {
    given: "a missing field",
    source: "kubectl wait",
    metadata: when("jsonpath={.status.phase}=Running"),
    status: {},
    readiness: "progressing: waiting for {.status.phase} to be Running",
  },
  {
    given: "a field of the wanted value, of an older generation",
    source: "Kubernetes API conventions; kubectl wait takes it",
    metadata: when("jsonpath={.status.phase}=Running"),
    status: { observedGeneration: 1, phase: "Running" },
    readiness: "progressing: waiting for its controller to observe the change",
  },
  {
    given: "a number",
    source: "kubectl wait",
    metadata: when("jsonpath='{.status.nodes[0].ready}'=3"),
    status: { nodes: [{ ready: 3 }] },
    readiness: "ready",
  },
  {
    given: "any value is accepted",
    source: "kubectl wait",
    metadata: when("jsonpath={.status.address}"),
    status: { address: "192.0.2.1" },
    readiness: "ready",
  },
  {
    given: "no value yet",
    source: "kubectl wait",
    metadata: when("jsonpath={.status.address}"),
    status: {},
    readiness: "progressing: waiting for {.status.address}",
  },
  {
    given: "a path without braces",
    source: "kubectl get -o jsonpath, relaxed",
    metadata: when("jsonpath=.status.phase=Running"),
    status: { phase: "Running" },
    readiness: "ready",
  },
  {
    given: "a key with dots in it",
    source: "kubectl docs, JSONPath Support",
    metadata: when("jsonpath={.status.labels['shop.example/ready']}=yes"),
    status: { labels: { "shop.example/ready": "yes" } },
    readiness: "ready",
  },
  {
    given: "an item that is found by its type",
    source: "kubectl docs, JSONPath Support",
    metadata: when('jsonpath={.status.conditions[?(@.type=="Synced")].status}=True'),
    status: { conditions: [...says("Ready", "False").conditions, ...says("Synced", "True").conditions] },
    readiness: "ready",
  },
  {
    given: "more than one value",
    source: "kubectl wait, for which it is an error",
    metadata: when("jsonpath={.status.nodes[*].ready}=3"),
    status: { nodes: [{ ready: 3 }, { ready: 3 }] },
    readiness: "failing (ReadyWhen): {.status.nodes[*].ready} matches more than one value",
  },
  {
    given: "none",
    source: "the issue",
    metadata: when("none"),
    status: says("Ready", "False"),
    readiness: "ready",
  },
]);

assessCases("apps/v1", "Deployment", [
  {
    given: "its own rule replaces that of its kind",
    source: "the issue",
    metadata: when("condition=Available"),
    spec: { replicas: 3 },
    status: { observedGeneration: 2, replicas: 4, updatedReplicas: 1, ...says("Available", "True") },
    readiness: "ready",
  },
]);

const named = (text: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "x", ...when(text) } });

it("is followed for a kind that is ready at once otherwise", () => {
  expect(needsFollowing(named("jsonpath={.data.done}=yes"))).toBe(true);
});

it("is never followed with none", () => {
  expect(needsFollowing({ ...named("none"), apiVersion: "apps/v1", kind: "Deployment" })).toBe(false);
});

it.each([
  "",
  "Ready",
  "condition=",
  "condition=Ready=",
  "condition=Ready=True=False",
  "jsonpath=",
  "jsonpath={}",
  "jsonpath={.status.phase",
  "jsonpath={.status.phase}=",
  "jsonpath={.status..phase}=Running",
  "jsonpath={range .items[*]}",
  "delete",
])("'%s' is a fault at its line", (text) => {
  const location = { file: "widget.yaml", line: 7, column: 5 };
  const manifest: Manifest = { object: named(text), source: { location: undefined, locate: () => location } };
  const [fault, ...others] = readyWhenFaults([manifest]);
  expect(others).toEqual([]);
  expect(fault?.message).toBe(`The ready-when of ConfigMap/x is not valid: ${text}`);
  expect(fault?.location).toEqual(location);
});
