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
