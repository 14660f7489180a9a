/** What is deployed as one, in many layouts of manifest repositories. */
import { describe, expect, test } from "vitest";
import { planned, plannedTargets } from "./planned.ts";
import {
  application,
  applicationSet,
  chart,
  helmfile,
  helmRelease,
  image,
  layouts,
  linesOf,
  named,
  ociRepository,
  values,
  web,
} from "./target-layouts.ts";

describe("a target is what is deployed as one:", () => {
  test.each(Object.entries(layouts))("%s", async (_, { files, targets, image: wanted = image }) => {
    expect(await plannedTargets(files, wanted, { all: true })).toEqual(targets);
  });

  test.each(Object.entries(layouts))("%s are not changed together", async (_, { files, image: wanted = image }) => {
    expect(await planned(files, wanted)).toEqual([expect.stringMatching(/ is in \d targets; choose which one/)]);
  });

  test.each(Object.entries(layouts))("%s are chosen by each line of the error", async (_, layout) => {
    const { files, targets, image: wanted = image } = layout;
    const lines = linesOf(await planned(files, wanted));
    const names = new Set(Object.values(targets));
    expect(lines).toHaveLength(names.size);
    const changed = await Promise.all(lines.map((manifests) => plannedTargets(files, wanted, { manifests })));
    const meant = [...names].map((name) => Object.keys(targets).filter((file) => targets[file] === name));
    expect(changed.map((each) => Object.keys(each))).toEqual(meant);
  });

  // An overlay that is not named is not seen to leave its base as it is.
  const withoutBases = Object.entries(layouts).filter(([name]) => !name.startsWith("a base"));

  test.each(withoutBases)("%s are chosen by all of the lines together", async (_, layout) => {
    const { files, targets, image: wanted = image } = layout;
    const manifests = linesOf(await planned(files, wanted)).flat();
    expect(Object.keys(await plannedTargets(files, wanted, { manifests })).toSorted()).toEqual(
      Object.keys(targets).toSorted(),
    );
  });
});

describe("what the error calls a target", () => {
  test.each(Object.entries(layouts))("chooses it where it is typed: %s", async (_, layout) => {
    const { files, targets, image: wanted = image } = layout;
    const [said = ""] = (await planned(files, wanted)) as readonly string[];
    const places = [...(said.split("\n")[1] ?? "").matchAll(/(?<=: |, )([^\s,:]+)(?::\d+)?(?: \([^)]*\))?(?=, |$)/g)];
    expect(places).toHaveLength(Object.keys(targets).length);
    for (const [nth, [, typed = ""]] of places.entries()) {
      const [file = "", target] = Object.entries(targets)[nth] ?? [];
      const together = Object.keys(targets).filter((each) => targets[each] === target);
      // The file's own name is that of the place alone, where its target has others.
      const meant = typed === file ? [file] : together;
      expect(Object.keys(await plannedTargets(files, wanted, { manifests: [typed] }))).toEqual(meant);
    }
  });
});

describe("one target", () => {
  test.each([
    [
      "is a kustomization with what it names",
      {
        "prod/kustomization.yaml": `resources: [pod.yaml]\npatches: [{path: patches/pod.yaml}]\n`,
        "prod/pod.yaml": named("a"),
        "prod/patches/pod.yaml": named("a").replace("containers:", "initContainers:"),
      },
      "prod",
    ],
    ["is a folder of manifests", { "web/pod.yaml": named("web"), "web/job.yaml": named("migration") }, "web"],
    ["is a chart with its own values alone", { "web/Chart.yaml": chart, "web/values.yaml": values }, "web"],
    [
      "is a kustomization with the values of a chart that it inflates",
      {
        "web/kustomization.yaml": "helmCharts:\n  - name: web\n    valuesFile: values/web.yaml\n",
        "web/values/web.yaml": values,
      },
      "web",
    ],
  ])("%s: all of it is one change", async (_, files, target) => {
    const targets = await plannedTargets(files, image);
    expect(new Set(Object.values(targets))).toEqual(new Set([target]));
    expect(Object.keys(targets)).toHaveLength(Object.values(files).filter((text) => text.includes("acme/web")).length);
  });
});

describe("several targets in one file", () => {
  test.each([
    [
      "elements of an ApplicationSet",
      applicationSet,
      [
        "apps.yaml:spec.generators[0].list.elements[cluster=dev]",
        "apps.yaml:spec.generators[0].list.elements[cluster=prod]",
      ],
    ],
    [
      "HelmReleases",
      `${helmRelease("dev")}---\n${helmRelease("prod")}`,
      ["apps.yaml#HelmRelease/dev", "apps.yaml#HelmRelease/prod"],
    ],
    [
      "Applications",
      `${application("dev")}---\n${application("prod")}`,
      ["apps.yaml#Application/dev", "apps.yaml#Application/prod"],
    ],
    [
      "OCIRepositories of one name",
      `${ociRepository("web")}---\n${ociRepository("web")}`,
      ["apps.yaml#1", "apps.yaml#2"],
    ],
    [
      "keys of environments with an image each",
      "dev:\n  image: ghcr.io/acme/web:1\nprod:\n  image: ghcr.io/acme/web:1\n",
      ["(dev)", "(prod)"],
    ],
    [
      "keys of environments with a repository and a tag each",
      `stg:\n  ${values.replaceAll("\n", "\n  ").trim()}\nprd:\n  ${values.replaceAll("\n", "\n  ").trim()}\n`,
      ["(stg)", "(prd)"],
    ],
    [
      "keys of environments below an app",
      "web:\n  staging: {image: ghcr.io/acme/web:1}\n  production: {image: ghcr.io/acme/web:1}\n",
      ["(staging)", "(production)"],
    ],
    [
      "list items with an environment's name",
      "environments:\n  - name: dev2\n    image: ghcr.io/acme/web:1\n  - env: live\n    image: ghcr.io/acme/web:1\n",
      ["(dev2)", "(live)"],
    ],
    ["releases of a helmfile", helmfile, ["apps.yaml:releases[name=web-dev]", "apps.yaml:releases[name=web-prod]"]],
  ])("%s are told apart, and chosen by the value alone", async (_, text, targets) => {
    const files = { "apps.yaml": text };
    const [said = ""] = (await planned(files, image)) as readonly string[];
    for (const target of targets) expect(said).toContain(`(${target.replace(/^apps.yaml[#:]|^\(|\)$/g, "")})`);
    expect(await planned(files, image, { manifests: ["apps.yaml"] })).toEqual([said]);
    const lines = [...said.matchAll(/^set: (.*)$/gm)].map(([, line = ""]) => line);
    expect(lines).toHaveLength(2);
    for (const set of lines) {
      const changed = (await planned(files, "", { set })) as Readonly<Record<string, string>>;
      const before = text.split("\n");
      expect(changed["apps.yaml"]?.split("\n").filter((line, nth) => line !== before[nth])).toHaveLength(1);
    }
  });
});

describe("names of environments", () => {
  test.each([
    ["prd", "stg"],
    ["stage", "acc"],
    ["int", "pre"],
    ["preprod", "prod"],
    ["pre-prod", "prod"],
    ["non-prod", "prod"],
    ["live", "sandbox"],
    ["demo", "nonprod"],
    ["qa1", "qa2"],
    ["prod1", "dev2"],
    ["DEV", "PRD"],
  ])("%s and %s: files, keys and objects of each are targets of their own", async (one, other) => {
    const refused = [expect.stringMatching(/ is in 2 targets; choose which one/)];
    const files = { [`k8s/web-${one}.yaml`]: named("a"), [`k8s/web-${other}.yaml`]: named("b") };
    expect(await planned(files, image)).toEqual(refused);
    expect(await planned({ "k8s/a.yaml": named(`web-${one}`), "k8s/b.yaml": named(`web-${other}`) }, image)).toEqual(
      refused,
    );
    const documents = `${named(`web-${one}`)}---\n${named(`web-${other}`)}`;
    expect(await planned({ "web.yaml": documents }, image)).toEqual(refused);
    const keys = [one, other].map((key) => `${key}: {image: ghcr.io/acme/web:1}\n`).join("");
    expect(await planned({ "values.yaml": keys }, image)).toEqual(refused);
  });

  test("one environment beside other keys is no choice", async () => {
    const text = "web: {image: ghcr.io/acme/web:1}\ntest: {image: ghcr.io/acme/web:1}\n";
    expect(await planned({ "values.yaml": text }, image)).toEqual({ "values.yaml": text.replaceAll(":1", ":2") });
  });
});

test("a line of set names its file, so that it is its own target and no choice", async () => {
  const files = { "web/values-dev.yaml": values, "web/values-prod.yaml": values, "web/prod.yaml": web };
  const set = "web/values-prod.yaml:image.tag=3\nweb/prod.yaml:spec.containers[0].image=ghcr.io/acme/web:3";
  expect(await plannedTargets(files, "", { set })).toEqual({
    "web/values-prod.yaml": "web/values-prod.yaml",
    "web/prod.yaml": "web/prod.yaml",
  });
});

test("files of one kustomization are one target where only one is named for an environment", async () => {
  const files = {
    "web/kustomization.yaml": "resources: [pod.yaml, test-pod.yaml]\n",
    "web/pod.yaml": named("a"),
    "web/test-pod.yaml": named("b"),
  };
  expect(await plannedTargets(files, image)).toEqual({ "web/pod.yaml": "web", "web/test-pod.yaml": "web" });
});
