/** Login programs and credentials that are seldom so wrong, and one that waits for ever. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { until } from "../lab/until.ts";
import { kubeconfigOf, users } from "../lab/users.ts";
import { cluster, kubeconfigFor, path } from "./cluster.ts";
import { credential, login } from "./logins.ts";
import { configMap } from "./manifests.ts";
import { commandsWith } from "./processes.ts";
import { refuse } from "./refused.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const pki = (name: string) => readFile(join(cluster.pki, name), "utf8");

interface Case {
  readonly what: string;
  readonly kubeconfig: () => Promise<string>;
  /** The one error, with its hint. */
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  {
    what: "a token in a file of the runner",
    kubeconfig: () => kubeconfigFor({ tokenFile: "/home/me/token" }),
    says: /^The kubeconfig's user 'lab' refers to a file on the runner in `tokenFile`\. .*--flatten/,
  },
  {
    what: "a CA in a file of the runner",
    kubeconfig: () =>
      kubeconfigFor(users.deployer, undefined, {
        "certificate-authority-data": undefined,
        "certificate-authority": "/home/me/ca.crt",
      }),
    says: /^The kubeconfig's cluster 'lab' refers to a file on the runner in `certificate-authority`\. .*--flatten/,
  },
  {
    what: "an auth-provider of long ago",
    kubeconfig: () => kubeconfigFor({ "auth-provider": { name: "gcp" } }),
    says: /^The kubeconfig's user 'lab' uses an auth-provider .*gke-gcloud-auth-plugin/,
  },
  {
    what: "a login program in an apiVersion of long ago",
    kubeconfig: () =>
      kubeconfigFor({ exec: { apiVersion: "client.authentication.k8s.io/v1alpha1", command: "kubelogin" } }),
    says: /^The `exec` section of the kubeconfig is not valid: .*v1alpha1/,
  },
  {
    what: "a client certificate with the key of another",
    kubeconfig: async () => kubeconfigFor({ certificate: await pki("admin.crt"), key: await pki("expired.key") }),
    says: /^The client certificate and key in the kubeconfig are not valid.*export the whole kubeconfig/,
  },
  {
    what: "a client certificate that is not PEM",
    kubeconfig: async () => kubeconfigFor({ certificate: "none", key: await pki("admin.key") }),
    says: /^The client certificate and key in the kubeconfig are not valid.*Both must be base64 of PEM/,
  },
  {
    what: "a client certificate that is not base64",
    kubeconfig: async () => kubeconfigFor({ "client-certificate-data": "%", "client-key-data": "%" }),
    says: /^Input 'kubeconfig' is not a kubeconfig: users\[0\]\.user\.client-certificate-data is not base64\. /,
  },
  {
    what: "a CA whose PEM holds nothing",
    kubeconfig: async () => {
      const ca = "-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n";
      return kubeconfigOf({ server: cluster.server, ca, user: users.deployer });
    },
    says: /^The CA in the kubeconfig is not a PEM certificate/,
  },
  {
    what: "a CA that is not base64",
    kubeconfig: () => kubeconfigFor(users.deployer, undefined, { "certificate-authority-data": "%" }),
    says: /^Input 'kubeconfig' is not a kubeconfig: clusters\[0\]\.cluster\.certificate-authority-data is not base64\. /,
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
    ["prints nothing", "true", {}, /^The exec plugin of the kubeconfig does not print a credential/],
    [
      "prints a credential of another version",
      `echo '${credential(users.deployer)}'`,
      { exec: { apiVersion: "client.authentication.k8s.io/v1beta1" } },
      /^The exec plugin of the kubeconfig does not print a credential .*apiVersion in the kubeconfig/,
    ],
    [
      "prints a credential without a token",
      `echo '${credential({})}'`,
      {},
      /^The exec plugin of the kubeconfig does not print a credential/,
    ],
  ] as const)("that %s is named", async ([, script, more, says]) => {
    const { inputs, remove } = await login(script, more);
    const run = await refuse({ files: {}, inputs }).finally(remove);
    expect(run.errors).toEqual([expect.stringMatching(says)]);
  });

  test.for([
    ["is out of time ends with the run", undefined],
    ["is killed ends with its post step", "SIGKILL"],
  ] as const)("that is still at it when the run %s", async ([, signal]) => {
    const { inputs, folder, remove } = await login('touch "$(dirname "$0")/begun"; while sleep 1; do :; done');
    const workspace = await makeWorkspace({ "a.yaml": configMap("a") });
    const begun = { what: "the login program to begin" };
    let killed: Promise<unknown> | undefined;
    const run = await runPush({
      workspace,
      path,
      inputs: { manifests: "a.yaml", timeout: signal === undefined ? "5s" : "60s", ...inputs },
      onStart: (child) => {
        killed = until(() => existsSync(join(folder, "begun")), begun).then(() => signal && child.kill(signal));
      },
    });
    await killed;
    if (signal === undefined) expect(run.errors).toEqual([expect.stringMatching(/timed out/)]);
    else expect(run.postLog).toContain("Stopped kubectl");
    expect(await commandsWith(folder)).toEqual([]);
    expect(run.remains).toEqual([]);
    await Promise.all([remove(), workspace.remove()]);
  });

  test("that waits for somebody to log in elsewhere is given up after a minute, with its words, and ended", async () => {
    const ask = 'echo "To sign in, use a web browser to open https://login.example" >&2';
    const { inputs, folder, remove } = await login(`${ask}\nwhile sleep 1; do :; done`);
    const run = await refuse({ files: {}, inputs });
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^The kubeconfig's exec plugin '.*' does not finish: .*; To sign in, use a web.*A workflow cannot answer/,
      ),
    ]);
    expect(await commandsWith(folder)).toEqual([]);
    await remove();
  });
});
