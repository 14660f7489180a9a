/** Manifests and values whose names do not end as those of manifests do, since something else names them. */
import { describe, expect, test } from "vitest";
import { type Files, planned, pod } from "./planned.ts";

const web = pod("acme/web:v1");
const set = (text: string) => text.replace("web:v1", "web:v2").replace("tag: v1", "tag: v2").replace('"v1"', '"v2"');

describe("a manifest is changed that a kustomization names", () => {
  test.each([
    ["deploy.manifest", "resources: [deploy.manifest]\n"],
    ["deployment", "resources:\n  - deployment # the one\n"],
    ["deploy.tpl", "resources:\n- 'deploy.tpl'\n"],
    ["a.b/deploy.k8s", "resources:\n- ./a.b/deploy.k8s\n"],
  ])("as %s", async (name, kustomization) => {
    const files = { [`app/${name}`]: web, "app/kustomization.yaml": kustomization };
    expect(await planned(files, "acme/web=v2")).toEqual({ [`app/${name}`]: set(web) });
    expect(await planned(files, "acme/web=v2", { manifests: ["app"] })).toEqual({ [`app/${name}`]: set(web) });
    expect(await planned(files, "acme/web=v2", { manifests: [`app/${name}`] })).toEqual({ [`app/${name}`]: set(web) });
  });

  test("and not its old copy alone", async () => {
    const files = {
      "app/deploy.manifest": web,
      "app/deploy.yaml": web.replace("v1\n", "v0\n").replace("web:v1", "web:v0"),
      "app/kustomization.yaml": "resources: [deploy.manifest]\n",
    };
    const left: string[] = [];
    expect(await planned(files, "acme/web=v2", { left })).toEqual({ "app/deploy.manifest": set(web) });
    expect(left).toEqual([
      "app/deploy.yaml is a copy of app/deploy.manifest, which app/kustomization.yaml names instead",
    ]);
  });

  test("and a copy has no effect where the named one holds another image", async () => {
    const files = {
      "app/deploy.manifest": pod("mirror/web:v1"),
      "app/deploy.yaml": web,
      "app/kustomization.yaml": "resources: [deploy.manifest]\n",
    };
    expect(await planned(files, "acme/web=v2")).toEqual([
      expect.stringMatching(
        /a change of acme\/web at app\/deploy\.yaml:6 would have no effect, because its image is set in:\napp\/deploy\.manifest:6\n/,
      ),
    ]);
  });

  test("as a patch", async () => {
    const patch = web.replace("- image", "- name: main\n      image");
    const files = {
      "app/pod.yaml": patch.replace("v1\n", "v0\n").replace("web:v1", "web:v0"),
      "app/prod.patch": patch,
      "app/kustomization.yaml": "resources: [pod.yaml]\npatches:\n- path: prod.patch\n",
    };
    expect(await planned(files, "acme/web=v2")).toEqual({ "app/prod.patch": set(patch) });
  });
});

const chart: Files = {
  "charts/web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
  "charts/web/values.yaml": "image:\n  repository: acme/web\n  tag: v0\n",
};
const application = (files: string, path = "charts/web") =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web, finalizers: [resources-finalizer.argocd.argoproj.io]}\nspec:\n  source:\n    path: ${path}\n    helm:\n      valueFiles:\n${files}`;
const release = (files: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec:\n  chart:\n    spec:\n      chart: ./charts/web\n      valuesFiles:\n${files}`;

describe("values are changed that an installer names", () => {
  test.each<readonly [string, string, Files]>([
    ["values.prod", "charts/web/values.prod", { "argo/web.yaml": application("        - values.prod\n") }],
    ["prod without an ending", "charts/web/prod", { "argo/web.yaml": application('        - "prod"\n') }],
    ["prod.tpl", "charts/web/prod.tpl", { "argo/web.yaml": application("        - prod.tpl\n") }],
    ["prod.json", "charts/web/prod.json", { "argo/web.yaml": application("        - prod.json\n") }],
    ["a file elsewhere", "envs/prod.values", { "argo/web.yaml": application("        - ../../envs/prod.values\n") }],
    [
      "a file of another source",
      "envs/prod.values",
      { "argo/web.yaml": application("        - $values/envs/prod.values\n") },
    ],
    [
      "a file of an ApplicationSet",
      "envs/prod/web.values",
      {
        "argo/web.yaml": application("        - /envs/{{env}}/web.values\n")
          .replace("kind: Application", "kind: ApplicationSet")
          .replace("  source", "  generators: []\n  template: {}\n  source"),
      },
    ],
    [
      "a file of a HelmRelease",
      "charts/web/values.prod",
      { "flux/web.yaml": release("        - ./charts/web/values.prod\n") },
    ],
    [
      "a file of a helmfile",
      "envs/prod.values",
      { "helmfile.yaml": "releases:\n- name: web\n  chart: ./charts/web\n  values:\n  - envs/prod.values\n" },
    ],
    [
      "a file of a kustomization's chart",
      "k/values.prod",
      {
        "k/kustomization.yaml":
          "helmGlobals: {chartHome: ../charts}\nhelmCharts:\n- name: web\n  valuesFile: values.prod\n",
      },
    ],
  ])("as %s", async (_, path, more) => {
    const text = path.endsWith(".json") ? '{"image": {"tag": "v1"}}\n' : "image:\n  tag: v1\n";
    const files = { ...chart, ...more, [path]: text };
    const expected = {
      [path]: set(text),
      "charts/web/values.yaml": set(chart["charts/web/values.yaml"] ?? "").replace("v0", "v2"),
    };
    expect(await planned(files, "acme/web=v2", { all: true })).toEqual(expected);
  });

  test("and a template of values is named that would set it again", async () => {
    const files = {
      ...chart,
      "argo/web.yaml": application("        - prod.tpl\n"),
      "charts/web/prod.tpl": "{{- if true }}\nimage:\n  tag: v1\n{{- end }}\n",
    };
    const [said] = (await planned(files, "acme/web=v2")) as readonly string[];
    expect(said).toContain("another version is merged over it everywhere:\ncharts/web/prod.tpl:3: v1\n");
  });
});
