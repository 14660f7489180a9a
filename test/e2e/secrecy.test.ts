/**
 * No secret comes out of a run. Every run of the end-to-end tests is searched (see `leaks.ts`); these have more to hide,
 * and a cluster and tools that quote it.
 */
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { runWorkflow } from "../lab/run-workflow.ts";
import { users } from "../lab/users.ts";
import { adminKubeconfig, cluster, kubeconfigFor, kubectl, letEdit, newNamespace, path } from "./cluster.ts";
import { asRunnerShows, findLeaks } from "./leaks.ts";
import { configMap } from "./manifests.ts";
import { kubeconfigWithAll, planted, secret } from "./planted.ts";
import { runPush } from "./run-push.ts";
import { jobs, runJob } from "./secrecy-jobs.ts";
import { makeTellingPod, manifestOf } from "./telling-pods.ts";
import { makeWorkspace } from "./workspace.ts";

async function workspaceWith(files: Readonly<Record<string, string>>, context: TestContext) {
  const workspace = await makeWorkspace(files);
  context.onTestFinished(workspace.remove);
  return workspace;
}

function serviceAccountKey(): Promise<string> {
  return readFile(join(cluster.pki, "service-account.key"), "utf8");
}

describe.skipIf(!cluster.own).concurrent("reveals no secret when it", () => {
  for (const job of jobs.filter(({ full }) => full !== true)) test(job.what, () => runJob(job, false));
});

describe.skipIf(!cluster.own).concurrent("a Secret", () => {
  test("is shown as created, configured or unchanged, and never with a value", async (context) => {
    const workspace = await workspaceWith({ "a.yaml": await secret("a") }, context);
    const inputs = { manifests: "a.yaml", namespace: await newNamespace(), kubeconfig: await kubeconfigWithAll() };
    const push = () => runPush({ workspace, path, inputs });
    expect((await push()).log).toMatch(/^Created +1 {2}Secret\/a$/m);
    await workspace.write({ "a.yaml": (await secret("a")).replace("planted", "replanted") });
    expect((await push()).log).toMatch(/^Configured +1 {2}Secret\/a$/m);
    const run = await push();
    expect(run.log).toMatch(/^Unchanged +1 {2}Secret\/a$/m);
    const [shown] = run.report?.objects ?? [];
    expect(shown).toEqual({
      apiVersion: "v1",
      kind: "Secret",
      namespace: inputs.namespace,
      name: "a",
      action: "unchanged",
      ready: true,
      readyAfter: expect.any(Number) as number,
      file: "a.yaml",
      line: 1,
    });
  });

  test("does not hide the names that one of its values is equal to", async (context) => {
    const values = "stringData: {user: consul, kind: Secret}\n";
    const workspace = await workspaceWith(
      {
        "a.yaml": `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${values}`,
        "b.yaml": configMap("consul"),
      },
      context,
    );
    const namespace = await newNamespace();
    const inputs = { manifests: "a.yaml\nb.yaml", namespace, kubeconfig: await adminKubeconfig() };
    const run = await runPush({ workspace, path, inputs });
    expect(run.log).toMatch(/^Created +2 {2}Secret\/a, ConfigMap\/consul$/m);
  });
});

describe.skipIf(!cluster.own).concurrent("an application that fails", () => {
  test("is reported with its own output, but never with values of a Secret in the manifests", async (context) => {
    const namespace = await newNamespace();
    await letEdit("deployer", namespace);
    const words = [
      `Error: login with ${planted.stringData} failed`,
      `postgres://me:${encodeURIComponent(planted.stringData)}@db`,
      `Authorization: Basic ${Buffer.from(`me:${planted.data}`).toString("base64")}`,
      JSON.stringify({ config: { password: planted.stringData, key: await serviceAccountKey() } }),
    ];
    const pod = { name: "web", words };
    await makeTellingPod(pod, namespace);
    const relay = await startAnsweringRelay(cluster, ({ url }) => {
      if (!url.pathname.endsWith("/pods/web/log")) return undefined;
      return { status: 200, headers: { "content-type": "text/plain" }, body: words.join("\n") };
    });
    context.onTestFinished(relay.stop);
    const files = { "a.yaml": await secret("a"), "web.yaml": JSON.stringify(manifestOf(pod)) };
    const workspace = await workspaceWith(files, context);
    const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
    const inputs = { manifests: "a.yaml\nweb.yaml", namespace, kubeconfig, "fail-fast": "1s" };
    const secrets = Object.values(planted).map(String);
    const run = await runPush({ workspace, path, secrets, inputs });
    const [failure] = run.report?.failures ?? [];
    expect(failure?.logs[0]?.lines[0]).toBe("Error: login with *** failed");
    expect(failure?.events.map(({ message }) => message)).toContain("Error: login with *** failed");
    for (const shown of [run.log, run.summary, run.outputs.failures]) expect(shown).toContain("login with *** failed");
  });
});

describe.skipIf(!cluster.own).concurrent("what is handed on", () => {
  test("to a login program is only what its kubeconfig contains: no input, state, command file or other secret", async (context) => {
    const status = users.deployer;
    const credential = { apiVersion: "client.authentication.k8s.io/v1", kind: "ExecCredential", status };
    const script = `#!/bin/sh\nenv > "$0.env"\necho "$@" > "$0.args"\necho '${JSON.stringify(credential)}'\n`;
    const login = await workspaceWith({ login: script }, context);
    const command = join(login.path, "login");
    await chmod(command, 0o755);
    const exec = { apiVersion: credential.apiVersion, command, interactiveMode: "Never", args: ["get-token"] };
    const config = JSON.parse(await kubeconfigWithAll()) as { readonly users: readonly { readonly name: string }[] };
    const logins = config.users.map((user) => (user.name === "lab" ? { name: "lab", user: { exec } } : user));
    const namespace = await newNamespace();
    await kubectl([
      "create",
      "rolebinding",
      "edit",
      "--clusterrole=admin",
      "--user=deployer",
      `--namespace=${namespace}`,
    ]);
    const workspace = await workspaceWith({ "a.yaml": await secret("a") }, context);
    const inputs = {
      manifests: "a.yaml",
      namespace,
      kubeconfig: JSON.stringify({ ...config, users: logins }),
      "allow-exec": command,
    };
    const run = await runPush({ workspace, path, inputs });
    expect(run.errors).toEqual([]);
    expect(run.log).toContain("Identity   deployer");

    const [environment, args] = await Promise.all(["env", "args"].map((end) => readFile(`${command}.${end}`, "utf8")));
    expect(args).toBe("get-token\n");
    expect(environment).toContain("KUBERNETES_EXEC_INFO=");
    expect(environment).not.toMatch(/^(INPUT_|STATE_|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)=)/m);
    expect(findLeaks(Object.values(planted).map(String), [["the environment", environment ?? ""]])).toEqual([]);
  });

  test("to people by a real runner contains nothing from a kubeconfig or a Secret", async (context) => {
    const namespace = await newNamespace();
    const push = (name: string, manifests: string) =>
      `      - if: always()\n        uses: acme/pushpull/actions/push@v1\n        with: {kubeconfig: "\${{ secrets.${name} }}", manifests: ${manifests}, namespace: ${namespace}}\n`;
    const workflow = `on: workflow_dispatch\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v7\n${push("GOOD", "good.yaml")}${push("GOOD", "bad.yaml")}${push("BROKEN", "good.yaml")}`;
    const workspace = await workspaceWith(
      {
        ".github/workflows/deploy.yml": workflow,
        "good.yaml": await secret("a"),
        "bad.yaml": await secret("b", `  pin: ${planted.number}\n`),
      },
      context,
    );
    const broken = await kubeconfigWithAll({ "proxy-url": `http://me:${planted.proxy}@127.0.0.1:1:%zz` });
    // The secrets of a workflow are masked as a whole by the runner, so that only we can hide what is in them.
    const secrets = { GOOD: await kubeconfigWithAll(), BROKEN: broken };
    const run = await runWorkflow({ repository: workspace.path, secrets, path });
    expect(run.log).toMatch(/Created +1 {2}Secret\/a/);
    expect(run.log).toMatch(/stringData\.pin: must be a string/);
    expect(run.log).toMatch(/proxy/);
    expect(run.summaries).toHaveLength(3);
    const key = await readFile(join(cluster.pki, "admin.key"), "utf8");
    const places = [["the log", run.log] as const, ["the summary", run.summaries.join()] as const];
    expect(findLeaks([...Object.values(planted).map(String), key], places)).toEqual([]);
    expect(run.leftovers).toEqual([]);
  });
});

describe("the search", () => {
  const value = 'a "secret"/+&';
  test.for([
    ["as it is", value],
    ["in base64", `{"data":{"x":"${Buffer.from(value).toString("base64")}"}}`],
    ["in base64, with a user's name before it", Buffer.from(`me:${value}`).toString("base64")],
    ["in a URL", `https://me:${encodeURIComponent(value)}@host`],
    ["in JSON", JSON.stringify({ value })],
  ] as const)("finds a secret that is written %s", ([, text]) => {
    expect(findLeaks([value], [["the log", `before ${text} after`]])).toEqual([expect.stringContaining("in the log")]);
  });

  test("finds one line of a key", async () => {
    const key = await serviceAccountKey();
    const lines = key.split("\n").filter((line) => line.length > 20);
    expect(findLeaks([key], [["the log", lines[1] ?? ""]])).not.toEqual([]);
  });

  test("sees a log as people do: without what was masked before, and with what was not", () => {
    expect(asRunnerShows("first\n::add-mask::fir%25st\nfir%st first\n")).toBe("first\n*** first\n");
  });
});
