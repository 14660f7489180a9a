/** Who somebody is to an API server: certificates, tokens, login programs, and acting as somebody else. */
import { createPrivateKey, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { kubeconfigOf, renewed, users } from "../lab/users.ts";
import { adminKubeconfig, allow, cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { credential, login } from "./logins.ts";
import { configMap, deployment } from "./manifests.ts";
import { refuse } from "./refused.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const pki = (name: string) => readFile(join(cluster.pki, name), "utf8");

/** A token as the API server makes them for ServiceAccounts, which ended a minute ago. */
async function expiredToken(): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: "https://kubernetes.default.svc", sub: "system:serviceaccount:default:default" };
  const parts = [
    { alg: "ES256", typ: "JWT" },
    { ...claims, aud: [claims.iss], iat: now - 3660, nbf: now - 3660, exp: now - 60 },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const key = createPrivateKey(await pki("service-account.key"));
  return `${text}.${sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}

interface Case {
  readonly what: string;
  readonly kubeconfig: () => Promise<string>;
  /** The one error, with its hint. */
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  {
    what: "a client certificate that has expired, and since when",
    kubeconfig: async () => kubeconfigFor({ certificate: await pki("expired.crt"), key: await pki("expired.key") }),
    says: /^The API server does not accept the credentials: the client certificate expired on \d{4}-\d\d-\d\dT[\d:]+Z \(https:.*Create a new one/,
  },
  {
    what: "a token that has expired, and since when",
    kubeconfig: async () => kubeconfigFor({ token: await expiredToken() }),
    says: /^The API server does not accept the credentials: the token expired on \d{4}-\d\d-\d\dT[\d:]+Z \(https:.*Create a new one/,
  },
  {
    what: "files that a kubeconfig leaves elsewhere",
    kubeconfig: () => kubeconfigFor({ "client-certificate": "/home/me/me.crt" }),
    says: /^The kubeconfig's user 'lab' refers to a file on the runner in `client-certificate`\. .*--flatten/,
  },
  {
    what: "a CA that is not PEM",
    kubeconfig: async () => kubeconfigOf({ server: cluster.server, ca: "none", user: users.deployer }),
    says: /^The CA in the kubeconfig is not a PEM certificate.*`certificate-authority-data` is base64 of PEM/,
  },
  {
    what: "somebody who may not act as another",
    kubeconfig: () => kubeconfigFor({ ...users.reader, as: "deployer" }),
    says: /^The kubeconfig impersonates another user, which its identity is not allowed to do .*"reader" cannot impersonate resource "users".*remove `as` from/,
  },
];

describe.skipIf(!cluster.own).concurrent("names", () => {
  test.for(cases)("$what", async ({ kubeconfig, says }) => {
    const run = await refuse({ files: {}, inputs: { kubeconfig: await kubeconfig() } });
    expect(run.errors).toEqual([expect.stringMatching(says)]);
  });
});

describe.skipIf(!cluster.own).concurrent("a login program", () => {
  test.for([
    ["prints nonsense", "echo Welcome!", {}, /^The exec plugin of the kubeconfig does not print a credential/],
    [
      "fails",
      "echo 'AADSTS7000215: invalid client secret' >&2; exit 3",
      {},
      /^The exec plugin of the kubeconfig failed .* exit code 3; AADSTS7000215: invalid client secret\. Run it in an earlier step/,
    ],
    [
      "needs somebody at the keyboard",
      "true",
      { exec: { interactiveMode: "Always" } },
      /^The exec plugin of the kubeconfig asks for input .*A workflow cannot answer prompts/,
    ],
    [
      "asks for a password",
      'printf "Password: " >&2; read answer || { echo "no password given" >&2; exit 1; }',
      {},
      /^The exec plugin of the kubeconfig failed .*Password: no password given/,
    ],
  ] as const)("that %s is named, with its own words", async ([, script, more, says]) => {
    const { inputs, remove } = await login(script, more);
    const run = await refuse({ files: {}, inputs }).finally(remove);
    expect(run.errors).toEqual([expect.stringMatching(says)]);
  });

  test("that is allowed runs, and is run again if it fails once", async () => {
    const namespace = await newNamespace();
    await allow("deployer", namespace, "configmaps");
    const once = 'if mkdir "$(dirname "$0")/asked" 2>/dev/null; then exit 1; fi';
    const { inputs, remove } = await login(`${once}\necho '${credential(users.deployer)}'`);
    const workspace = await makeWorkspace({ "a.yaml": configMap("a") });
    const run = await runPush({ workspace, path, inputs: { manifests: "a.yaml", namespace, ...inputs } });
    await Promise.all([remove(), workspace.remove()]);
    expect(run.errors).toEqual([]);
    expect(run.log).toContain("Identity   deployer");
    expect(await get("configmap", "a", namespace)).toBeDefined();
  });
});

test.skipIf(!cluster.own)(
  "a token that ends in the middle of a rollout is followed by the login program's next one",
  async () => {
    const namespace = await newNamespace();
    await allow("deployer", namespace, "deployments.apps");
    let ended = false;
    const asked: (string | undefined)[] = [];
    const relay = await startAnsweringRelay(cluster, ({ token, url }) => {
      asked.push(token);
      const [old, watch] = [token === users.deployer.token, url.searchParams.has("watch")];
      if (old && watch && !ended) {
        ended = true;
        return { cut: "answer" };
      }
      return old && ended ? { status: 401 } : undefined;
    });
    onTestFinished(relay.stop);
    const first = 'if mkdir "$(dirname "$0")/asked" 2>/dev/null';
    const script = `${first}; then echo '${credential(users.deployer)}'; else echo '${credential(renewed)}'; fi`;
    const { inputs, remove } = await login(script, { server: relay.server });
    const workspace = await makeWorkspace({ "web.yaml": deployment("web", "shop/web:1-slow") });
    const run = await runPush({ workspace, path, inputs: { manifests: "web.yaml", namespace, ...inputs } });
    await Promise.all([remove(), workspace.remove()]);
    expect(run.errors).toEqual([]);
    expect(run.outputs.result).toBe("deployed");
    expect(await get("deployment", "web", namespace)).toMatchObject({ status: { readyReplicas: 2 } });
    expect(ended).toBe(true);
    expect(asked.at(-1)).toBe(renewed.token);
  },
);

describe.skipIf(!cluster.own).concurrent("a kubeconfig", () => {
  test.for([
    ["acts as a user", { as: "deployer" }, "deployer", undefined],
    ["acts as a member of a group", { as: "somebody", "as-groups": ["builders"] }, undefined, "builders"],
  ] as const)("that %s deploys with the rights of that one", async ([, fields, user, group]) => {
    const namespace = await newNamespace();
    if (user !== undefined) await allow(user, namespace, "configmaps");
    else await kubectl(["create", "rolebinding", "b", "-n", namespace, "--clusterrole=edit", `--group=${group}`]);
    const { users: admin, ...config } = JSON.parse(await adminKubeconfig()) as { readonly users: [{ user: object }] };
    const kubeconfig = JSON.stringify({ ...config, users: [{ name: "lab", user: { ...admin[0].user, ...fields } }] });
    const workspace = await makeWorkspace({ "a.yaml": configMap("a") });
    const run = await runPush({ workspace, path, inputs: { manifests: "a.yaml", namespace, kubeconfig } });
    await workspace.remove();
    expect(run.errors).toEqual([]);
    expect(run.log).toContain(`Identity   ${fields.as}`);
    expect(await get("configmap", "a", namespace)).toBeDefined();
  });
});

test.skipIf(!cluster.own)(
  "a file that the kubeconfig of an earlier step names, and that is not there, is named",
  async () => {
    const kubeconfig = await kubeconfigFor({
      "client-certificate": "/home/me/me.crt",
      "client-key": "/home/me/me.key",
    });
    const folder = await makeWorkspace({ config: kubeconfig });
    const run = await refuse({
      files: {},
      inputs: { kubeconfig: "" },
      env: { KUBECONFIG: join(folder.path, "config") },
    });
    await folder.remove();
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^A file that the kubeconfig refers to does not exist: .*unable to read client-cert \/home\/me\/me\.crt .*--flatten/,
      ),
    ]);
  },
);
