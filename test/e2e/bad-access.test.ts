/** Ways that do not lead into a cluster: each is named in words, with what to do. */
import { existsSync } from "node:fs";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { freePorts } from "../lab/ports.ts";
import { kubeconfigOf } from "../lab/users.ts";
import { adminKubeconfig, cluster, kubeconfigFor, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { type Refused, refuse } from "./refused.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

type Inputs = NonNullable<Refused["inputs"]>;

interface Case {
  readonly what: string;
  readonly inputs: () => Promise<Inputs> | Inputs;
  /** The one error, with its hint. */
  readonly says: RegExp;
}

const pki = (name: string) => readFile(join(cluster.pki, name), "utf8");
const token = { token: "not-a-token-of-anybody" };

async function kubeconfigWith(fields: object): Promise<string> {
  return JSON.stringify({ ...(JSON.parse(await adminKubeconfig()) as object), ...fields });
}

function kubeconfigLoggingIn(command: string, ...args: readonly string[]): Promise<string> {
  const exec = { apiVersion: "client.authentication.k8s.io/v1", command, args, interactiveMode: "Never" };
  return kubeconfigWith({ users: [{ name: "lab", user: { exec } }] });
}

const ofText: readonly Case[] = [
  {
    what: "no kubeconfig at all",
    inputs: () => ({ kubeconfig: "" }),
    says: /^No kubeconfig found\. Set input 'kubeconfig'/,
  },
  {
    what: "broken YAML",
    inputs: () => ({ kubeconfig: "users: [\n  - {" }),
    says: /^Input 'kubeconfig' is not valid YAML \(line \d\)\. Check the indentation/,
  },
  {
    what: "a kubeconfig in base64 that is broken, and never quotes it",
    inputs: () => ({ kubeconfig: Buffer.from(`users: [{ user: { token: ${token.token} }\n  x`).toString("base64") }),
    says: /^Input 'kubeconfig' is not valid YAML \(line \d\)\. Check the indentation/,
  },
  {
    what: "a user that is none",
    inputs: async () => ({ kubeconfig: await kubeconfigWith({ users: [{ name: "lab", user: token.token }] }) }),
    says: /^Input 'kubeconfig' is not a kubeconfig: users\[0\]\.user is not a map\. Set it to the text of the file/,
  },
  {
    what: "a server that is no address",
    inputs: () => ({ kubeconfig: kubeconfigOf({ server: "cluster.example:6443", ca: "", user: token }) }),
    says: /^The server of cluster 'lab' in the kubeconfig is not a URL\. Write it as https:/,
  },
  {
    what: "a path instead of a text",
    inputs: () => ({ kubeconfig: "~/.kube/config" }),
    says: /^Input 'kubeconfig' is not a kubeconfig\. .*not to a path/,
  },
  {
    what: "a context that is not there",
    inputs: () => ({ context: "production" }),
    says: /^The kubeconfig has no context 'production'\. It has: /,
  },
  {
    what: "a kubeconfig and a server",
    inputs: () => ({ server: cluster.server, "server-token": "t" }),
    says: /^Inputs 'kubeconfig' and 'server' are both set/,
  },
  {
    what: "a server without a token",
    inputs: () => ({ kubeconfig: "", server: cluster.server }),
    says: /^Input 'server' is set, but 'server-token' is not/,
  },
  {
    what: "a server over plain http",
    inputs: () => ({ kubeconfig: "", server: "http://127.0.0.1:8080", "server-token": "t" }),
    says: /^Input 'server' is not the URL of an API server\. Write it as https:/,
  },
  {
    what: "a CA that is none",
    inputs: () => ({ kubeconfig: "", server: cluster.server, "server-token": "t", "server-ca": "none" }),
    says: /^Input 'server-ca' is not a certificate/,
  },
  {
    what: "a login program that nobody allowed",
    inputs: async () => ({
      kubeconfig: await kubeconfigWith({ users: [{ name: "lab", user: { exec: { command: "/bin/sh" } } }] }),
    }),
    says: /^The kubeconfig's user 'lab' runs the program '\/bin\/sh' to log in\. If you trust it, list it in input 'allow-exec'/,
  },
];

const ofCluster: readonly Case[] = [
  {
    what: "a host name that does not resolve",
    inputs: async () => ({ kubeconfig: await kubeconfigFor(token, "https://cluster.invalid:6443") }),
    says: /^The API server's host name does not resolve \(https:.*A private cluster needs a runner inside its network/,
  },
  {
    what: "a user without credentials",
    inputs: async () => ({ kubeconfig: await kubeconfigWith({ users: [{ name: "lab" }] }) }),
    says: /^The context in the kubeconfig has no user with credentials\. Export the whole kubeconfig/,
  },
  {
    what: "a token of two lines",
    inputs: async () => ({ kubeconfig: await kubeconfigFor({ token: `${token.token}\nx` }) }),
    says: /^The token contains an invalid character.*Check that the secret holds the token and nothing else/,
  },
  {
    what: "a login program that is not installed",
    inputs: async () => ({ kubeconfig: await kubeconfigLoggingIn("no-such-login"), "allow-exec": "no-such-login" }),
    says: /^The exec plugin of the kubeconfig is not installed on this runner \(https:.* not found\. Install it in an earlier step/,
  },
  {
    what: "a server that nobody listens at",
    inputs: async () => ({ kubeconfig: await kubeconfigFor(token, `https://127.0.0.1:${(await freePorts(1))[0]}`) }),
    says: /^Nothing listens at the API server's address \(https:.*Check the server's address and port/,
  },
  {
    what: "a CA of another cluster",
    inputs: async () => ({
      kubeconfig: kubeconfigOf({ server: cluster.server, ca: await pki("expired.crt"), user: token }),
    }),
    says: /^The API server's certificate is not signed by the configured CA .*Give the cluster's own CA/,
  },
  {
    what: "a token that is refused",
    inputs: async () => ({ kubeconfig: await kubeconfigFor(token) }),
    says: /^The API server does not accept the credentials \(https:.*Create a new one/,
  },
];

function refuseEach(cases: readonly Case[]) {
  test.for(cases)("$what", async ({ inputs, says }) => {
    const run = await refuse({ files: {}, inputs: await inputs() });
    expect(run.errors).toHaveLength(1);
    expect(run.errors[0]).toMatch(says);
    expect(run.log.replace(/^::add-mask::.*$/gm, "") + run.summary).not.toContain(token.token);
  });
}

describe.concurrent("refuses", () => refuseEach(ofText));

describe.skipIf(!cluster.own).concurrent("explains what is wrong with", () => refuseEach(ofCluster));

test("a login program that is not allowed does not run, even if YAML merges it into the user", async () => {
  const folder = await makeWorkspace();
  const ran = join(folder.path, "ran");
  const written = await kubeconfigLoggingIn("/bin/touch", ran);
  const merged = written.replace(/"user":(\{"exec":.*?\}\})/, '"user": {<<: $1}');
  for (const kubeconfig of [written, merged]) {
    const run = await refuse({ files: {}, inputs: { kubeconfig } });
    expect(run.errors).toEqual([expect.stringContaining("user 'lab' runs the program '/bin/touch' to log in")]);
  }
  expect(merged).toContain("<<");
  expect(existsSync(ran)).toBe(false);
  await folder.remove();
});

test("a cloud's login program does not run with a variable that makes it run other code", async () => {
  const folder = await makeWorkspace({ aws: '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' });
  await chmod(join(folder.path, "aws"), 0o755);
  const args = ["eks", "get-token", "--cluster-name", "a"];
  const env = [{ name: "PYTHONWARNINGS", value: "all:0:antigravity.x:0:0" }];
  const exec = { apiVersion: "client.authentication.k8s.io/v1", command: "aws", args, env, interactiveMode: "Never" };
  const kubeconfig = await kubeconfigWith({ users: [{ name: "lab", user: { exec } }] });
  const given = { files: {}, env: { PATH: [folder.path, ...path, "/usr/bin", "/bin"].join(":") } };
  const run = await refuse({ ...given, inputs: { kubeconfig } });
  expect(run.errors).toEqual([
    expect.stringMatching(
      /^The kubeconfig's user 'lab' runs aws with the environment variable PYTHONWARNINGS\. .*'allow-exec'/,
    ),
  ]);
  expect(existsSync(join(folder.path, "ran"))).toBe(false);
  await refuse({ ...given, inputs: { kubeconfig, "allow-exec": "aws" } });
  expect(existsSync(join(folder.path, "ran"))).toBe(true);
  await folder.remove();
});

test.skipIf(!cluster.own)("a login page in front of the API server is not mistaken for it", async () => {
  const page = { status: 200, headers: { "content-type": "text/html" }, body: "<html>Log in</html>" };
  const relay = await startAnsweringRelay(cluster, () => page);
  onTestFinished(relay.stop);
  const run = await refuse({ files: {}, inputs: { kubeconfig: await kubeconfigFor(token, relay.server) } });
  expect(run.errors).toEqual([
    expect.stringMatching(/^The server at this address is not a Kubernetes API server\. Check the address/),
  ]);
});

test.skipIf(!cluster.own)("a refused run ends as soon as it has reported the refusal", async () => {
  const workspace = await makeWorkspace({ "a.yaml": configMap("a") });
  const times = { said: 0, ended: Number.POSITIVE_INFINITY };
  await runPush({
    workspace,
    path,
    inputs: { manifests: "a.yaml", kubeconfig: await kubeconfigFor(token) },
    onStart: (child) => {
      child.stdout.on("data", (chunk: Buffer | string) => {
        if (String(chunk).includes("Failed after")) times.said = performance.now();
      });
      child.once("close", () => {
        times.ended = performance.now();
      });
    },
  }).finally(workspace.remove);
  expect(times.said).toBeGreaterThan(0);
  expect(times.ended - times.said).toBeLessThan(5_000);
});

test("a file in KUBECONFIG that is not a kubeconfig is named", async () => {
  const run = await refuse({ files: {}, inputs: { kubeconfig: "" }, env: { KUBECONFIG: import.meta.filename } });
  expect(run.errors).toEqual([
    expect.stringMatching(/^kubectl cannot read its kubeconfig: .*Check the file that KUBECONFIG names/),
  ]);
});

test("a file in KUBECONFIG that does not exist is named", async () => {
  const run = await refuse({ files: {}, inputs: { kubeconfig: "" }, env: { KUBECONFIG: "/no/such/config" } });
  expect(run.errors).toEqual([
    expect.stringMatching(/^No kubeconfig found: KUBECONFIG is '\/no\/such\/config'.*\. Set input/),
  ]);
});

const versionOnly = (script: string) => `if [ "$1" = version ]; then ${script}; else exec "$REAL" "$@"; fi`;

test.for([
  ["may not be run", 0o644, "", /^The kubectl on the PATH cannot be run \(EACCES\)\. Check that it is executable/],
  ["fails", 0o755, "echo broken >&2; exit 3", /^kubectl does not start: broken\. Run `kubectl version/],
  ["fails only when asked for its version", 0o755, versionOnly("exit 3"), /^kubectl does not start: /],
  ["is another program", 0o755, versionOnly("echo hello"), /^kubectl does not print JSON\. The kubectl on the PATH/],
] as const)("a kubectl that %s is named", async ([, mode, script, says]) => {
  const folder = await makeWorkspace({ kubectl: `#!/bin/sh\n${script}\n` });
  await chmod(join(folder.path, "kubectl"), mode);
  const env = { PATH: `${folder.path}:${cluster.nodeFolder}`, REAL: join(cluster.kubectlFolder, "kubectl") };
  const run = await refuse({ files: {}, env });
  expect(run.errors).toEqual([expect.stringMatching(says)]);
  await folder.remove();
});

test("without kubectl, the error explains how to install it", async () => {
  const run = await refuse({ files: {}, env: { PATH: cluster.nodeFolder } });
  expect(run.errors).toEqual([expect.stringMatching(/^kubectl is not on the PATH\. .*azure\/setup-kubectl/)]);
});
