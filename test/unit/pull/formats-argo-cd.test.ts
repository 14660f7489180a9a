import { describe, expect, test } from "vitest";
import { argoCd } from "../../../packages/pull/src/find/argo-cd/argo-cd.ts";
import { newDigest, oldDigest, placesIn, withImages } from "./place-cases.ts";

function application(source: string): string {
  const lines = source.replace(/^/gm, "    ");
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n${lines}\n`;
}

function applicationSet(generators: string, source: string): string {
  const template = `{metadata: {name: "{{name}}"}, spec: {source: ${source}}}`;
  return `{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, spec: {generators: [${generators}], template: ${template}}}\n`;
}

describe("an image of kustomize.images", () => {
  test.each([
    ["a:1", "2", "a:2"],
    ["a:1", `@${newDigest}`, `a@${newDigest}`],
    [`a@${oldDigest}`, "2", "a:2"],
    [`a:1@${oldDigest}`, `2@${newDigest}`, `a:2@${newDigest}`],
    ["web=a:1", "2", "web=a:2"],
    ["web=a", "2", "web=a:2"],
    ["web=*:1", "2", "web=*:2"],
    ["web=a:*", "2", "web=a:2"],
    ["host:5000/a:1", "2", "host:5000/a:2"],
    ["a:1", "ghcr.io/acme/a:2", "a=ghcr.io/acme/a:2"],
    ["web=a:1", "ghcr.io/acme/a:2", "web=ghcr.io/acme/a:2"],
    ["web=*:1", "ghcr.io/acme/a:2", "web=ghcr.io/acme/a:2"],
  ])("%s becomes with %s: %s", (before, version, after) => {
    const source = (image: string) => application(`kustomize:\n  images:\n    - "${image}" # ours`);
    expect(withImages(argoCd, source(before), version)).toBe(source(after));
  });

  test.each(["a:$ARGOCD_APP_REVISION", "A:1", "a:{{tag}}"])("is none in %s", (image) => {
    expect(placesIn(argoCd, application(`kustomize: { images: ["${image}"] }`))).toEqual([]);
  });
});

describe("Helm's parameters", () => {
  const parameters = (...lines: readonly string[]) => application(`helm:\n  parameters:\n${lines.join("\n")}`);
  const line = (name: string, value: string, more = "") => `    - { name: "${name}", value: ${value}${more} }`;

  test.each([
    ["image.repository", "image.tag"],
    ["web.image.repository", "web.image.tag"],
    ["image.name", "image.tag"],
    ["apps[1].image.repository", "apps[1].image.tag"],
  ])("%s and %s are one image", (repository, tag) => {
    const text = (version: string) => parameters(line(repository, "acme/a"), line(tag, version));
    expect(placesIn(argoCd, text("v1"))).toEqual(["spec.source.helm.parameters[1].value: acme/a:v1"]);
    expect(withImages(argoCd, text("v1"), "v2")).toBe(text("v2"));
  });

  test("may hold a whole image", () => {
    const text = (version: string) => parameters(line("image", `acme/a:${version}`));
    expect(withImages(argoCd, text("v1"), "v2")).toBe(text("v2"));
  });

  test.each([
    ["1234567", "", ", forceString: true"],
    ["1234567", ", forceString: false", ", forceString: true"],
    ["1234567", ", forcestring: false", ", forcestring: true"],
    ["1234567", ", forcestring: true", ", forcestring: true"],
    ["0", "", ", forceString: true"],
  ])("say that %s is a text where there is %j before: %j", (version, more, said) => {
    const text = parameters(line("image.repository", "acme/a"), line("image.tag", "v1", more));
    const after = line("image.tag", `"${version}"`, said);
    expect(withImages(argoCd, text, version)).toBe(text.replace(line("image.tag", "v1", more), after));
  });

  test("for a tag alone belong to what the values name, and win over them", () => {
    const text = (version: string) =>
      application(`helm:
  valuesObject: { image: { repository: acme/a, tag: v0 } }
  parameters:
    - { name: image.tag, value: ${version} }`);
    expect(placesIn(argoCd, text("v1"))).toEqual(["spec.source.helm.parameters[0].value: acme/a:v1"]);
    expect(withImages(argoCd, text("v1"), "v2")).toBe(text("v2"));
  });

  test("get one more for a tag that has none", () => {
    const text = parameters("    - name: image.repository", "      value: acme/a");
    const more = "        - name: image.tag\n          value: v2\n";
    expect(withImages(argoCd, text, "v2")).toBe(`${text}${more}`);
  });

  test("of which nothing names an image are no place", () => {
    expect(placesIn(argoCd, parameters(line("image.tag", "v1")))).toEqual([]);
  });
});

describe("an Application", () => {
  test.each([
    ["valuesObject", "helm:\n  valuesObject:\n    image: { repository: acme/a, tag: v1 }"],
    ["the text of values", "helm:\n  values: |\n    # ours\n    image:\n      repository: acme/a\n      tag: v1"],
    [
      "a patch",
      "kustomize:\n  patches:\n    - patch: |\n        - {op: add, path: /spec/containers/0/image, value: acme/a:v1}",
    ],
  ])("has images in %s", (_, source) => {
    const text = application(source);
    expect(withImages(argoCd, text, "v2")).toBe(
      text.replace("v1\n", "v2\n").replace("v1}", "v2}").replace("v1 }", "v2 }"),
    );
    expect(placesIn(argoCd, text)).toHaveLength(1);
  });

  test.each([
    ["several sources", "sources: [{helm: {valueFiles: [v1.yaml]}}, {kustomize: {images: ['a:1']}}]"],
    ["a hydrated source", "sourceHydrator: {drySource: {kustomize: {images: ['a:1']}}}"],
  ])("has images in %s", (_, spec) => {
    const text = `{apiVersion: argoproj.io/v1alpha1, kind: Application, spec: {${spec}}}`;
    expect(withImages(argoCd, text, "2")).toBe(text.replace("a:1", "a:2"));
  });

  test.each([
    ["apps/.argocd-source.yaml", 2],
    [".argocd-source-web.yaml", 2],
    ["argocd-source.yaml", 0],
  ])("gets more from the file %s: %i", (file, count) => {
    const text = "kustomize: {images: ['a:1']}\nhelm: {parameters: [{name: image, value: 'b:1'}]}";
    expect(placesIn(argoCd, text, file)).toHaveLength(count);
  });

  test("takes its values as a whole from valuesObject, where there is one", () => {
    const text = application("helm:\n  valuesObject: { replicas: 1 }\n  values: |\n    image: acme/a:v1");
    expect(placesIn(argoCd, text)).toEqual([]);
  });
});

describe("an ApplicationSet", () => {
  test.each([
    ["the tag of an image", "{kustomize: {images: ['acme/a:{{tag}}']}}"],
    ["a renamed image's", "{kustomize: {images: ['a=acme/a:{{ .tag }}']}}"],
    [
      "a parameter",
      "{helm: {parameters: [{name: image.repository, value: acme/a}, {name: image.tag, value: '{{tag}}'}]}}",
    ],
    ["a value", "{helm: {valuesObject: {image: {repository: acme/a, tag: '{{ .tag }}'}}}}"],
  ])("fills in from its elements: %s", (_, source) => {
    const text = applicationSet("{list: {elements: [{name: x, tag: v1}, {name: y, tag: v0}]}}", source);
    expect(placesIn(argoCd, text)).toEqual([
      "spec.generators[0].list.elements[0].tag: acme/a:v1",
      "spec.generators[0].list.elements[1].tag: acme/a:v0",
    ]);
    expect(withImages(argoCd, text, "v2")).toBe(text.replace(/tag: v[01]/g, "tag: v2"));
  });

  test("refuses what its template has no room for", () => {
    const text = applicationSet("{list: {elements: [{tag: v1}]}}", "{kustomize: {images: ['a:{{tag}}']}}");
    expect(withImages(argoCd, text, `@${newDigest}`)).toBe(
      "the ApplicationSet's template takes only the tag from here: a:{{tag}}",
    );
  });

  test.each([
    ["a list", "{list: {elements: [{image: acme/a:v1}]}}"],
    ["a list in a matrix", "{matrix: {generators: [{clusters: {}}, {list: {elements: [{image: acme/a:v1}]}}]}}"],
    [
      "a list in a merge in a matrix",
      "{matrix: {generators: [{merge: {generators: [{list: {elements: [{image: acme/a:v1}]}}]}}]}}",
    ],
    ["a text", "{list: {elementsYaml: '[{image: acme/a:v1}]'}}"],
    ["a generator's own template", "{git: {template: {spec: {source: {kustomize: {images: ['acme/a:v1']}}}}}}"],
  ])("has images in %s", (_, generators) => {
    const text = applicationSet(generators, "{path: x}");
    expect(placesIn(argoCd, text)).toHaveLength(1);
    expect(withImages(argoCd, text, "v2")).toBe(text.replace("v1}", "v2}").replace("v1'", "v2'"));
  });

  test("fills in names, which say more than an element alone", () => {
    const source = "{kustomize: {images: ['{{app}}=ghcr.io/acme/{{app}}:{{image.tag}}']}}";
    const text = applicationSet("{list: {elements: [{app: a, image: {name: a, tag: v1}}]}}", source);
    expect(placesIn(argoCd, text)).toEqual(["spec.generators[0].list.elements[0].image.tag: ghcr.io/acme/a:v1"]);
    expect(withImages(argoCd, text, "v2")).toBe(text.replace("tag: v1", "tag: v2"));
  });

  test("refuses to change the version of one image where it is another's too", () => {
    const source = "{kustomize: {images: ['a:{{tag}}', 'b:{{tag}}']}}";
    const text = applicationSet("{list: {elements: [{tag: v1}]}}", source);
    expect(placesIn(argoCd, text)).toHaveLength(2);
    expect(withImages(argoCd, text, "v2")).toBe("the same value is also the version of b");
  });

  test("may hold an image in its template, once for all elements", () => {
    const text = applicationSet(
      "{list: {elements: [{x: 1}, {x: 2}]}}",
      "{path: '{{x}}', kustomize: {images: ['a:1']}}",
    );
    expect(placesIn(argoCd, text)).toHaveLength(1);
  });
});

test("another kind has none", () => {
  const text = "{apiVersion: argoproj.io/v1alpha1, kind: AppProject, spec: {source: {kustomize: {images: ['a:1']}}}}";
  expect(placesIn(argoCd, text)).toEqual([]);
});
