/** What installs a chart with a version of its own, over the one in the chart's values. */
import { describe, expect, test } from "vitest";
import { type Files, planned } from "./planned.ts";

const image = "shop/web=v2";
const text = "image:\n  repository: shop/web\n  tag: v1\n";
const chart: Files = {
  "chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
  "chart/values.yaml": text,
};
const changed = { "chart/values.yaml": text.replace("v1", "v2") };

const source = (helm: string, path = "chart") =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  source:\n    path: ${path}\n    helm:\n${helm}`;
const parameters = "      parameters:\n        - name: image.tag\n          value: v1\n";
const release = (values: string, path = "./chart") =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec:\n  chart: {spec: {chart: ${path}}}\n  values: ${values}\n`;
const set = (template: string, elements: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: web}\nspec:\n  generators:\n    - list: {elements: ${elements}}\n  template:\n    spec:\n      source:\n        path: ${template}\n        helm:\n          parameters: [{name: image.tag, value: '{{tag}}'}]\n`;
const umbrella = (dependency = "{name: web, version: 1.0.0, repository: 'file://../chart'}") => ({
  "umb/Chart.yaml": `apiVersion: v2\nname: umb\nversion: 1.0.0\ndependencies: [${dependency}]\n`,
});

const installers: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "parameters of an Application",
    { "a.yaml": source(parameters) },
    ["spec.source.helm.parameters[name=image.tag].value"],
  ],
  ["a path with ./ and a slash", { "a.yaml": source(parameters, "./chart/") }, ["parameters[name=image.tag].value"]],
  ["valuesObject", { "a.yaml": source("      valuesObject: {image: {tag: v1}}\n") }, ["helm.valuesObject.image.tag"]],
  ["the text values", { "a.yaml": source("      values: |\n        image:\n          tag: v1\n") }, ["helm.values"]],
  [
    "one of several sources",
    {
      "a.yaml":
        "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  sources:\n    - path: chart\n      helm: {valuesObject: {image: {tag: v1}}}\n",
    },
    ["spec.sources[path=chart].helm.valuesObject.image.tag"],
  ],
  [
    "elements of an ApplicationSet",
    { "a.yaml": set("chart", "[{env: dev, tag: v1}, {env: prod, tag: v1}]") },
    ["elements[env=dev].tag", "elements[env=prod].tag"],
  ],
  [
    ".argocd-source.yaml",
    { "chart/.argocd-source.yaml": `helm:\n${parameters}` },
    ["helm.parameters[name=image.tag].value"],
  ],
  ["a HelmRelease", { "a.yaml": release("{image: {tag: v1}}") }, ["a.yaml:spec.values.image.tag"]],
  [
    "values of a helmfile's release",
    { "helmfile.yaml": "releases:\n  - name: web\n    chart: ./chart\n    values:\n      - image: {tag: v1}\n" },
    ["helmfile.yaml:releases[name=web].values[0].image.tag"],
  ],
  [
    "set of a helmfile's release",
    { "x/helmfile.yaml": "releases:\n  - name: web\n    chart: ../chart\n    set: [{name: image.tag, value: v1}]\n" },
    ["releases[name=web].set[name=image.tag].value"],
  ],
  [
    "valuesInline of a kustomization",
    {
      "k/kustomization.yaml":
        "helmGlobals: {chartHome: ..}\nhelmCharts:\n  - name: chart\n    valuesInline: {image: {tag: v1}}\n",
    },
    ["k/kustomization.yaml:helmCharts[name=chart].valuesInline.image.tag"],
  ],
  [
    "the values of a chart that depends on it",
    { ...umbrella(), "umb/values.yaml": "web: {image: {tag: v1}}\n" },
    ["umb/values.yaml:web.image.tag"],
  ],
  [
    "the values of a chart that depends on it, by an alias",
    {
      ...umbrella("{name: web, alias: shop, version: 1.0.0, repository: 'file://../chart'}"),
      "umb/values-prod.yaml": "shop: {image: {tag: v1}}\n",
    },
    ["umb/values-prod.yaml:shop.image.tag"],
  ],
  [
    "what installs a chart that depends on it",
    { ...umbrella(), "a.yaml": release("{web: {image: {tag: v1}}}", "./umb") },
    ["a.yaml:spec.values.web.image.tag"],
  ],
  [
    "a values file of an Application of a chart that depends on it",
    {
      ...umbrella(),
      "eu.yaml": "web: {image: {tag: v1}}\n",
      "a.yaml": source("      valueFiles: [../eu.yaml]\n      valuesObject: {}\n", "umb"),
    },
    ["eu.yaml:web.image.tag"],
  ],
];

describe("another version in what installs a chart is no green run without effect:", () => {
  test.each(installers)("%s", async (name, files, targets) => {
    const isOfParent = name.includes("depends on it");
    const all = { ...chart, ...files };
    const [said = "", ...more] = (await planned(all, image)) as readonly string[];
    expect(more).toEqual([]);
    const fate = isOfParent ? "another version may be merged over it" : "another version is merged over it everywhere";
    expect(said.split("\n")[0]).toBe(`Input 'images': shop/web is at chart/values.yaml:3, and ${fate}:`);
    expect(said).toMatch(/^\S+:\d+: v1$/m);
    const own = "chart/values.yaml:image.tag=v2";
    const lines = [...said.matchAll(/^set: (.*)$/gm)].map(([, line = ""]) => line).filter((line) => line !== own);
    expect(lines).toHaveLength(targets.length);
    for (const [nth, line] of lines.entries()) {
      expect(line).toContain(targets[nth]);
      const [file = ""] = line.split(":");
      const before = all[file] ?? "";
      const edited = (await planned(all, "", { set: line })) as Files;
      expect(edited).toEqual({ [file]: expect.stringContaining("v2") });
      expect(edited[file]?.length).toBe(before.length);
      expect(await planned(all, image, { set: line })).toEqual({ ...changed, ...edited });
    }
    const named = await planned(all, image, { manifests: ["chart/values.yaml"] });
    expect(named).toEqual(isOfParent ? changed : [said]);
    expect(said.includes(`\nset: ${own}`)).toBe(!isOfParent);
    expect(await planned(all, "", { set: own })).toEqual(changed);
  });

  test("values files that all that installs it names, where only the chart's own values are meant", async () => {
    const files = {
      ...chart,
      "dev.yaml": source("      valueFiles: [../envs/dev.yaml]\n"),
      "prod.yaml": source("      valueFiles: [../envs/prod.yaml]\n"),
      "envs/dev.yaml": "image: {tag: v1}\n",
      "envs/prod.yaml": "image: {tag: v0}\n",
    };
    const [said = ""] = (await planned(files, image, { manifests: ["chart/values.yaml"] })) as readonly string[];
    expect(said).toContain(
      "another version is merged over it everywhere:\nenvs/dev.yaml:1: v1\nenvs/prod.yaml:1: v0\n",
    );
    expect(said).toContain("\nset: envs/dev.yaml:image.tag=v2\nset: envs/prod.yaml:image.tag=v2\n");
    const one = { ...files, "envs/dev.yaml": "replicas: 2\n" };
    expect(await planned(one, image, { manifests: ["chart/values.yaml"] })).toEqual(changed);
    expect(await planned(files, image, { all: true })).toEqual({
      ...changed,
      "envs/dev.yaml": "image: {tag: v2}\n",
      "envs/prod.yaml": "image: {tag: v2}\n",
    });
  });

  test("a file parameter and a placeholder are named, without a line that would not set them", async () => {
    const files = {
      ...chart,
      "a.yaml": source("      fileParameters: [{name: image.tag, path: tag.txt}]\n"),
      "b.yaml": set("chart", "[]"),
    };
    const [said = ""] = (await planned(files, image)) as readonly string[];
    expect(said).toContain("a.yaml:8: the file tag.txt\n");
    expect(said).toContain(": {{tag}}\n");
    expect(said.match(/^set: .*/gm)).toEqual(["set: chart/values.yaml:image.tag=v2"]);
  });

  test("over a values file that the installer names", async () => {
    const files = {
      ...chart,
      "envs/prod.yaml": text,
      "a.yaml": source(`      valueFiles: [../envs/prod.yaml]\n${parameters}`),
    };
    const said = await planned(files, image, { all: true });
    expect(said).toEqual([
      expect.stringContaining("is at chart/values.yaml:3"),
      expect.stringContaining("is at envs/prod.yaml:3"),
    ]);
  });
});

describe("what installs a chart leaves its version alone where", () => {
  test.each<readonly [string, Files]>([
    ["it has the requested version", { "a.yaml": source(parameters.replace("v1", "v2")) }],
    [
      "it installs another chart",
      { "a.yaml": source(parameters, "other"), "b.yaml": release("{image: {tag: v1}}", "x") },
    ],
    ["it sets other values", { "a.yaml": source("      parameters: [{name: sidecar.image.tag, value: v1}]\n") }],
    ["an element is of another chart", { "a.yaml": set("'{{app}}'", "[{app: api, tag: v1}]") }],
    [
      "values files lie over its values",
      {
        "k/kustomization.yaml":
          "helmGlobals: {chartHome: ..}\nhelmCharts:\n  - name: chart\n    valuesMerge: merge\n    valuesInline: {image: {tag: v1}}\n",
      },
    ],
    ["a chart that depends on it does not set it", { ...umbrella(), "umb/values.yaml": "image: {tag: v1}\n" }],
  ])("%s", async (_, files) => {
    expect(await planned({ ...chart, ...files }, image)).toEqual(changed);
  });
});
