/** What the plan and the server's dry run find: all of it at once, on its line, before anything is written. */
import { describe, expect, test } from "vitest";
import { users } from "../lab/users.ts";
import { cluster, kubeconfigFor, kubectl, newNamespace } from "./cluster.ts";
import { configMap, deployment, service } from "./manifests.ts";
import { type RefusedCase, refuse, refuseEach } from "./refused.ts";

const secret = (name: string, data: string) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n${data}\n`;

const web = deployment("web", "registry.example:5000/shop/web:1");

const cases: readonly RefusedCase[] = [
  {
    what: "one object with two contents",
    files: { "a.yaml": configMap("a"), "b.yaml": `---\n${configMap("a", { key: "other" })}` },
    says: [
      /^b\.yaml:2: ConfigMap\/test-.*\/a appears twice with different content\. Remove one; the first is at a\.yaml:1/,
    ],
  },
  {
    what: "an image that no manifest uses, with similar names",
    files: { "web.yaml": web },
    inputs: { images: "shop/wep=2" },
    says: [/^Input 'images': no manifest uses image shop\/wep\. Similar images: registry\.example:5000\/shop\/web/],
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
    says: [/^web\.yaml:6: .*spec\.replica: unknown field/, /^web\.yaml:15: .*immage: unknown field/],
  },
  {
    what: "a wrong type",
    files: { "web.yaml": web.replace("replicas: 2", "replicas: two") },
    says: [/^web\.yaml:6: Deployment\/web is refused: .*spec\.replicas/],
  },
  {
    what: "wrong types in several places, each on its line and in words",
    files: {
      "web.yaml": web
        .replace("replicas: 2", "replicas: two")
        .replace("name: web\n          image", "name: web\n          env: [{ name: A, value: true }]\n          image")
        .replace("app: web }\n    spec", "app: web, acme.test/part: 5 }\n    spec"),
    },
    says: [
      /^web\.yaml:6: .*spec\.replicas: must be a number, but is the string "two"\. /,
      /^web\.yaml:11: .*acme\.test\/part: must be a string, but is 5: put it in quotes\. /,
      /^web\.yaml:15: .*env\[name="A"\]\.value: must be a string, but is true: put it in quotes/,
    ],
  },
  {
    what: "a Secret whose values are not text, and does not show them",
    files: {
      "s.yaml": secret("number", "stringData:\n  password: 31415926"),
      "t.yaml": secret("list", "stringData:\n  password: [hunter2]"),
      "u.yaml": secret("base64", 'data:\n  user: YQ==\n  password: "hunter2!"'),
    },
    says: [
      /^s\.yaml:6: (?!.*31415926).*stringData\.password: must be a string, but is a number: put it in quotes/,
      /^t\.yaml:6: (?!.*hunter2).*stringData\.password: must be a string, but is a list/,
      /^u\.yaml:7: (?!.*hunter2).*data\.password: not base64\. .*`stringData`/,
    ],
  },
  {
    what: "a ConfigMap of 1 MiB and one byte, and one that is larger than a request may be, with their sizes",
    files: {
      "a.yaml": configMap("a", { one: "x".repeat(2 ** 20 - 5), two: "é€y" }),
      "b.yaml": configMap("b", { text: "x".repeat(4_000_000) }),
    },
    says: [
      /^a\.yaml:1: ConfigMap\/a is refused: it has 1048577 bytes, but the limit is 1048576\. Split it/,
      /^b\.yaml:1: ConfigMap\/b is refused: it has 4000000 bytes, but the limit is 1048576/,
    ],
  },
  {
    what: "names that are none, before they become a part of a URL, and labels that are none, on their lines",
    files: {
      "a.yaml": configMap("../secrets/a"),
      "b.yaml": configMap(".."),
      "c.yaml": configMap("c").replace("name: c", "name: c\n  namespace: a/b"),
      "d.yaml": service("a.b"),
      "e.yaml": configMap("e").replace("name: e", "name: e\n  labels:\n    a/b/c: x\n    acme.test/part: 'has space'"),
    },
    says: [
      /^a\.yaml:4: \.\.\/secrets\/a is not a valid name /,
      /^b\.yaml:4: \.\. is not a valid name /,
      /^c\.yaml:5: a\/b is not a valid namespace /,
      /^d\.yaml:4: Service\/a\.b is refused: metadata\.name: .*DNS-1035/,
      /^e\.yaml:6: .*metadata\.labels: Invalid value: "a\/b\/c"/,
      /^e\.yaml:7: .*metadata\.labels: Invalid value: "has space"/,
    ],
  },
  {
    what: "what the server's validation refuses",
    files: { "web.yaml": web.replace("matchLabels: { app: web }", "matchLabels: { app: api }") },
    says: [/^web\.yaml:11: Deployment\/web is refused: spec\.template\.metadata\.labels: .*selector/],
  },
  {
    what: "a namespace that is not there",
    files: { "a.yaml": configMap("a").replace("name: a", "name: a\n  namespace: nowhere") },
    says: [/^a\.yaml:1: Namespace nowhere does not exist\. Create it/],
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
      /^Input 'wait' is 'yes'\. Use true or false/,
      /^Input 'timeout' is '10 minutes', which is not a duration\. Use a duration such as 90s/,
      /^Input 'namespace' is 'Shop'/,
      /^Input 'images', line 1: 'a=b' is not a tag/,
      /^Input 'images', line 2: .*shop\/web/,
    ],
  },
];

describe.concurrent("refuses, and writes nothing:", () => {
  refuseEach(cases);

  test.skipIf(!cluster.own)(
    "what a Namespace of the set that may not be read holds, with the right that is missing",
    async () => {
      const namespace = await newNamespace();
      const rights = ["--verb=get,list,create,patch", "--resource=configmaps", `--namespace=${namespace}`];
      await kubectl(["create", "role", "configs", ...rights]);
      await kubectl(["create", "rolebinding", "configs", "--role=configs", "--user=deployer", `-n=${namespace}`]);
      const named = `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${namespace}}\n`;
      const { errors } = await refuse({
        files: { "a.yaml": named, "b.yaml": configMap("b").replace("\ndata:", "\ndate:") },
        inputs: { namespace, kubeconfig: await kubeconfigFor(users.deployer) },
      });
      expect(errors).toHaveLength(2);
      expect(errors[0]).toMatch(/lacks rights: it may not .*get.*patch.* namespaces/);
      expect(errors[1]).toMatch(/^b\.yaml:5: .*date: unknown field/);
    },
  );

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
