/** Files that are no manifests: each is refused in words, on its file and line, before anything is written. */
import { readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adminKubeconfig, get, newNamespace, path } from "./cluster.ts";
import { type RefusedCase, refuse, refuseEach } from "./refused.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n";

const cases: readonly RefusedCase[] = [
  { what: "an empty file", files: { "a.yaml": "" }, says: [/^a\.yaml:1: a\.yaml contains no objects\. /] },
  {
    what: "only comments",
    files: { "a.yaml": "# later\n---\n# on\n" },
    says: [/^a\.yaml:1: a\.yaml contains no objects/],
  },
  {
    what: "no match for a glob",
    files: {},
    manifests: "good.yaml\nk8s/*.yaml",
    says: [/line 2: nothing matches k8s\/\*\.yaml\. .*actions\/checkout/],
  },
  {
    what: "a file that is not there",
    files: {},
    manifests: "good.yaml\nk8s.yaml",
    says: [/line 2: there is no k8s\.yaml/],
  },
  {
    what: "a folder of folders",
    files: { "k8s/dev/a.yaml": "", "k8s/prod/a.yaml": "" },
    manifests: "good.yaml\nk8s",
    says: [/line 2: the folder k8s contains no manifests\. .*\(dev, prod\).*k8s\/\*\*\/\*\.yaml/],
  },
  {
    what: "a URL",
    files: {},
    manifests: "good.yaml\nhttps://example.test/a.yaml",
    says: [/is a URL\. Manifests are not fetched/],
  },
  {
    what: "a kustomization that is named instead of its folder",
    files: { "k8s/kustomization.yaml": "resources: [a.yaml]\n", "k8s/a.yaml": `${head}  name: a\n` },
    manifests: "good.yaml\nk8s/kustomization.yaml",
    says: [/line 2: k8s\/kustomization\.yaml is a kustomization, .*Name the folder: k8s$/],
  },
  {
    what: "a glob that matches kustomizations among manifests",
    files: {
      "k8s/base/kustomization.yaml": "resources: [a.yaml]\n",
      "k8s/base/a.yaml": `${head}  name: a\n`,
      "k8s/prod/kustomization.yml": "resources: [../base]\n",
      "k8s/prod/a.yaml": `${head}  name: a\n`,
    },
    manifests: "good.yaml\nk8s/**/*.y*ml",
    says: [
      /line 2: k8s\/\*\*\/\*\.y\*ml matches k8s\/base\/kustomization\.yaml, k8s\/prod\/kustomization\.yml, .*Name the folder to build \(k8s\/base, k8s\/prod\), or use a glob that does not match it/,
    ],
  },
  {
    what: "Helm charts: a folder, folders that a glob matches, and files that one does",
    files: { "a/chart/Chart.yaml": "name: a\n", "b/chart/Chart.yaml": "name: b\n", "b/chart/values.yaml": "a: 1\n" },
    manifests: "good.yaml\na/chart\n*/chart\nb/**/*.yaml\na/chart/Chart.yaml",
    says: [
      /line 2: the folder a\/chart is a Helm chart\. .*`chart: a\/chart`/,
      /line 3: the folder a\/chart is a Helm chart/,
      /line 3: the folder b\/chart is a Helm chart/,
      /line 4: b\/\*\*\/\*\.yaml matches the Helm chart b\/chart\. .*`chart: b\/chart`/,
      /line 5: a\/chart\/Chart\.yaml is a part of the Helm chart a\/chart/,
    ],
  },
  {
    what: "a folder without manifests that a glob matches",
    files: { "k8s/a/a.yaml": `${head}  name: a\n`, "k8s/b/notes.txt": "later" },
    manifests: "good.yaml\nk8s/*",
    says: [/line 2: the folder k8s\/b contains no manifests/],
  },
  {
    what: "an exported object, on the line of the first field that the API server sets, with all else that is wrong",
    files: {
      "a.yaml": `${head}  name: a\n  creationTimestamp: "2026-01-01T00:00:00Z"\n  resourceVersion: "12345"\n  uid: 1-2\nbinary: {}\n`,
      "b.yaml": `${head}  name: b\n  generation: 2\n`,
      "c.yaml":
        "apiVersion: v1\nkind: Pod\nmetadata: {name: c}\nspec: {containers: [{name: c, image: c}]}\nstatus: {phase: Running}\n",
    },
    says: [
      /^a\.yaml:5: ConfigMap\/a has fields that only the API server sets: metadata\.creationTimestamp, metadata\.resourceVersion, metadata\.uid\. Remove them/,
      /^a\.yaml:8: ConfigMap\/a is refused: .*binary/,
      /^b\.yaml:5: ConfigMap\/b has fields that only the API server sets: metadata\.generation\. Remove it/,
      /^c\.yaml:5: Pod\/c has fields that only the API server sets: status\. /,
    ],
  },
  {
    what: "a Helm template",
    files: {
      "chart/templates/a.yaml": `${head}  name: {{ .Values.name }}\n  labels:\n    {{- include "x" . | nindent 4 }}\n`,
    },
    says: [/^chart\/templates\/a\.yaml:4: .*Helm/],
  },
  { what: "a tab for a space", files: { "a.yaml": `${head}\tname: a\n` }, says: [/^a\.yaml:4: .*[Tt]ab/] },
  {
    what: "a key that is there twice",
    files: { "a.yaml": `${head}  name: a\ndata:\n  x: "1"\n  x: "2"\n` },
    says: [/^a\.yaml:7: .*(twice|unique)/],
  },
  { what: "broken YAML", files: { "a.yaml": `${head}  name: "a\n` }, says: [/^a\.yaml:\d: /] },
  {
    what: "text that is no object",
    files: { "a.yaml": "hello\n" },
    says: [/^a\.yaml:1: This is not a Kubernetes object/],
  },
  { what: "a binary file", files: { "a.yaml": "\0\u0001" }, says: [/^a\.yaml:1: a\.yaml is not a text file/] },
  {
    what: "objects without kind, name or apiVersion",
    files: {
      "a.yaml": `apiVersion: v1\nmetadata:\n  name: a\n---\n${head}  labels: {}\n---\nkind: ConfigMap\nmetadata:\n  name: c\n`,
    },
    says: [/^a\.yaml:1: .*has no kind/, /^a\.yaml:7: This ConfigMap has no name/, /^a\.yaml:10: .*has no apiVersion/],
  },
  {
    what: "a Kustomize build that fails",
    files: { "k8s/kustomization.yaml": "resources: [missing.yaml]\n" },
    manifests: "good.yaml\nk8s",
    says: [/^k8s\/kustomization\.yaml:1: Kustomize cannot build .*missing\.yaml/],
  },
  {
    what: "a Kustomize build that reaches outside",
    files: { "secret.yaml": "password: x\n", "k8s/kustomization.yaml": "resources: [../secret.yaml]\n" },
    manifests: "good.yaml\nk8s",
    says: [/^k8s\/kustomization\.yaml:1: Kustomize cannot build .*(security|not in or below)/],
  },
  {
    what: "a Kustomize build that fails in a base, on the line of the base's file",
    files: {
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "base/web.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n bad\n",
      "prod/kustomization.yaml": "resources: [../base]\ncommonLabels: {a: b}\n",
    },
    manifests: "good.yaml\nprod",
    says: [/^base\/web\.yaml:4: Kustomize cannot build prod\/kustomization\.yaml: accumulating.*MalformedYAMLError/],
  },
  {
    what: "a Kustomize build of a file on the network, with its line and what to do",
    files: { "k8s/kustomization.yaml": 'resources:\n  - "https://bases.invalid/web.yaml"\n' },
    manifests: "good.yaml\nk8s",
    says: [
      /^k8s\/kustomization\.yaml:2: .* names https:\/\/bases\.invalid\/web\.yaml, which is a file: only repositories are fetched\. Download it in an earlier step/,
    ],
  },
  {
    what: "a Kustomize build of a base that cannot be fetched, with its line and Git's words",
    files: { "k8s/kustomization.yaml": 'resources:\n  - "https://bases.invalid/acme/base"\n' },
    manifests: "good.yaml\nk8s",
    says: [
      /^k8s\/kustomization\.yaml:2: Git cannot fetch HEAD of https:\/\/bases\.invalid\/acme\/base: .*bases\.invalid/,
    ],
  },
];

describe.concurrent("refuses, and writes nothing", () => {
  refuseEach(cases);

  test("Kustomize builds that name a folder outside of the workspace, in any spelling", async () => {
    const ways = {
      path: "resources: [../../outside]",
      // Kustomize reads its fields in any case, and YAML holds text in base64.
      capitals: "RESOURCES: [../../outside]",
      base64: "resources: [!!binary Li4vLi4vb3V0c2lkZQ==]",
      component: "components: [../../outside]",
      link: "resources: [../link-to-outside]",
      base: "resources: [../path]",
    };
    const parent = await makeWorkspace({
      "outside/kustomization.yaml": "resources: [a.yaml]\n",
      "outside/a.yaml": `${head}  name: outside\n`,
      ...Object.fromEntries(Object.entries(ways).map(([name, text]) => [`inside/${name}/kustomization.yaml`, text])),
    });
    await symlink(join(parent.path, "outside"), join(parent.path, "inside/link-to-outside"));
    const workspace = { ...parent, path: join(parent.path, "inside") };
    const namespace = await newNamespace();
    const run = await runPush({
      workspace,
      path,
      inputs: { manifests: Object.keys(ways).join("\n"), namespace, kubeconfig: await adminKubeconfig() },
    });
    const reached = run.errors.map(
      (error) => /^(\w+)\/kustomization\.yaml:1: .* (?:is outside of the workspace|has a tag \(!\))/.exec(error)?.[1],
    );
    expect(reached).toEqual(["base64", "capitals", "component", "link", "path", "path"]);
    expect(await get("configmap", "outside", namespace)).toBeUndefined();
    await parent.remove();
  });

  test("Kustomize builds that run a program, a container, a plugin, or Helm, and runs none", async () => {
    const ways = {
      container: "config.kubernetes.io/function: |\n      container: { image: fn.invalid/run }",
      plugin: "a: b",
      program: "config.kubernetes.io/function: |\n      exec: { path: ./run.sh }",
    };
    const workspace = await makeWorkspace({
      "helm/kustomization.yaml": "helmCharts: [{ name: web, repo: 'https://charts.invalid' }]\n",
      ...Object.fromEntries(
        Object.entries(ways).flatMap(([name, annotation]) => [
          [`${name}/kustomization.yaml`, "resources: [a.yaml]\ntransformers: [run.yaml]\n"],
          [`${name}/a.yaml`, `${head}  name: a\n`],
          [
            `${name}/run.yaml`,
            `apiVersion: shop.test/v1\nkind: Run\nmetadata:\n  name: run\n  annotations:\n    ${annotation}\n`,
          ],
        ]),
      ),
    });
    const script = `#!/bin/sh\ntouch ${join(workspace.path, "ran")}\ncat\n`;
    await writeFile(join(workspace.path, "program/run.sh"), script, { mode: 0o755 });
    const namespace = await newNamespace();
    const run = await runPush({
      workspace,
      path,
      inputs: { manifests: "container\nhelm\nplugin\nprogram", namespace, kubeconfig: await adminKubeconfig() },
    });
    const words =
      /^(\w+)\/kustomization\.yaml:1: Kustomize cannot build .*('Run'|--enable-helm)\. Plugins, functions and Helm are/s;
    const refused = run.errors.map((error) => words.exec(error)?.[1]);
    expect(refused).toEqual(["container", "helm", "plugin", "program"]);
    expect(await readdir(workspace.path)).not.toContain("ran");
    await workspace.remove();
  });

  test("several faults in several files, all at once and in the order of the files", async () => {
    const { errors } = await refuse({
      files: { "b.yaml": `${head}\tname: a\n`, "a.yaml": "apiVersion: v1\nmetadata: {name: a}\n", "c.yaml": "" },
      inputs: { images: "shop/web=1" },
    });
    expect(errors.map((error) => error.split(":").slice(0, 2).join(":"))).toEqual(["a.yaml:1", "b.yaml:4", "c.yaml:1"]);
  });
});
