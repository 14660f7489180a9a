/** Selectors of patches, and names that kustomizations give their objects. */
import { describe, expect, test } from "vitest";
import { matchesLabels } from "../../../packages/pull/src/find/overlays/object-selector.ts";
import { type Files, planned, pod } from "./planned.ts";

const labels = { app: "web", tier: "front", size: "3" };

describe("labels are selected as Kubernetes selects them by", () => {
  test.each([
    ["app=web", true],
    ["app==web", true],
    ["app = web , tier=front", true],
    ["app=api", false],
    ["app!=api", true],
    ["app!=web", false],
    ["other!=web", true],
    ["app", true],
    ["other", false],
    ["!other", true],
    ["! app", false],
    ["app in (web)", true],
    ["app in (api, web)", true],
    ["app in (api,db)", false],
    ["other in (web)", false],
    ["app notin (api, db)", true],
    ["app notin (web)", false],
    ["other notin (web)", true],
    ["app in (web, api),tier notin (back),!other", true],
    ["app in (web, api),tier in (back)", false],
    ["size>2", true],
    ["size<2", false],
    ["=web", false],
  ])("%s: %s", (selector, expected) => {
    expect(matchesLabels(labels, selector)).toBe(expected);
  });
});

const named = pod("acme/web:v1").replace("- image", "- name: main\n      image");
const labelled = named.replace("{name: web}", "{name: web, labels: {app: web}, annotations: {team: shop}}");
const patch = (name: string, image = "mirror/web:v1") =>
  named.replace("name: web", `name: ${name}`).replace("acme/web:v1", image);
const replaced = '[{op: replace, path: /spec/containers/0/image, value: "mirror/web:v1"}]';
const onto = (target: string) => `patches:\n- target: ${target}\n  patch: '${replaced}'\n`;

function repository(base: string, over: string, more: Files = {}): Files {
  return {
    "base/pod.yaml": labelled,
    "base/kustomization.yaml": `resources: [pod.yaml]\n${base}`,
    "over/kustomization.yaml": `resources: [../base]\n${over}`,
    ...more,
  };
}

describe("an image is not changed without effect where it is set by a patch of objects", () => {
  test.each<readonly [string, Files]>([
    ["with a label in a list", repository("", onto("{labelSelector: 'app in (web, api)'}"))],
    ["without another label", repository("", onto("{labelSelector: 'tier notin (back)'}"))],
    ["with another value of a label", repository("", onto("{labelSelector: app!=api}"))],
    ["that have a label", repository("", onto("{labelSelector: app}"))],
    ["with an annotation in a list", repository("", onto("{annotationSelector: 'team in (shop)'}"))],
    ["with a label that the base adds", repository("commonLabels: {env: prod}\n", onto("{labelSelector: env=prod}"))],
    ["with a label in pairs of the base", repository("labels: [{pairs: {env: prod}}]\n", onto("{labelSelector: env}"))],
    [
      "with an annotation that the base adds",
      repository("commonAnnotations: {env: prod}\n", onto("{annotationSelector: env=prod}")),
    ],
    ["by the name with the base's prefix", repository("namePrefix: eu-\n", onto("{name: eu-web}"))],
    ["by the name with the base's suffix", repository("nameSuffix: -eu\n", onto("{name: web-eu}"))],
    ["by the name before the base's prefix", repository("namePrefix: eu-\n", onto("{name: web}"))],
    ["in the namespace of the base", repository("namespace: shop\n", onto("{namespace: shop}"))],
    [
      "that it names with the base's prefix",
      repository("namePrefix: eu-\n", "patches: [{path: p.yaml}]\n", { "over/p.yaml": patch("eu-web") }),
    ],
    [
      "that it names with prefixes of several bases",
      repository("namePrefix: eu-\n", "namePrefix: a-\n", {
        "top/kustomization.yaml": "resources: [../over]\npatches: [{path: p.yaml}]\n",
        "top/p.yaml": patch("a-eu-web"),
      }),
    ],
  ])("%s", async (_, files) => {
    for (const options of [{ all: true }, { manifests: ["base"] }]) {
      expect(await planned(files, "acme/web=v2", options)).toEqual([
        expect.stringMatching(/a change of acme\/web at base\/pod\.yaml:\d+ would have no effect/),
      ]);
    }
  });
});

describe("an image is changed where a patch is for objects", () => {
  test.each<readonly [string, Files]>([
    ["with another label in a list", repository("", onto("{labelSelector: 'app in (db, api)'}"))],
    ["without its label", repository("", onto("{labelSelector: '!app'}"))],
    [
      "with a label that only the overlay adds",
      repository("", `labels: [{pairs: {env: prod}}]\n${onto("{labelSelector: env}")}`),
    ],
    ["by the name with the overlay's own prefix", repository("", `namePrefix: eu-\n${onto("{name: eu-web}")}`)],
    ["in another namespace", repository("namespace: shop\n", onto("{namespace: other}"))],
  ])("%s", async (_, files) => {
    expect(await planned(files, "acme/web=v2")).toEqual({ "base/pod.yaml": labelled.replace("web:v1", "web:v2") });
  });
});

const other = named.replaceAll("acme/web:v1", "acme/api:v1");
const renaming = '[{"op": "replace", "path": "/metadata/labels/app", "value": "db"}]';
const json = '[{"op": "replace", "path": "/spec/containers/0/image", "value": "acme/web:v1"}]';
const toNone = (target: string) => `patches:\n- target: ${target}\n  patch: '${json}'\n`;

/** A kustomization over a base, whose only image is another one. */
function patched(over: string, more: Files = {}, base = ""): Files {
  return repository(base, over, { "base/pod.yaml": other, ...more });
}

describe("a change of a patch that selects no object is refused:", () => {
  test.each<readonly [string, Files]>([
    ["by its name", patched(toNone("{name: api}"))],
    ["by its kind", patched(toNone("{kind: Deployment}"))],
    ["by its label", patched(toNone("{kind: Pod, labelSelector: app=db}"))],
    ["by its namespace", patched(toNone("{namespace: shop}"))],
    ["by the prefix of its own kustomization", patched(`namePrefix: eu-\n${toNone("{name: eu-web}")}`)],
    ["in a file", patched("patches: [{path: p.yaml, target: {name: api}}]\n", { "over/p.yaml": named })],
    ["of operations in a file", patched("patches: [{path: p.json, target: {name: api}}]\n", { "over/p.json": json })],
    ["as JSON 6902", patched(toNone("{version: v1, kind: Pod, name: api}").replace("patches:", "patchesJson6902:"))],
    [
      "of an object by name",
      patched("patchesStrategicMerge: [p.yaml]\n", { "over/p.yaml": patch("api", "acme/web:v1") }),
    ],
    [
      "besides a component",
      patched(`components: [../more]\n${toNone("{name: api}")}`, {
        "more/kustomization.yaml": "kind: Component\nresources: [pod.yaml]\n",
        "more/pod.yaml": other.replace("name: web", "name: more"),
      }),
    ],
  ])("%s", async (_, files) => {
    for (const options of [{ all: true }, { manifests: ["over"] }]) {
      expect(await planned(files, "acme/web=v2", options)).toEqual([
        expect.stringMatching(
          /a change of acme\/web at over\/\S+:\d+ would have no effect, because its patch selects no object/,
        ),
      ]);
    }
  });
});

test("a patch that selects no object is left alone where the image is elsewhere", async () => {
  const files = repository("", toNone("{name: api}"));
  const left: string[] = [];
  expect(await planned(files, "acme/web=v2", { left })).toEqual({
    "base/pod.yaml": labelled.replace("web:v1", "web:v2"),
  });
  expect(left).toEqual(["over/kustomization.yaml has it in a patch that selects no object of over/kustomization.yaml"]);
});

describe("a patch is changed that may select an object", () => {
  const generated = "configMapGenerator: [{name: api, literals: [a=b]}]\n";
  test.each<readonly [string, Files]>([
    ["that is selected", patched(toNone("{name: web}"))],
    ["of a remote base", patched(toNone("{name: api}"), {}, "bases: ['https://example.com/base?ref=v1']\n")],
    ["that is generated", patched(toNone("{name: api}"), {}, generated)],
    ["of a chart", patched(toNone("{name: api}"), {}, "helmCharts: [{name: api}]\n")],
    ["in a file that is missing", patched(toNone("{name: api}"), {}, "bases: [rendered.yaml]\n")],
    ["in a file that cannot be read", patched(toNone("{name: api}"), { "base/pod.yaml": "a: [\n" })],
    [
      "whose name is a placeholder",
      patched(toNone("{name: api}"), { "base/pod.yaml": other.replace("web", `\${APP}`) }),
    ],
    ["by a target that is a placeholder", patched(toNone(`{name: "\${APP}"}`))],
    [
      "whose labels another patch changes",
      patched(toNone("{labelSelector: app=db}"), {}, `patches: [{target: {name: web}, patch: '${renaming}'}]\n`),
    ],
    ["whose name a transformer of the base changes", patched(toNone("{name: api}"), {}, "transformers: [t.yaml]\n")],
    ["by its earlier name", patched(toNone("{name: web}"), {}, "namePrefix: eu-\n")],
    ["by the label that its base adds", patched(toNone("{labelSelector: env=a}"), {}, "commonLabels: {env: a}\n")],
    [
      "of what includes its component",
      patched("components: [../more]\n", {
        "more/kustomization.yaml": `kind: Component\n${toNone("{name: api}")}`,
      }),
    ],
  ])("%s", async (_, files) => {
    const [file] = Object.entries(files).find(([, text]) => text.includes("acme/web:v1")) ?? [""];
    expect(await planned(files, "acme/web=v2")).toEqual({ [file]: files[file]?.replace("acme/web:v1", "acme/web:v2") });
  });
});
