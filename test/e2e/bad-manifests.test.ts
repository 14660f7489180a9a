/** Files that are no manifests: each is refused in words, on its file and line, before anything is written. */
import { describe, expect, test } from "vitest";
import { type RefusedCase, refuse, refuseEach } from "./refused.ts";

const head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n";

const cases: readonly RefusedCase[] = [
  { what: "an empty file", files: { "a.yaml": "" }, says: [/^a\.yaml:1: a\.yaml is empty\. /] },
  { what: "only comments", files: { "a.yaml": "# later\n---\n# on\n" }, says: [/^a\.yaml:1: .*only comments/] },
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
    says: [/line 2: the folder k8s holds no manifest\. .*\(dev, prod\).*k8s\/\*\*\/\*\.yaml/],
  },
  {
    what: "a URL",
    files: {},
    manifests: "good.yaml\nhttps://example.test/a.yaml",
    says: [/is a URL\. Nothing is fetched here/],
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
];

describe.concurrent("refuses, and writes nothing", () => {
  refuseEach(cases);

  test("several faults in several files, all at once and in the order of the files", async () => {
    const { errors } = await refuse({
      files: { "b.yaml": `${head}\tname: a\n`, "a.yaml": "apiVersion: v1\nmetadata: {name: a}\n", "c.yaml": "" },
      inputs: { images: "shop/web=1" },
    });
    expect(errors.map((error) => error.split(":").slice(0, 2).join(":"))).toEqual(["a.yaml:1", "b.yaml:4", "c.yaml:1"]);
  });
});
