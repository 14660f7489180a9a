/** What is deployed as one, in many layouts of manifest repositories, and how one of several is chosen. */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { planned, plannedTargets, pod } from "./planned.ts";

const image = "ghcr.io/acme/web=2";

const kustomization = `images:\n  - name: ghcr.io/acme/web\n    newTag: "1"\n`;
const values = `image:\n  repository: ghcr.io/acme/web\n  tag: "1"\n`;
const chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
const application = (name: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec:\n  source:\n    kustomize:\n      images:\n        - ghcr.io/acme/web:1\n`;
const helmRelease = (name: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: ${name}}\nspec:\n  values:\n    image: {repository: ghcr.io/acme/web, tag: "1"}\n`;
const ociRepository = (name: string) =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: ${name}}\nspec:\n  url: oci://ghcr.io/acme/web\n  ref: {tag: "1"}\n`;
const fluxKustomization = (name: string) =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}}\nspec:\n  images:\n    - name: ghcr.io/acme/web\n      newTag: "1"\n`;
const web = pod("ghcr.io/acme/web:1");
const named = (name: string) => web.replace("name: web", `name: ${name}`);
const applicationSet = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: web}
spec:
  generators:
    - list:
        elements:
          - {cluster: dev, tag: "1"}
          - {cluster: prod, tag: "1"}
  template:
    spec:
      source:
        kustomize:
          images:
            - ghcr.io/acme/web:{{tag}}
`;
const helmfile = `releases:
  - name: web-dev
    chart: ./charts/web
    values:
      - image: {repository: ghcr.io/acme/web, tag: "1"}
  - name: web-prod
    chart: ./charts/web
    values:
      - image: {repository: ghcr.io/acme/web, tag: "1"}
`;
const app = (version: string) => `  - name: dev/web\n    version: ${version}\n`;

interface Layout {
  readonly files: Readonly<Record<string, string>>;
  /** By the files that change, where all do. */
  readonly targets: Readonly<Record<string, string>>;
  readonly image?: string;
}

const layouts: Readonly<Record<string, Layout>> = {
  "overlays that set the image each": {
    files: {
      "apps/web/base/kustomization.yaml": "resources: [pod.yaml]\n",
      "apps/web/base/pod.yaml": web,
      "apps/web/dev/kustomization.yaml": `resources: [../base]\n${kustomization}`,
      "apps/web/prod/kustomization.yml": `resources: [../base]\n${kustomization}`,
    },
    targets: {
      "apps/web/dev/kustomization.yaml": "apps/web/dev",
      "apps/web/prod/kustomization.yml": "apps/web/prod",
    },
  },
  "a base that one overlay leaves as it is": {
    files: {
      "base/kustomization.yaml": "resources: [pod.yaml]\n",
      "base/pod.yaml": web,
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": `resources: [../base]\n${kustomization}`,
    },
    targets: { "base/pod.yaml": "base", "prod/kustomization.yaml": "prod" },
  },
  "a base above its overlays, of several files": {
    files: {
      "web/kustomization.yaml": "resources: [pod.yaml, job/pod.yaml]\n",
      "web/pod.yaml": named("a"),
      "web/job/pod.yaml": named("b"),
      "web/overlays/dev/kustomization.yaml": "resources: [../..]\n",
      "web/overlays/prod/kustomization.yaml": `resources: [../..]\n${kustomization}`,
    },
    targets: {
      "web/pod.yaml": "web",
      "web/job/pod.yaml": "web",
      "web/overlays/prod/kustomization.yaml": "web/overlays/prod",
    },
  },
  "apps that a kustomization above lists": {
    files: {
      "kustomization.yaml": "resources: [apps/a, apps/b]\n",
      "apps/a/kustomization.yaml": "resources: [pod.yaml]\n",
      "apps/a/pod.yaml": named("a"),
      "apps/b/Kustomization": "resources: [pod.yaml]\n",
      "apps/b/pod.yaml": named("b"),
    },
    targets: { "apps/a/pod.yaml": "apps/a", "apps/b/pod.yaml": "apps/b" },
  },
  "folders below a kustomization that deploys something else": {
    files: {
      "kustomization.yaml": "resources: [argo/apps.yaml]\n",
      "dev/pod.yaml": web,
      "prod/pod.yaml": web,
    },
    targets: { "dev/pod.yaml": "dev", "prod/pod.yaml": "prod" },
  },
  "charts of each environment": {
    files: {
      "dev/Chart.yaml": chart,
      "dev/values.yaml": values,
      "prod/Chart.yaml": chart,
      "prod/values.yaml": values,
    },
    targets: { "dev/values.yaml": "dev", "prod/values.yaml": "prod" },
  },
  "values of each environment in a chart": {
    files: { "web/Chart.yaml": chart, "web/values.yaml": values, "web/values-prod.yaml": values },
    targets: { "web/values.yaml": "web/values.yaml", "web/values-prod.yaml": "web/values-prod.yaml" },
  },
  "values of each environment in folders over a chart": {
    files: {
      "chart/Chart.yaml": chart,
      "chart/values.yaml": values,
      "envs/dev/values.yaml": values,
      "envs/prod/values.yaml": values,
    },
    targets: {
      "chart/values.yaml": "chart",
      "envs/dev/values.yaml": "envs/dev",
      "envs/prod/values.yaml": "envs/prod",
    },
  },
  "values of each environment in folders of a chart": {
    files: {
      "web/Chart.yaml": chart,
      "web/values.yaml": values,
      "web/envs/dev/values.yaml": values,
      "web/envs/prod.yaml": values,
    },
    targets: {
      "web/values.yaml": "web",
      "web/envs/dev/values.yaml": "web/envs/dev",
      "web/envs/prod.yaml": "web/envs/prod.yaml",
    },
  },
  "values side by side without a chart": {
    files: { "web/values-dev.yaml": values, "web/values-prod.yaml": values },
    targets: { "web/values-dev.yaml": "web/values-dev.yaml", "web/values-prod.yaml": "web/values-prod.yaml" },
  },
  "Applications in one folder": {
    files: { "argo/web-dev.yaml": application("web-dev"), "argo/web-prod.yaml": application("web-prod") },
    targets: { "argo/web-dev.yaml": "argo/web-dev.yaml", "argo/web-prod.yaml": "argo/web-prod.yaml" },
  },
  "Applications below one kustomization": {
    files: {
      "argo/kustomization.yaml": "resources: [web-dev.yaml, web-prod.yaml]\n",
      "argo/web-dev.yaml": application("web-dev"),
      "argo/web-prod.yaml": application("web-prod"),
    },
    targets: { "argo/web-dev.yaml": "argo/web-dev.yaml", "argo/web-prod.yaml": "argo/web-prod.yaml" },
  },
  "parameters that Argo CD has for each Application": {
    files: Object.fromEntries(
      ["dev", "prod"].map((name) => [
        `web/.argocd-source-${name}.yaml`,
        "kustomize:\n  images:\n    - ghcr.io/acme/web:1\n",
      ]),
    ),
    targets: {
      "web/.argocd-source-dev.yaml": "web/.argocd-source-dev.yaml",
      "web/.argocd-source-prod.yaml": "web/.argocd-source-prod.yaml",
    },
  },
  "HelmReleases in files": {
    files: { "dev/web.yaml": helmRelease("web"), "prod/web.yaml": helmRelease("web") },
    targets: { "dev/web.yaml": "dev/web.yaml", "prod/web.yaml": "prod/web.yaml" },
  },
  "OCIRepositories in files": {
    files: { "dev/web.yaml": ociRepository("web"), "prod/web.yaml": ociRepository("web") },
    targets: { "dev/web.yaml": "dev/web.yaml", "prod/web.yaml": "prod/web.yaml" },
  },
  "Kustomizations of Flux": {
    files: { "clusters/dev.yaml": fluxKustomization("web"), "clusters/prod.yaml": fluxKustomization("web") },
    targets: { "clusters/dev.yaml": "clusters/dev.yaml", "clusters/prod.yaml": "clusters/prod.yaml" },
  },
  "environments of Jenkins X": {
    files: {
      "staging/jx-apps.yml": `apps:\n${app("1.0.0")}`,
      "production/jx-apps.yml": `apps:\n${app("1.0.0")}`,
    },
    targets: {
      "staging/jx-apps.yml": "staging/jx-apps.yml:apps[name=dev/web]",
      "production/jx-apps.yml": "production/jx-apps.yml:apps[name=dev/web]",
    },
    image: "ghcr.io/acme/web=2.0.0",
  },
  "manifests in folders": {
    files: { "dev/pod.yaml": web, "prod/pod.yaml": web },
    targets: { "dev/pod.yaml": "dev", "prod/pod.yaml": "prod" },
  },
  "manifests side by side that repeat an object": {
    files: { "web/dev.yaml": web, "web/prod.yaml": web },
    targets: { "web/dev.yaml": "web/dev.yaml", "web/prod.yaml": "web/prod.yaml" },
  },
  "manifests side by side that a kustomization beside them does not name": {
    files: { "web/kustomization.yaml": "resources: [svc.yaml]\n", "web/dev.yaml": web, "web/prod.yaml": web },
    targets: { "web/dev.yaml": "web/dev.yaml", "web/prod.yaml": "web/prod.yaml" },
  },
  "manifests at the root, and in a folder": {
    files: { "pod.yaml": web, "prod/pod.yaml": web },
    targets: { "pod.yaml": ".", "prod/pod.yaml": "prod" },
  },
};

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

/** What stands behind each `manifests:` of an error, as the lines of that input. */
function linesOf(said: unknown): readonly (readonly string[])[] {
  const [text = ""] = said as readonly string[];
  return text
    .split(/^manifests: /m)
    .slice(1)
    .map((value) => value.replace(/^\|\n/, "").split("\n"))
    .map((lines) => lines.map((line) => line.trim()).filter((line) => line !== ""));
}

describe("one target", () => {
  test.each([
    [
      "is a kustomization with what it names",
      {
        "prod/kustomization.yaml": `resources: [pod.yaml]\npatches: [{path: patches/pod.yaml}]\n`,
        "prod/pod.yaml": named("a"),
        "prod/patches/pod.yaml": named("b"),
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
    ["releases of a helmfile", helmfile, ["apps.yaml:releases[name=web-dev]", "apps.yaml:releases[name=web-prod]"]],
  ])("%s are told apart, and chosen by the value alone", async (_, text, targets) => {
    const files = { "apps.yaml": text };
    const [said = ""] = (await planned(files, image)) as readonly string[];
    for (const target of targets) expect(said).toContain(`\n${target}: apps.yaml:`);
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

describe("of several targets", () => {
  const files = {
    "apps/web/dev/kustomization.yaml": kustomization,
    "apps/web/staging/kustomization.yaml": kustomization,
    "apps/web/prod/kustomization.yaml": kustomization,
  };

  test("the error lists target, place and version, and the lines to paste", async () => {
    expect(await planned(files, image)).toEqual([
      `Input 'images': ghcr.io/acme/web is in 3 targets; choose which one to change:
apps/web/dev: apps/web/dev/kustomization.yaml:3: 1
apps/web/staging: apps/web/staging/kustomization.yaml:3: 1
apps/web/prod: apps/web/prod/kustomization.yaml:3: 1
Choose with one of these lines, or change them all with \`all: true\`:
manifests: apps/web/dev
manifests: apps/web/staging
manifests: apps/web/prod`,
    ]);
  });

  test.each([["apps/web"], ["apps"], ["."]])("a folder above them chooses none: %s", async (folder) => {
    expect(await planned(files, image, { manifests: [folder] })).toEqual(await planned(files, image));
    const more = ["apps/web/dev", folder];
    expect(await planned(files, image, { manifests: more })).toEqual(await planned(files, image));
  });

  test("those are changed that are named, with the versions that they have", async () => {
    const ahead = { ...files, "apps/web/dev/kustomization.yaml": kustomization.replace('"1"', '"1.5"') };
    const manifests = ["apps/web/dev", "apps/web/prod/kustomization.yaml"];
    expect(Object.keys((await planned(ahead, image, { manifests })) ?? {})).toEqual([
      "apps/web/dev/kustomization.yaml",
      "apps/web/prod/kustomization.yaml",
    ]);
  });

  test("it is enough that one is behind where the others have what is wanted, and it is named", async () => {
    const ahead = { ...files, "apps/web/dev/kustomization.yaml": kustomization.replace('"1"', '"2"') };
    expect(await planned(ahead, image)).toEqual([
      expect.stringContaining("is in 3 targets, with 2 different versions; choose which one to change:"),
    ]);
    expect(await planned(ahead, image, { manifests: ["apps/web/prod"] })).toEqual({
      "apps/web/prod/kustomization.yaml": kustomization.replace('"1"', '"2"'),
    });
  });

  test("each image has its own: two images in a target each are no choice", async () => {
    const two = {
      "apps/web/prod/kustomization.yaml": kustomization,
      "apps/api/prod/kustomization.yaml": kustomization.replace("web", "api"),
    };
    expect(Object.keys((await planned(two, "ghcr.io/acme/web=2\nghcr.io/acme/api=2")) ?? {})).toHaveLength(2);
  });

  test("an entry is added to those that are named, by each line of the error", async () => {
    const bare = {
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": "resources: [../base]\n",
      "base/kustomization.yaml": "resources: [pod.yaml]\n",
      "base/pod.yaml": pod("ghcr.io/acme/web"),
    };
    const options = { addMissing: true };
    const said = await planned(bare, image, options);
    expect(said).toEqual([expect.stringContaining("it could be added to any of these:\ndev/kustomization.yaml\n")]);
    const lines = linesOf(said);
    expect(lines).toEqual([["dev"], ["prod"]]);
    for (const manifests of [["dev"], ["prod"], ["dev", "prod"]]) {
      const changed = await planned(bare, image, { ...options, manifests });
      expect(Object.keys(changed ?? {})).toEqual(manifests.map((folder) => `${folder}/kustomization.yaml`));
    }
  });
});

describe("the line that chooses a target", () => {
  test.each([
    ["apps/web prod", "manifests: apps/web prod"],
    ["apps/web: prod", 'manifests: "apps/web: prod"'],
    ["apps/web #1", 'manifests: "apps/web #1"'],
    ["-prod", 'manifests: "-prod"'],
    ["@prod", 'manifests: "@prod"'],
  ])("is quoted where YAML would read it as something else: %s", async (folder, line) => {
    const files = { [`${folder}/kustomization.yaml`]: kustomization, "dev/kustomization.yaml": kustomization };
    const [said = ""] = (await planned(files, image)) as readonly string[];
    expect(said.split("\n")).toContain(line);
    expect(parse(line)).toEqual({ manifests: folder });
  });

  test.each(["a*", "[a]", "what?", "!prod", "#prod", " prod", "a\nb"])(
    "sets the value where the input 'manifests' cannot name it: %j",
    async (folder) => {
      const files = { [`${folder}/kustomization.yaml`]: kustomization, "dev/kustomization.yaml": kustomization };
      const [said = ""] = (await planned(files, image)) as readonly string[];
      expect(said).toContain(`\nset: ${folder}/kustomization.yaml:images[name=ghcr.io/acme/web].newTag=2`);
    },
  );
});

test("a line of set names its file, so that it is its own target and no choice", async () => {
  const files = { "web/values-dev.yaml": values, "web/values-prod.yaml": values, "web/prod.yaml": web };
  const set = "web/values-prod.yaml:image.tag=3\nweb/prod.yaml:spec.containers[0].image=ghcr.io/acme/web:3";
  expect(await plannedTargets(files, "", { set })).toEqual({
    "web/values-prod.yaml": "web/values-prod.yaml",
    "web/prod.yaml": "web/prod.yaml",
  });
});
