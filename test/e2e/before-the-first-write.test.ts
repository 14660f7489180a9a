/** What the plan and the server's dry run find: all of it at once, on its line, before anything is written. */
import { describe, expect, test } from "vitest";
import { configMap, deployment } from "./manifests.ts";
import { type RefusedCase, refuse, refuseEach } from "./refused.ts";

const web = deployment("web", "registry.example:5000/shop/web:1");

const cases: readonly RefusedCase[] = [
  {
    what: "two objects that are the same",
    files: { "a.yaml": configMap("a"), "b.yaml": `---\n${configMap("a")}` },
    says: [/^b\.yaml:2: ConfigMap\/test-.*\/a is there twice\. Remove one; the first is at a\.yaml:1/],
  },
  {
    what: "an image that nothing uses, with the nearest there are",
    files: { "web.yaml": web },
    inputs: { images: "shop/wep=2" },
    says: [
      /^Input 'images': nothing in the manifests uses the image shop\/wep\. The nearest there are: registry\.example:5000\/shop\/web/,
    ],
  },
  {
    what: "an unknown kind, with the nearest known",
    files: { "web.yaml": web.replace("kind: Deployment", "kind: Deploymnet") },
    says: [
      /^web\.yaml:2: The API server does not know the kind Deploymnet .*Did you mean Deployment \(apiVersion: apps\/v1\)\?/,
    ],
  },
  {
    what: "a version that the server no longer serves, with the one to use",
    files: { "web.yaml": web.replace("apps/v1", "extensions/v1beta1") },
    says: [/^web\.yaml:1: The API server does not serve Deployment in extensions\/v1beta1\. Use apiVersion: apps\/v1/],
  },
  {
    what: "every unknown field, each on its line",
    files: { "web.yaml": web.replace("replicas: 2", "replica: 2").replace("image:", "immage:") },
    says: [/^web\.yaml:6: .*spec\.replica: there is no such field/, /^web\.yaml:15: .*immage: there is no such field/],
  },
  {
    what: "a wrong type",
    files: { "web.yaml": web.replace("replicas: 2", "replicas: two") },
    says: [/^web\.yaml:6: Deployment\/web is refused: .*spec\.replicas/],
  },
  {
    what: "what the server's validation refuses",
    files: { "web.yaml": web.replace("matchLabels: { app: web }", "matchLabels: { app: api }") },
    says: [/^web\.yaml:11: Deployment\/web is refused: spec\.template\.metadata\.labels: .*selector/],
  },
  {
    what: "a namespace that is not there",
    files: { "a.yaml": configMap("a").replace("name: a", "name: a\n  namespace: nowhere") },
    says: [/^a\.yaml:1: ConfigMap\/a .*There is no namespace nowhere\. Create it/],
  },
  {
    what: "a sync-wave that is no number",
    files: {
      "a.yaml": configMap("a").replace("name: a", 'name: a\n  annotations: {argocd.argoproj.io/sync-wave: "soon"}'),
    },
    says: [/^a\.yaml:5: The sync-wave of ConfigMap\/a is not a whole number/],
  },
  {
    what: "inputs that cannot be read, all of them",
    files: {},
    inputs: { timeout: "10 minutes", wait: "yes", images: "web=a=b\nshop/web", namespace: "Shop" },
    says: [
      /^Input 'wait' is 'yes'\. Write true or false/,
      /^Input 'timeout' is '10 minutes', which is no duration\. Write 90s/,
      /^Input 'namespace' is 'Shop'/,
      /^Input 'images', line 1: 'a=b' is not a tag/,
      /^Input 'images', line 2: .*shop\/web/,
    ],
  },
];

describe.concurrent("refuses, and writes nothing:", () => {
  refuseEach(cases);

  test("what is wrong in the plan and what the server refuses, together", async () => {
    const { errors, report, summary } = await refuse({
      files: {
        "a.yaml": configMap("A_b"),
        "b.yaml": configMap("b").replace("ConfigMap", "ConfigMop"),
        "web.yaml": web.replace("replicas:", "replica:"),
      },
    });
    expect(errors.map((error) => error.replace(/^(\w+\.yaml:\d+).*/s, "$1"))).toEqual([
      "a.yaml:4",
      "b.yaml:2",
      "web.yaml:6",
    ]);
    expect(report?.faults).toMatchObject([{ file: "a.yaml" }, { code: "unknown-kind" }, { code: "refused", line: 6 }]);
    expect(summary).toContain("web.yaml:6");
  });
});
