/** Jobs that are full of secrets, and that make a cluster and its tools quote what they were given. */
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { cluster, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { kubeconfigWithAll, planted, quoting, secret } from "./planted.ts";
import { runPush } from "./run-push.ts";
import { failedToys } from "./toys.ts";
import { makeWorkspace } from "./workspace.ts";

interface Job {
  /** The test's name. */
  readonly what: string;
  readonly files?: () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  readonly inputs?: () => Promise<Readonly<Record<string, string>>>;
  readonly env?: () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** What a shell runs in place of `kubectl proxy`. */
  readonly proxy?: string;
  /** Done before, as the administrator. */
  readonly before?: (namespace: string) => Promise<void>;
  /** `deployed`, or what the error annotations say. */
  readonly ends: "deployed" | RegExp;
  /** Not in `npm test`: another job goes the same way. */
  readonly full?: true;
}

const proxyInTheWay = { HTTPS_PROXY: `http://me:${planted.proxy}@127.0.0.1:1`, NO_PROXY: "" };

export const jobs: readonly Job[] = [
  {
    what: "is green",
    files: async () => ({ "a.yaml": await secret("a"), "b.yaml": configMap("b") }),
    ends: "deployed",
  },
  {
    what: "is green, with a proxy in the environment that is not on its way",
    files: async () => ({ "a.yaml": await secret("a") }),
    env: () => ({ https_proxy: proxyInTheWay.HTTPS_PROXY }),
    full: true,
    ends: "deployed",
  },
  {
    what: "meets a proxy that does not answer",
    inputs: async () => ({ kubeconfig: await kubeconfigWithAll({ server: "https://cluster.invalid:6443" }) }),
    env: () => proxyInTheWay,
    ends: /^The proxy in front of the API server refuses the connection/,
  },
  {
    what: "is given the address of a proxy that is broken, which kubectl quotes",
    inputs: async () => ({
      kubeconfig: await kubeconfigWithAll({ "proxy-url": `http://me:${planted.proxy}@127.0.0.1:1:%zz` }),
    }),
    ends: /proxy/,
  },
  {
    what: "has a kubectl that prints all of its kubeconfig, and its key in PEM",
    proxy: `for arg; do case $arg in --kubeconfig=*) file=\${arg#*=};; esac; done
cat "$file" >&2
sed 's/.*"client-key-data": *"\\([^"]*\\)".*/\\1/' "$file" | base64 -d >&2
exit 1`,
    ends: /"token":"\*\*\*".*-----BEGIN EC PRIVATE KEY-----\s+\*\*\*\s+\*\*\*/s,
  },
  {
    what: "is given an address with a password in it",
    inputs: async () => ({
      kubeconfig: await kubeconfigWithAll({ server: `https://me:${planted.proxy}@cluster.invalid` }),
    }),
    ends: /^The API server's host name does not resolve \(https:\/\/cluster\.invalid\)/,
  },
  {
    what: "is given a kubeconfig's text in KUBECONFIG, where a path belongs",
    inputs: () => Promise.resolve({ kubeconfig: "" }),
    env: async () => ({ KUBECONFIG: await kubeconfigWithAll() }),
    ends: /^The environment variable KUBECONFIG holds the text of a kubeconfig instead of its path\. Pass the text in/,
  },
  {
    what: "is given a kubeconfig in base64 in KUBECONFIG",
    inputs: () => Promise.resolve({ kubeconfig: "" }),
    env: async () => ({ KUBECONFIG: Buffer.from(await kubeconfigWithAll()).toString("base64") }),
    full: true,
    ends: /^The environment variable KUBECONFIG holds the text of a kubeconfig/,
  },
  {
    what: "finds a kubeconfig with a token that YAML takes for an alias",
    inputs: () => Promise.resolve({ kubeconfig: "" }),
    files: async () => ({ "a.yaml": await secret("a"), "b.yaml": `users: [{user: {token: *${planted.other}}}]\n` }),
    env: () => ({ KUBECONFIG: "b.yaml" }),
    full: true,
    ends: /^kubectl cannot read its kubeconfig: .*unknown anchor referenced/,
  },
  {
    what: "has a token that is refused",
    inputs: () => Promise.resolve({ kubeconfig: "", server: cluster.server, "server-token": planted.other }),
    full: true,
    ends: /^The API server's certificate is not signed|^The API server does not accept the credentials/,
  },
  {
    what: "has a number for a password, which the server quotes",
    files: async () => ({ "a.yaml": await secret("a", `  pin: ${planted.number}\n`) }),
    ends: /^a\.yaml:8: Secret\/a is refused: stringData\.pin: must be a string, but is a number: put it in quotes/,
  },
  {
    what: "has a map for a password, which the server quotes",
    files: async () => ({ "a.yaml": await secret("a", `  pin: {x: {y: "${planted.other}"}}\n`) }),
    full: true,
    ends: /^a\.yaml:8: Secret\/a is refused: stringData\.pin: .*string/,
  },
  {
    what: "has a field that no Secret has, and data that is no base64",
    files: async () => ({
      "a.yaml": await secret("a", `strinData: {password: "${planted.other}"}\n`),
      "b.yaml": `apiVersion: v1\nkind: Secret\nmetadata: {name: b}\ndata: {password: "${planted.other}!"}\n`,
    }),
    ends: /Secret\/a is refused: strinData: unknown field/,
  },
  {
    what: "has a registry's password where it cannot be read",
    files: () => ({
      "a.yaml": `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: kubernetes.io/dockerconfigjson\nstringData: {.dockerconfigjson: '{"auths": ${planted.other}'}\n`,
    }),
    full: true,
    ends: /Secret\/a is refused: .*dockerconfigjson/,
  },
  {
    what: "has a password that YAML takes for an alias",
    files: () => ({
      "a.yaml": `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {password: *${planted.other}}\n`,
    }),
    ends: /^a\.yaml:4: This alias has no anchor/,
  },
  {
    what: "would change an immutable Secret",
    before: async (namespace) => {
      const old = await secret("a");
      await kubectl(["create", `--namespace=${namespace}`, "-f", "-"], `${old}immutable: true\n`);
    },
    files: async () => ({ "a.yaml": (await secret("a")).replace("password:", "passphrase:") }),
    ends: /Secret\/a is refused: stringData\.passphrase: .*immutable/,
  },
  {
    what: "finds a Secret that another manager owns",
    before: async (namespace) => {
      const theirs = (await secret("a")).replace("planted", "foreign");
      const apply = ["apply", "--server-side", "--field-manager=somebody", `--namespace=${namespace}`, "-f", "-"];
      await kubectl(apply, theirs);
    },
    files: async () => ({
      "a.yaml": (await secret("a")).replace(/^data: .*$/m, `data: {encoded: ${base64(planted.other)}}`),
    }),
    full: true,
    ends: /Secret\/a: the field data\.encoded is owned by somebody/,
  },
  {
    what: "meets a policy that quotes the Secret which it refuses, and what it was before",
    before: async (namespace) => {
      const old = (await secret("a")).replace(/^data: .*$/m, `data: {encoded: ${base64(planted.other)}}`);
      await kubectl(["create", `--namespace=${namespace}`, "-f", "-"], old);
      await quoting(namespace, "Deny");
    },
    inputs: () => Promise.resolve({ "force-conflicts": "true" }),
    files: async () => ({ "a.yaml": await secret("a") }),
    ends: /Secret\/a is refused: .*quoted: \*\*\* and \*\*\*, was \*\*\*/,
  },
  {
    what: "meets a policy that quotes the Secret in a warning",
    before: async (namespace) => {
      await quoting(namespace, "Deny");
      await quoting(namespace, "Warn");
    },
    files: async () => ({ "a.yaml": await secret("a") }),
    full: true,
    ends: "deployed",
  },
  {
    what: "has a literal for Kustomize that is none, and Kustomize quotes all of them",
    files: () => ({
      "kustomization.yaml": `secretGenerator:\n- name: a\n  literals: ["password=${planted.other}", "${planted.stringData.replaceAll('"', "")}"]\n`,
    }),
    inputs: () => Promise.resolve({ manifests: "." }),
    ends: /^kustomization\.yaml:1: Kustomize cannot build kustomization\.yaml: loading KV pairs: a literal is not key=value/,
  },
  {
    what: "has a patch for Kustomize that is none, and Kustomize quotes it",
    files: async () => ({
      "a.yaml": await secret("a"),
      "kustomization.yaml": `resources: [a.yaml]\npatches:\n- patch: |\n    kind: Secret\n    stringData: {password: ${planted.other}\n`,
    }),
    inputs: () => Promise.resolve({ manifests: "." }),
    full: true,
    ends: /Kustomize cannot build kustomization\.yaml: trouble configuring builtin PatchTransformer: unable to parse SM or JSON patch/,
  },
  {
    what: "fails in its rollout, and what failed quotes the Secret",
    files: async () => ({
      "a.yaml": await secret("a"),
      "b.yaml": failedToys(`${await newNamespace()}.test`, { b: `login with ${planted.stringData} failed` }),
    }),
    inputs: () => Promise.resolve({ "fail-fast": "0s" }),
    ends: /^b\.yaml:\d+: Toy\/b is failing: login with \*\*\* failed/,
  },
  {
    what: "is not ready in time",
    files: async () => ({ "a.yaml": await secret("a"), "web.yaml": deployment("web", "shop/web:1-stuck") }),
    inputs: () => Promise.resolve({ timeout: "3s" }),
    full: true,
    ends: /^web\.yaml:\d+: Deployment\/web is not ready after/,
  },
];

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** Runs a job, of which `runPush` sees to it that nothing comes out, and sees that it ends as it is to. */
export async function runJob(job: Job, debug: boolean): Promise<void> {
  const namespace = await newNamespace();
  await job.before?.(namespace);
  const files = (await job.files?.()) ?? { "a.yaml": await secret("a") };
  const workspace = await makeWorkspace(files);
  const programs = await makeWorkspace(job.proxy === undefined ? {} : { kubectl: wrapper(job.proxy) });
  if (job.proxy !== undefined) await chmod(join(programs.path, "kubectl"), 0o755);
  const run = await runPush({
    workspace,
    path: [programs.path, ...path],
    secrets: Object.values(planted).map(String),
    env: { ...(debug ? { RUNNER_DEBUG: "1", ACTIONS_STEP_DEBUG: "true" } : {}), ...(await job.env?.()) },
    inputs: {
      manifests: Object.keys(files).join("\n"),
      namespace,
      kubeconfig: await kubeconfigWithAll(),
      ...(await job.inputs?.()),
    },
  }).finally(() => Promise.all([workspace.remove(), programs.remove()]));
  expect(`${run.log}${run.summary}`).not.toMatch(/\bundefined\b|\[object/);
  if (job.ends === "deployed") expect(run.outputs.result).toBe("deployed");
  else expect(run.errors).toContainEqual(expect.stringMatching(job.ends));
}

function wrapper(proxy: string): string {
  const real = join(cluster.kubectlFolder, "kubectl");
  return `#!/bin/sh\nif [ "$1" != proxy ]; then exec ${real} "$@"; fi\n${proxy}\n`;
}
