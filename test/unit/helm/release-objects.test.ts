/** A release's objects: what changes, what Helm deletes, and who owns what is there already. */
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { describe, expect, test } from "vitest";
import type { Discovery } from "../../../packages/push/src/cluster/discovery.ts";
import type { HookEvent } from "../../../packages/push/src/helm/chart-hooks.ts";
import { hookRunsOf } from "../../../packages/push/src/helm/release/hook-runs.ts";
import { explainUpgrade } from "../../../packages/push/src/helm/release/release-errors.ts";
import {
  checkOwnership,
  isSameSet,
  recordedObjects,
  removedObjects,
} from "../../../packages/push/src/helm/release/release-objects.ts";

const release = { name: "web", namespace: "shop" };
const verbs = ["get", "list", "create", "patch"];
const discovery: Discovery = [
  { apiVersion: "v1", kind: "ConfigMap", plural: "configmaps", namespaced: true, verbs },
  { apiVersion: "v1", kind: "Namespace", plural: "namespaces", namespaced: false, verbs },
  { apiVersion: "batch/v1", kind: "Job", plural: "jobs", namespaced: true, verbs },
];
const config = (name: string, value: string, more = "") =>
  `---\n# Source: web/templates/${name}.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}data: {key: "${value}"}\n`;
const objects = (manifest: string) => recordedObjects({ manifest, revision: 3 }, release, discovery).objects;
const names = (planned: ReturnType<typeof objects>) => planned.map(({ ref }) => `${ref.namespace}/${ref.name}`);

describe("a revision's objects", () => {
  test("are those of the chart where namespaces, order and comments differ only", () => {
    const recorded = objects(config("a", "1") + config("b", "2"));
    expect(isSameSet(objects(config("b", "2", "  namespace: shop\n") + config("a", "1")), recorded)).toBe(true);
  });

  test.for([
    ["a value", config("a", "2")],
    ["another one", config("a", "1") + config("b", "1")],
    ["none", ""],
    ["a namespace", config("a", "1", "  namespace: other\n")],
    ["a label", config("a", "1", "  labels: {x: y}\n")],
  ] as const)("are others with %s", ([, manifest]) => {
    expect(isSameSet(objects(manifest), objects(config("a", "1")))).toBe(false);
  });

  test("that the chart no longer has are deleted, but for those that are to be kept", () => {
    const kept = config("kept", "1", "  annotations: {helm.sh/resource-policy: keep}\n");
    expect(
      names(removedObjects(objects(config("a", "1")), objects(config("a", "2") + config("b", "1") + kept))),
    ).toEqual(["shop/b"]);
  });

  test("of a kind that is not served any more are a fault", () => {
    const policy = "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\n";
    const { faults } = recordedObjects(
      { manifest: `${config("a", "1")}---\n${policy}`, revision: 3 },
      release,
      discovery,
    );
    expect(faults).toMatchObject([
      {
        message: expect.stringContaining(
          "revision 3 has kinds that the API server does not serve: PodSecurityPolicy (policy/v1beta1)",
        ),
      },
    ]);
  });
});

describe("an object that exists", () => {
  const wanted = objects(config("a", "1"));
  const live = (metadata: Partial<KubernetesObject["metadata"]>) => {
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "shop", ...metadata } };
    return new Map([[objectKey({ ...object, name: "a", namespace: "shop" }), object]]);
  };
  const owned = (name: string, namespace = "shop") => ({
    labels: { "app.kubernetes.io/managed-by": "Helm" },
    annotations: { "meta.helm.sh/release-name": name, "meta.helm.sh/release-namespace": namespace },
  });
  const check = (
    now: Partial<KubernetesObject["metadata"]>,
    more: { adopt?: boolean; recorded?: typeof wanted } = {},
  ) => checkOwnership(wanted, { live: live(now), recorded: more.recorded ?? [], release, adopt: more.adopt ?? false });

  test.for([
    ["outside of any release", {}, "ConfigMap/a exists already, outside of any release"],
    [
      "with half of the marks",
      { annotations: owned("web").annotations },
      "ConfigMap/a exists already, and lacks the label app.kubernetes.io/managed-by: Helm",
    ],
    ["in another release", owned("api"), "ConfigMap/a belongs to Helm release shop/api"],
    ["in a release of another namespace", owned("web", "other"), "ConfigMap/a belongs to Helm release other/web"],
  ] as const)("%s is a fault", ([, metadata, message]) => {
    expect(check(metadata).faults).toMatchObject([{ code: "conflict", message }]);
    expect(check(metadata, { adopt: true })).toMatchObject({
      faults: [],
      notices: [expect.stringContaining("Release web takes over: ConfigMap/a")],
    });
  });

  test("in the release itself, or in its record, is none", () => {
    expect(check(owned("web")).faults).toEqual([]);
    expect(check({}, { recorded: wanted }).faults).toEqual([]);
  });
});

test("hooks run event by event, by weight, then by name", () => {
  const job = (name: string, weight: number, ...events: HookEvent[]) => {
    const [planned] = objects(`apiVersion: batch/v1\nkind: Job\nmetadata: {name: ${name}}\n`);
    if (planned === undefined) throw new Error(name);
    return { planned, hook: { manifest: planned, events, weight, deletePolicies: [] } };
  };
  const hooks = [
    job("z", 0, "pre-upgrade", "post-upgrade"),
    job("b", 5, "pre-upgrade"),
    job("a", 5, "pre-upgrade", "pre-install"),
    job("first", -1, "pre-upgrade"),
    job("test", 0, "test"),
  ];
  const order = (isUpgrade: boolean) =>
    hookRunsOf(hooks, isUpgrade).map(({ event, planned }) => `${event} ${planned.ref.name}`);
  expect(order(true)).toEqual([
    "pre-upgrade first",
    "pre-upgrade z",
    "pre-upgrade a",
    "pre-upgrade b",
    "post-upgrade z",
  ]);
  expect(order(false)).toEqual(["pre-install a"]);
});

test.for([
  [
    "level=WARN msg=x\nError: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress",
    "conflict",
    "Another run began",
  ],
  ["Error: release: already exists", "conflict", "Another run began"],
  [
    'Error: create: failed to create: Secret "x" is invalid: data: Too long: must have at most 1048576 bytes',
    "helm",
    "does not fit",
  ],
  ['Error: create: failed to create: namespaces "shop" not found', "refused", "Its namespace"],
  ["Error: UPGRADE FAILED: pre-upgrade hooks failed: 1 error occurred", "failed", "A hook failed"],
  [
    'Error: query: failed to query with labels: secrets is forbidden: User "x" cannot list resource "secrets"',
    "forbidden",
    "lacks a right",
  ],
  ["Error: something new", "helm", "something new"],
  ["", "helm", "it printed no error"],
] as const)("helm upgrade that ends with %s is explained", ([stderr, code, words]) => {
  const fault = explainUpgrade(stderr, release, (text) => text);
  expect(fault.code).toBe(code);
  expect(fault.message).toContain(words);
  expect(fault.message).not.toContain("level=WARN");
});
