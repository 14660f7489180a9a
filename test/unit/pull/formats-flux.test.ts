import { describe, expect, test } from "vitest";
import { flux } from "../../../packages/pull/src/find/flux/flux.ts";
import { policiesOf, policyWords } from "../../../packages/pull/src/find/flux/flux-policies.ts";
import type { Format } from "../../../packages/pull/src/find/formats/format.ts";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { newDigest, oldDigest, placesIn, withImages } from "./place-cases.ts";

const mark = (part = "") => `# {"$imagepolicy": "flux-system:web${part}"}`;

/** Flux, with the policy of the markers known. */
const informed: Format = (candidate) => flux(candidate, { policies: new Map([["flux-system:web", "acme/web"]]) });

describe("a marker", () => {
  test.each([
    ["for a whole image", `spec:\n  image: acme/web:v1 ${mark()}\n`, ["spec.image: acme/web:v1"]],
    ["in a list", `images:\n- acme/web:v1 ${mark()}\n`, []],
    [
      "for each part",
      `spec:\n  name: acme/web ${mark(":name")}\n  version: v1 ${mark(":tag")}\n  hash: ${oldDigest} ${mark(":digest")}\n`,
      [`spec.version: acme/web:v1@${oldDigest}`],
    ],
    ["for a tag, whose policy is known", `spec:\n  version: v1 ${mark(":tag")}\n`, ["spec.version: acme/web:v1"]],
    ["for a tag that is a number", `spec:\n  version: 20261124 ${mark(":tag")}\n`, ["spec.version: acme/web:20261124"]],
    ["of a policy that nobody knows", 'spec:\n  version: v1 # {"$imagepolicy": "other:web:tag"}\n', []],
    ["in JSON without spaces", 'spec:\n  image: acme/web:v1 #{"$imagepolicy":"a:b"}\n', ["spec.image: acme/web:v1"]],
    ["that is something else", 'spec:\n  image: acme/web:v1 # {"$imagepolicy": "a"}\n', []],
    ["among words", `spec:\n  version: v1 # see {"$imagepolicy": "flux-system:web:tag"}\n`, []],
  ])("%s", (_, text, places) => {
    const kind = "apiVersion: acme.example/v1\nkind: Shop\n";
    expect(placesIn(informed, text.startsWith("spec") ? kind + text : text)).toEqual(places);
  });

  test.each([
    ["a container", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: acme/web:v1"],
    [
      "a kustomization",
      "kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nimages:\n- name: acme/web\n  newTag: v1",
    ],
    ["Helm values", "image:\n  repository: acme/web\n  tag: v1"],
  ])("adds nothing to what the rules of %s find", (_, text) => {
    expect(placesIn(informed, `${text} ${mark(text.endsWith("web:v1") ? "" : ":tag")}\n`)).toEqual([]);
  });

  test.each([
    [`image: acme/web:v1 ${mark()}`, "v2", `image: acme/web:v2 ${mark()}`],
    [`image: acme/web:v1 ${mark()}`, `v2@${newDigest}`, `image: acme/web:v2@${newDigest} ${mark()}`],
    [`version: v1 ${mark(":tag")}`, "v2", `version: v2 ${mark(":tag")}`],
    [`version: 2 ${mark(":tag")}`, "3", `version: "3" ${mark(":tag")}`],
    [`version: v1 ${mark(":tag")}`, `@${newDigest}`, "no marker there is for a digest"],
    [`hash: ${oldDigest} ${mark(":digest")}`, `@${newDigest}`, `hash: ${newDigest} ${mark(":digest")}`],
    [`hash: ${oldDigest} ${mark(":digest")}`, "v2", "no marker there is for a tag"],
    [
      `version: v1 ${mark(":tag")}`,
      "ghcr.io/acme/web:v2",
      "the marker of flux-system:web is for a version; no marker is for the name",
    ],
    [
      `name: acme/web ${mark(":name")}\n  version: v1 ${mark(":tag")}`,
      "ghcr.io/acme/web:v2",
      `name: ghcr.io/acme/web ${mark(":name")}\n  version: v2 ${mark(":tag")}`,
    ],
  ])("%s becomes with %s: %s", (before, version, after) => {
    const text = (spec: string) => `apiVersion: acme.example/v1\nkind: Shop\nspec:\n  ${spec}\n`;
    expect(withImages(informed, text(before), version)).toBe(after.includes(": ") ? text(after) : after);
  });
});

describe("an object of Flux", () => {
  const object = (kind: string, spec: string) => {
    const group = { HelmRelease: "helm", Kustomization: "kustomize", OCIRepository: "source" }[kind];
    return `apiVersion: ${group}.toolkit.fluxcd.io/v1\nkind: ${kind}\nmetadata: { name: web }\nspec:\n  ${spec}\n`;
  };

  test.each([
    [
      "HelmRelease",
      "values: { image: { repository: acme/web, tag: v1 } }",
      "v2",
      "values: { image: { repository: acme/web, tag: v2 } }",
    ],
    ["HelmRelease", "values: { web: { image: 'acme/web:v1' } }", "v2", "values: { web: { image: 'acme/web:v2' } }"],
    [
      "HelmRelease",
      "postRenderers: [{ kustomize: { images: [{ name: acme/web, newTag: v1 }] } }]",
      "v2",
      "postRenderers: [{ kustomize: { images: [{ name: acme/web, newTag: v2 }] } }]",
    ],
    ["Kustomization", "images: [{ name: acme/web, newTag: v1 }]", "v2", "images: [{ name: acme/web, newTag: v2 }]"],
    [
      "Kustomization",
      "patches:\n    - patch: |\n        - op: replace\n          path: /spec/containers/0/image\n          value: acme/web:v1",
      "v2",
      "patches:\n    - patch: |\n        - op: replace\n          path: /spec/containers/0/image\n          value: acme/web:v2",
    ],
    [
      "OCIRepository",
      "url: oci://ghcr.io/acme/web\n  ref: { tag: v1 }",
      "v2",
      "url: oci://ghcr.io/acme/web\n  ref: { tag: v2 }",
    ],
    ["OCIRepository", "url: oci://ghcr.io/acme/web", "v2", "url: oci://ghcr.io/acme/web\n  ref:\n    tag: v2"],
    [
      "OCIRepository",
      "url: oci://ghcr.io/acme/web\n  ref:\n    tag: v1",
      `@${newDigest}`,
      `url: oci://ghcr.io/acme/web\n  ref:\n    digest: ${newDigest}`,
    ],
    [
      "OCIRepository",
      `url: oci://ghcr.io/acme/web\n  ref:\n    tag: v1\n    digest: ${oldDigest}`,
      "v2",
      "url: oci://ghcr.io/acme/web\n  ref:\n    tag: v2",
    ],
    [
      "OCIRepository",
      `url: oci://ghcr.io/acme/web\n  ref:\n    semver: 1.x\n    digest: ${oldDigest}`,
      `@${newDigest}`,
      `url: oci://ghcr.io/acme/web\n  ref:\n    semver: 1.x\n    digest: ${newDigest}`,
    ],
    [
      "OCIRepository",
      "url: oci://ghcr.io/acme/web\n  ref: { tag: v1 }",
      "quay.io/acme/web:v2",
      "url: oci://quay.io/acme/web\n  ref: { tag: v2 }",
    ],
    [
      "OCIRepository",
      "url: oci://ghcr.io/acme/web\n  ref: { semver: 1.x }",
      "v2",
      "its semver '1.x' selects the tag; replace it by a tag once",
    ],
  ])("%s with %s becomes with %s: %s", (kind, before, version, after) => {
    const wanted = before.startsWith(after.slice(0, 4)) ? object(kind, after) : after;
    expect(withImages(flux, object(kind, before), version)).toBe(wanted);
  });

  test.each([
    ["OCIRepository", "url: oci://ghcr.io/acme/web:v1"],
    ["OCIRepository", "url: https://ghcr.io/acme/web"],
    ["HelmRelease", "chart: { spec: { chart: web, version: 1.2.3, sourceRef: { name: acme } } }"],
    ["HelmRelease", "valuesFrom: [{ kind: ConfigMap, name: web }]"],
  ])("%s has no image in %s", (kind, spec) => {
    expect(placesIn(flux, object(kind, spec))).toEqual([]);
  });
});

describe("image policies", () => {
  const candidates = (text: string) =>
    parseFile(text, "flux.yaml").documents.map((document) => ({ file: "flux.yaml", document, text }));
  const policies = (text: string) => policiesOf(candidates(text));
  const object = (kind: string, name: string, namespace: string, spec: string) =>
    `---\n{ apiVersion: image.toolkit.fluxcd.io/v1, kind: ${kind}, metadata: { name: ${name}${namespace} }, spec: { ${spec} } }\n`;
  const here = ", namespace: flux-system";

  test.each([
    ["their repository", here, here, "name: shop", "flux-system:web"],
    [
      "their repository in another namespace",
      here,
      ", namespace: images",
      "name: shop, namespace: images",
      "flux-system:web",
    ],
    ["their repository, whose namespaces something else sets", "", "", "name: shop", ":web"],
  ])("know their image from %s", (_, namespace, ofRepository, reference, id) => {
    const text =
      object("ImageRepository", "shop", ofRepository, "image: acme/web") +
      object("ImagePolicy", "web", namespace, `imageRepositoryRef: { ${reference} }`);
    expect(policies(text)).toEqual(new Map([[id, "acme/web"]]));
  });

  test.each([[`image: acme/web:v1 ${mark()}`], [`name: acme/web ${mark(":name")}`]])(
    "know their image from what stands before a marker: %s",
    (text) => {
      expect(policies(text)).toEqual(new Map([["flux-system:web", "acme/web"]]));
    },
  );

  test("without a repository know none", () => {
    expect(policies(object("ImagePolicy", "web", here, "imageRepositoryRef: { name: shop }"))).toEqual(new Map());
  });

  test.each([
    ["a marker of the policy", `version: v1 ${mark(":tag")}`, true],
    ["one of the policy whose namespace something else sets", 'hash: x # {"$imagepolicy": "apps:shop:digest"}', true],
    ["one of another policy", 'tag: v1 # {"$imagepolicy": "flux-system:log:tag"}', false],
    ["an ImagePolicy", "  imageRepositoryRef: { name: shop }", true],
  ])("tell by words which other files tell more: %s", (_, line, isFound) => {
    const text =
      object("ImageRepository", "shop", "", "image: acme/web") +
      object("ImagePolicy", "shop", "", "imageRepositoryRef: { name: shop }") +
      `---\nimage: acme/web:v1 ${mark()}\nlog: { image: 'acme/log:v1' }\n`;
    const words = policyWords(candidates(text), [{ name: "docker.io/acme/web" }]);
    expect(words.some((word) => line.includes(word))).toBe(isFound);
  });
});
