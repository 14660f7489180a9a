/** Values that a HelmRelease takes from ConfigMaps and Secrets, and templates of values. */
import { describe, expect, test } from "vitest";
import { type Files, planned } from "./planned.ts";

const image = "shop/web=v2";
const text = "image:\n  repository: shop/web\n  tag: v1\n";
const chart: Files = {
  "chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
  "chart/values.yaml": text,
};
const changed = { "chart/values.yaml": text.replace("v1", "v2") };
const release = (from: string, more = "") =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec:\n  chart: {spec: {chart: ./chart}}\n  valuesFrom: [${from}]\n${more}`;
const configMap = (data: string, kind = "ConfigMap") =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: web-values}\n${data}`;
const from = "{kind: ConfigMap, name: web-values}";
const secret = "{kind: Secret, name: web-values}";
const encoded = Buffer.from("image: {tag: v1}\n").toString("base64");

describe("another version that a HelmRelease takes from elsewhere is no green run without effect:", () => {
  test.each<readonly [string, Files, string, string | undefined]>([
    [
      "values of a ConfigMap",
      { "r.yaml": release(from), "cm.yaml": configMap("data:\n  values.yaml: |\n    image:\n      tag: v1\n") },
      "cm.yaml:7: v1",
      'set: cm.yaml:data["values.yaml"].image.tag=v2',
    ],
    [
      "values of a ConfigMap by a key",
      {
        "r.yaml": release("{kind: ConfigMap, name: web-values, valuesKey: prod}"),
        "cm.yaml": configMap("data:\n  prod: '{image: {tag: v1}}'\n"),
      },
      "cm.yaml:5: v1",
      "set: cm.yaml:data.prod.image.tag=v2",
    ],
    [
      "a value of a ConfigMap for a path",
      {
        "r.yaml": release("{kind: ConfigMap, name: web-values, valuesKey: tag, targetPath: image.tag}"),
        "cm.yaml": configMap("data:\n  tag: v1\n"),
      },
      "cm.yaml:5: v1",
      "set: cm.yaml:data.tag=v2",
    ],
    [
      "values of a Secret in plain text",
      {
        "r.yaml": release(secret),
        "s.yaml": configMap("stringData:\n  values.yaml: |\n    image: {tag: v1}\n", "Secret"),
      },
      "s.yaml:6: a value of a Secret",
      undefined,
    ],
    [
      "values of a Secret",
      { "r.yaml": release(secret), "s.yaml": configMap(`data:\n  values.yaml: ${encoded}\n`, "Secret") },
      "s.yaml:5: a value of a Secret",
      undefined,
    ],
    [
      "literals of a generator",
      {
        "r.yaml": release("{kind: ConfigMap, name: web-values, valuesKey: tag, targetPath: image.tag}"),
        "kustomization.yaml": "resources: [r.yaml]\nconfigMapGenerator:\n- name: web-values\n  literals: [tag=v1]\n",
      },
      "kustomization.yaml:4: v1",
      undefined,
    ],
    [
      "values of a helmfile's template",
      {
        "helmfile.yaml": "releases:\n- name: web\n  chart: ./chart\n  values:\n  - envs/web.yaml.gotmpl\n",
        "envs/web.yaml.gotmpl": "{{ $x := 1 }}\nimage:\n  {{- if true }}\n  tag: v1\n  {{- end }}\n",
      },
      "envs/web.yaml.gotmpl:4: v1",
      undefined,
    ],
    [
      "values that a helmfile's template fills in",
      {
        "helmfile.yaml": "releases:\n- name: web\n  chart: ./chart\n  values:\n  - web.yaml.gotmpl\n",
        "web.yaml.gotmpl": 'image:\n  tag: {{ env "TAG" | quote }}\n',
      },
      "web.yaml.gotmpl:2: {{ … }}",
      undefined,
    ],
    [
      "values in a template of a helmfile",
      {
        "helmfile.yaml.gotmpl":
          '{{ $env := "x" }}\nreleases:\n- name: web-{{ $env }}\n  chart: ./chart\n  values:\n  - image:\n      tag: v1\n',
      },
      "helmfile.yaml.gotmpl:7: v1",
      undefined,
    ],
    [
      "what a helmfile with placeholders sets",
      {
        "helmfile.yaml":
          "releases:\n- name: {{ .Name }}\n  chart: ./chart\n  set:\n  - name: image.tag\n    value: v1\n",
      },
      "helmfile.yaml:6: v1",
      undefined,
    ],
  ])("%s", async (_, files, where, line) => {
    const all = { ...chart, ...files };
    const [said = ""] = (await planned(all, image)) as readonly string[];
    expect(said).toContain("is at chart/values.yaml:3, and another version is merged over it everywhere:");
    expect(said).toContain(`\n${where}\n`);
    expect(said.match(/^set: (?!chart).*/m)?.[0]).toBe(line);
    if (line !== undefined) {
      const edited = await planned(all, image, { set: line.slice("set: ".length) });
      expect(edited).toEqual({ ...changed, [where.split(":")[0] ?? ""]: expect.stringContaining("v2") });
    }
    expect(said).toContain("\nset: chart/values.yaml:image.tag=v2");
    expect(await planned(all, image, { manifests: ["chart/values.yaml"] })).toEqual([said]);
    expect(await planned(all, "", { set: "chart/values.yaml:image.tag=v2" })).toEqual(changed);
  });

  test("values of a file that a generator reads, which are layers of the chart", async () => {
    const files = {
      ...chart,
      "r.yaml": release(from),
      "prod.values": "image:\n  tag: v1\n",
      "kustomization.yaml":
        "resources: [r.yaml]\nconfigMapGenerator:\n- name: web-values\n  files: [values.yaml=prod.values]\n",
    };
    expect(await planned(files, image, { all: true })).toEqual({ ...changed, "prod.values": "image:\n  tag: v2\n" });
  });

  test("a later file of the same release that sets the version alone", async () => {
    const files = {
      "helmfile.yaml": "releases:\n- name: web\n  chart: bitnami/web\n  values: [base.yaml, prod.yaml]\n",
      "base.yaml": text,
      "prod.yaml": "image:\n  tag: v1\n",
    };
    const [said = ""] = (await planned(files, image)) as readonly string[];
    expect(said).toContain("\nprod.yaml:2: v1\n");
    expect(said).toContain("\nset: prod.yaml:image.tag=v2\n");
  });
});

describe("a HelmRelease leaves the version alone where", () => {
  test.each<readonly [string, Files, readonly string[]]>([
    [
      "its ConfigMap sets other values",
      { "r.yaml": release(from), "cm.yaml": configMap("data:\n  values.yaml: 'replicas: 2'\n") },
      [],
    ],
    ["another ConfigMap holds values", { "cm.yaml": configMap("data:\n  values.yaml: 'image: {tag: v1}'\n") }, []],
    [
      "its Secret is not in the repository, which is said",
      { "r.yaml": release(secret) },
      [
        "r.yaml takes values from Secret web-values in line 6, which is not in the repository and may set the version over chart/values.yaml",
      ],
    ],
    [
      "its Secret, which is not in the repository, is for another path",
      { "r.yaml": release("{kind: Secret, name: web-values, targetPath: db.password}") },
      [],
    ],
  ])("%s", async (_, files, said) => {
    const left: string[] = [];
    expect(await planned({ ...chart, ...files }, image, { left })).toEqual(changed);
    expect(left).toEqual(said);
  });

  test("its own values come last", async () => {
    const files = {
      ...chart,
      "r.yaml": release(from, "  values: {image: {tag: v1}}\n"),
      "cm.yaml": configMap("data:\n  values.yaml: 'image: {tag: v0}'\n"),
    };
    const [said = ""] = (await planned(files, image)) as readonly string[];
    expect(said).toContain("\nr.yaml:7: v1\n");
    expect(said).not.toContain("cm.yaml");
  });
});
