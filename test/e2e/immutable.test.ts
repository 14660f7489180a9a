/** Fields that stay as they were created: each is named, on its line, with what can be done about it. */
import { expect, test } from "vitest";
import { adminKubeconfig, get, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const pods = (name: string, image: string) => `  template:
    metadata: {labels: {app: ${name}, tier: front}}
    spec:
      restartPolicy: ${name === "job" ? "Never" : "Always"}
      containers:
        - name: c
          image: ${image}
          env: [{name: PASSWORD, value: not-to-be-shown}]
`;

interface Case {
  readonly kind: string;
  readonly name: string;
  readonly apiVersion: string;
  /** YAML after the metadata, at first and then. */
  readonly first: string;
  readonly later: string;
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  {
    kind: "Job",
    name: "job",
    apiVersion: "batch/v1",
    first: `spec:\n${pods("job", "shop/job:1")}`,
    later: `spec:\n${pods("job", "shop/job:2")}`,
    says: /^job\.yaml:11: .*containers\[0\]\.image: field is immutable\. .*a new name .*kubectl delete job job --namespace/,
  },
  {
    kind: "Service",
    name: "service",
    apiVersion: "v1",
    first: "spec:\n  ports: [{port: 80}]\n",
    later: "spec:\n  ports: [{port: 80}]\n  clusterIP: None\n",
    says: /^service\.yaml:6: .*spec\.clusterIP: may not change once set\. Remove the field/,
  },
  {
    kind: "StatefulSet",
    name: "db",
    apiVersion: "apps/v1",
    first: `spec:\n  selector: {matchLabels: {app: db}}\n  serviceName: one\n${pods("db", "shop/db:1")}`,
    later: `spec:\n  selector: {matchLabels: {app: db}}\n  serviceName: two\n${pods("db", "shop/db:2")}`,
    says: /^db\.yaml:6: .* spec\.serviceName: updates to statefulset spec .*--cascade=orphan/,
  },
  {
    kind: "Deployment",
    name: "web",
    apiVersion: "apps/v1",
    first: `spec:\n  selector: {matchLabels: {app: web}}\n${pods("web", "shop/web:1")}`,
    later: `spec:\n  selector:\n    matchLabels:\n      app: web\n      tier: front\n${pods("web", "shop/web:2")}`,
    says: /^web\.yaml:8: .*spec\.selector\.matchLabels\.tier: field is immutable\. .*delete it and its pods first/,
  },
  {
    kind: "ConfigMap",
    name: "config",
    apiVersion: "v1",
    first: "immutable: true\ndata:\n  a: same\n  b: old\n",
    later: "immutable: true\ndata:\n  a: same\n  b: new\n",
    says: /^config\.yaml:7: .*data\.b: field is immutable when .*Kustomize's generators/,
  },
  {
    kind: "Secret",
    name: "secret",
    apiVersion: "v1",
    first: "type: Opaque\nstringData:\n  password: not-to-be-shown\n",
    later: "type: shop.test/password\nstringData:\n  password: not-to-be-shown\n",
    says: /^secret\.yaml:4: Secret\/secret is refused: type: field is immutable\. /,
  },
  {
    kind: "Secret",
    name: "sealed",
    apiVersion: "v1",
    first: "immutable: true\nstringData:\n  user: same\n  password: not-to-be-shown\n",
    later: "immutable: true\nstringData:\n  user: same\n  password: not-to-be-shown-either\n",
    says: /^sealed\.yaml:7: Secret\/sealed is refused: stringData\.password: field is immutable when /,
  },
  {
    kind: "PersistentVolumeClaim",
    name: "data",
    apiVersion: "v1",
    first: claim("ReadWriteOnce"),
    later: claim("ReadWriteMany"),
    says: /^data\.yaml:6: .*spec\.accessModes\[0\]: spec is immutable [^\n]*move the data\. Deleting it can delete the data/,
  },
  {
    kind: "RoleBinding",
    name: "may",
    apiVersion: "rbac.authorization.k8s.io/v1",
    first: "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\n",
    later: "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}\n",
    says: /^may\.yaml:4: .*roleRef\.name: cannot change roleRef\. .*kubectl delete rolebinding may/,
  },
];

function claim(mode: string): string {
  return `spec:\n  storageClassName: none\n  accessModes: [${mode}]\n  resources: {requests: {storage: 1Gi}}\n`;
}

function files(which: "first" | "later"): Readonly<Record<string, string>> {
  return Object.fromEntries(
    cases.map(({ kind, name, apiVersion, ...yaml }) => [
      `${name}.yaml`,
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\n${yaml[which]}`,
    ]),
  );
}

test("immutable fields are all reported at once, with what to do, and nothing is applied until they are fixed", async () => {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace(files("first"));
  const kubeconfig = await adminKubeconfig();
  const push = () => runPush({ workspace, path, inputs: { manifests: ".", namespace, kubeconfig, wait: "false" } });
  expect((await push()).errors).toEqual([]);

  await workspace.write({ ...files("later"), "new.yaml": configMap("new") });
  const refused = await push();
  const said = refused.errors.toSorted();
  expect(said).toEqual(
    cases.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ says }) => expect.stringMatching(says)),
  );
  expect(refused.log).not.toContain("not-to-be-shown");
  expect(refused.outputs).toMatchObject({ result: "failed", changed: "false" });
  expect(await get("configmap", "new", namespace)).toBeUndefined();

  await workspace.write(files("first"));
  expect((await push()).outputs.result).toBe("deployed");
  expect(await get("configmap", "new", namespace)).toBeDefined();
  await workspace.remove();
});
