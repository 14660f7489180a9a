/** What is said of several targets, besides what they are. */
import { describe, expect, test } from "vitest";
import { planned, plannedTargets, pod } from "./planned.ts";
import { chart, image, kustomization, linesOf, values } from "./target-layouts.ts";

const web = "ghcr.io/acme/web";
const workload = (kind: string, name: string, namespace = "") =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}${namespace === "" ? "" : `, namespace: ${namespace}`}}\nspec:\n  containers:\n    - image: ${web}:1\n`;

describe("environments as objects of one file", () => {
  const pods = (...all: readonly (readonly [string, string?])[]) =>
    all.map(([name, namespace]) => workload("Pod", name, namespace)).join("---\n");

  test.each([
    ["in other namespaces", { "all.yaml": pods(["web", "dev"], ["web", "prod"]) }, ["dev", "prod"]],
    ["with their names", { "all.yaml": pods(["web-dev"], ["web-prod"]) }, ["dev", "prod"]],
    [
      "in a kustomization",
      { "kustomization.yaml": "resources: [all.yaml]\n", "all.yaml": pods(["web", "a"], ["web", "b"]) },
      ["a", "b"],
    ],
    [
      "of a List",
      {
        "all.yaml": JSON.stringify({
          apiVersion: "v1",
          kind: "List",
          items: ["eu", "us"].map((namespace) => ({
            apiVersion: "v1",
            kind: "Pod",
            metadata: { name: "web", namespace },
            spec: { containers: [{ image: `${web}:1` }] },
          })),
        }),
      },
      ["eu", "us"],
    ],
  ])("are not changed together: %s", async (_, files, environments) => {
    const [said = ""] = (await planned(files, image)) as readonly string[];
    expect(said).toContain("is in 2 targets; choose which one to change:");
    for (const each of environments) expect(said).toMatch(new RegExp(`^1: .*all\\.yaml:\\d+ \\(${each}\\)`, "m"));
    const lines = [...said.matchAll(/^set: (.*)$/gm)].map(([, line = ""]) => line);
    expect(lines).toHaveLength(2);
    for (const set of lines) expect(Object.keys((await planned(files, "", { set })) ?? {})).toEqual(["all.yaml"]);
    const both = (await planned(files, image, { all: true })) as Readonly<Record<string, string>>;
    expect(both["all.yaml"]).not.toContain(`${web}:1`);
  });

  test.each([
    ["one namespace", pods(["web", "shop"], ["worker", "shop"])],
    ["several namespaces for several things", pods(["web", "shop"], ["agent", "monitoring"])],
    ["no namespace", `${workload("Pod", "web")}---\n${workload("Pod", "migration")}`],
  ])("are none where there is nothing twice: %s", async (_, text) => {
    expect(await plannedTargets({ "web/all.yaml": text }, image)).toEqual({ "web/all.yaml": "web" });
  });
});

describe("an environment that takes a base as it is", () => {
  const files = {
    "base/kustomization.yaml": "resources: [pod.yaml]\n",
    "base/pod.yaml": pod(`${web}:1`),
    "dev/kustomization.yaml": "resources: [../base]\n",
    "staging/kustomization.yaml": "resources: [../middle]\n",
    "middle/kustomization.yaml": "resources: [../base]\n",
    "prod/kustomization.yaml": `resources: [../base]\n${kustomization}`,
  };

  test("is named where the base is listed", async () => {
    const [said = ""] = (await planned(files, image)) as readonly string[];
    expect(said).toContain("\n1: base (base/pod.yaml:6; deployed by dev, staging), prod (prod/kustomization.yaml:4)\n");
    expect(linesOf([said])).toEqual([["base"], ["prod"]]);
  });

  test("is told of entries that can be added where it is named itself", async () => {
    expect(await planned(files, image, { manifests: ["dev"] })).toEqual([
      expect.stringContaining("`add-missing: true`"),
    ]);
    const added = await planned(files, image, { manifests: ["dev"], addMissing: true });
    expect(Object.keys(added ?? {})).toEqual(["dev/kustomization.yaml"]);
  });
});

describe("a version that may be laid over a chart's own", () => {
  const own = { "charts/web/Chart.yaml": chart, "charts/web/values.yaml": values };
  const more = { "charts/api/Chart.yaml": chart, "charts/api/values.yaml": "replicas: 1\n" };

  test.each([
    ["named for the chart", { "deploy/web/prod.yaml": 'image: {tag: "1"}\n' }, "deploy/web/prod.yaml:image.tag"],
    [
      "under the chart's name",
      { "envs/prod/values.yaml": 'web: {image: {tag: "1"}}\n' },
      "envs/prod/values.yaml:web.image.tag",
    ],
    [
      "kept for an environment",
      { "environments/prod.yaml": "web: {image: {tag: 1}}\n" },
      "environments/prod.yaml:web.image.tag",
    ],
    ["named for an environment", { "deploy/prod.yaml": "web: {image: {tag: 1}}\n" }, "deploy/prod.yaml:web.image.tag"],
  ])("is not left behind without a word: %s", async (_, layer, target) => {
    const files = { ...own, ...more, ...layer };
    const said = await planned(files, image);
    expect(said).toEqual([expect.stringContaining("another version may be merged over it:")]);
    expect(said).toEqual([expect.stringContaining(`\nset: ${target}=2\nmanifests: charts/web/values.yaml`)]);
    const set = `${target}=2`;
    expect(Object.keys((await planned(files, "", { set })) ?? {})).toEqual(Object.keys(layer));
    expect(Object.keys((await planned(files, image, { set })) ?? {}).toSorted()).toEqual(
      ["charts/web/values.yaml", ...Object.keys(layer)].toSorted(),
    );
  });

  test("is not left behind where the chart has none of its own", async () => {
    const bare = { ...own, "charts/web/values.yaml": values.replace('  tag: "1"\n', "") };
    const files = { ...bare, "environments/prod.yaml": 'image: {tag: "1"}\n' };
    expect(await planned(files, image, { addMissing: true })).toEqual([
      expect.stringContaining("\nset: environments/prod.yaml:image.tag=2\n"),
    ]);
  });

  test.each(["charts/web", "charts/web/values.yaml"])("is said where the chart's own is meant: %s", async (name) => {
    const left: string[] = [];
    const files = { ...own, "environments/prod.yaml": 'image: {tag: "1"}\n' };
    const changed = await planned(files, image, { manifests: [name], left });
    expect(Object.keys(changed ?? {})).toEqual(["charts/web/values.yaml"]);
    expect(left).toEqual([
      expect.stringContaining("environments/prod.yaml also has image.tag in line 1: if it is merged over"),
    ]);
  });

  test("is said where every environment of the chart has its own", async () => {
    const left: string[] = [];
    const files = { ...own, "charts/web/values-prod.yaml": 'image: {tag: "1"}\n' };
    expect(await planned(files, image, { manifests: ["charts/web/values.yaml"], left })).toMatchObject({
      "charts/web/values.yaml": values.replace('"1"', '"2"'),
    });
    expect(left).toEqual([expect.stringContaining("charts/web/values-prod.yaml also has image.tag in line 1")]);
  });

  test.each([
    ["has what is wanted already", { "environments/prod.yaml": 'web: {image: {tag: "2"}}\n' }],
    ["stands at another path", { "environments/prod.yaml": 'web: {sidecar: {tag: "1"}}\n' }],
    ["is no values", { "environments/prod.yaml": `apiVersion: v1\nkind: ConfigMap\nweb: {image: {tag: "1"}}\n` }],
  ])("is none where it %s", async (_, layer) => {
    expect(Object.keys((await planned({ ...own, ...more, ...layer }, image)) ?? {})).toEqual([
      "charts/web/values.yaml",
    ]);
  });
});

test("patches of a release that are not to be looked at are not changed", async () => {
  const release = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec:\n  values:\n    image: {repository: ${web}, tag: "1"}\n`;
  const files = {
    "base/kustomization.yaml": "resources: [release.yaml]\n",
    "base/release.yaml": release,
    "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: patch.yaml}]\n",
    "prod/patch.yaml": release.replace(`repository: ${web}, `, ""),
  };
  expect(Object.keys((await planned(files, image, { manifests: ["base"] })) ?? {})).toEqual(["base/release.yaml"]);
});
