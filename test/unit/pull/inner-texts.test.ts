import { describe, expect, test } from "vitest";
import { planned, pod } from "./planned.ts";

const image = "ghcr.io/acme/tool";
type Files = Readonly<Record<string, string>>;

const indented = (text: string, by: string) => text.replace(/^(?=.)/gm, by);
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: tool}
spec:
  template:
    spec:
      containers:
        - {name: tool, image: "${image}:1.0"} # the tool
`;
const configMap = (key: string, text: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: tool}\ndata:\n  ${key}: |\n${indented(text, "    ")}`;

/** What is said instead of a plan. */
async function refused(files: Files, options = {}): Promise<string> {
  const said = await planned(files, `${image}=1.1`, options);
  if (!Array.isArray(said)) throw new Error(`It is planned: ${JSON.stringify(said)}`);
  return said.join("\n");
}

describe("an image in a text that is YAML of its own", () => {
  const release = (values: string) =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: tool}\nspec:\n  values:\n${indented(values, "    ")}`;
  const listed = `extraDeploy:\n  - |\n${indented(deployment, "    ")}`;

  test.each([
    ["a manifest in a ConfigMap", "cm.yaml", configMap("deployment.yaml", deployment)],
    ["a whole image in a ConfigMap", "cm.yaml", configMap("app.yaml", `jobs:\n  image: ${image}:1.0\n  every: 1h\n`)],
    [
      "a map of parts in a ConfigMap",
      "cm.yaml",
      configMap("values.yaml", `image:\n  repository: ${image}\n  tag: "1.0"\n`),
    ],
    ["JSON in a ConfigMap", "cm.yaml", configMap("app.json", `{"image": "${image}:1.0", "replicas": 2}\n`)],
    [
      "JSON in quotes",
      "cm.yaml",
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: tool}\ndata:\n  app.json: '{"image":"${image}:1.0"}'\n`,
    ],
    [
      "a Secret's stringData",
      "s.yaml",
      configMap("app.yaml", deployment).replace("ConfigMap", "Secret").replace("\ndata:", "\nstringData:"),
    ],
    ["extraDeploy in a file of values", "values.yaml", `replicas: 2\n${listed}`],
    ["extraDeploy in a HelmRelease", "release.yaml", release(listed)],
    [
      "a kustomization in a ConfigMap",
      "cm.yaml",
      configMap(
        "k.yaml",
        `kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nimages:\n  - name: ${image}\n    newTag: "1.0"\n`,
      ),
    ],
  ])("is set there, and nothing else is: %s", async (_, file, text) => {
    const left: string[] = [];
    expect(await planned({ [file]: text }, `${image}=1.1`, { left })).toEqual({ [file]: text.replace("1.0", "1.1") });
    expect(left).toEqual([]);
    const after = { [file]: text.replace("1.0", "1.1") };
    expect(await planned(after, `${image}=1.1`)).toEqual({});
  });

  test("is set beside a kustomization that sets the same image: Kustomize sets none in a text", async () => {
    const files = {
      "kustomization.yaml": `resources: [cm.yaml, web.yaml]\nimages:\n  - name: ${image}\n    newTag: "1.0"\n`,
      "cm.yaml": configMap("deployment.yaml", deployment),
      "web.yaml": deployment,
    };
    expect(await planned(files, `${image}=1.1`)).toEqual({
      "kustomization.yaml": files["kustomization.yaml"].replace("1.0", "1.1"),
      "cm.yaml": files["cm.yaml"].replace("1.0", "1.1"),
    });
  });

  test("is refused where something else fills in its version", async () => {
    const text = configMap("values.yaml", `image:\n  repository: ${image}\n  tag: \${TAG}\n`);
    const said = await refused({ "cm.yaml": text, "pod.yaml": pod(`${image}:1.0`) }, { all: true });
    expect(said).toContain(`its version \${TAG} is filled in elsewhere`);
    expect(said).toContain('`set: cm.yaml:data["values.yaml"].image.tag=1.1`');
  });

  test.each(["1.0", "0.9"])(
    "is said with its line where a second document of the text has it too, at %s",
    async (other) => {
      const text = configMap("all.yaml", `${deployment}---\n${deployment.replace("1.0", other)}`);
      const left: string[] = [];
      expect(await planned({ "cm.yaml": text }, `${image}=1.1`, { left })).toEqual({
        "cm.yaml": text.replace("1.0", "1.1"),
      });
      const line = text.split("\n").findLastIndex((each) => each.includes(`:${other}`)) + 1;
      expect(left).toEqual([
        `cm.yaml contains ${image}:${other} in line ${line}, which is not recognized as an image: it is part of a longer text, which must be changed by hand`,
      ]);
    },
  );
});

describe("an image in any other longer text", () => {
  const script = `#!/bin/sh\ndocker pull ${image}:1.0\ndocker run --rm ${image}:1.0\n`;
  const set = `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: tool}\nspec:\n  resourcesTemplate: |\n${indented(deployment, "    ")}`;
  const args = deployment.replace(/ {8}- .*/, `        - name: run\n          args: ["--image=${image}:1.0"]`);

  test.each([
    ["a script", configMap("run.sh", script), 7],
    ["arguments", args, 9],
    ["a template", configMap("app.yaml", deployment.replace("{name: tool}", "{{ .meta }}")), 13],
    ["a ResourceSet's template", set, 13],
  ])("is refused with its line, and no line of set that would replace the text: %s", async (_, text, line) => {
    const said = await refused({ "a.yaml": text });
    expect(said).toContain(
      `a.yaml contains ${image}:1.0 in line ${line}, which is not recognized as an image: it is part of a longer text, which must be changed by hand`,
    );
    expect(said).not.toContain("`set: ");
  });
});
