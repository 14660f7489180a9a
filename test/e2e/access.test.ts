/** Ways that lead into a cluster, and what an identity without rights is told. */
import { chmod, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { users } from "../lab/users.ts";
import { adminKubeconfig, allow, cluster, get, kubeconfigFor, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { commandsWith } from "./processes.ts";
import { type PushOptions, runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

type Options = Pick<PushOptions, "inputs"> & Partial<Omit<PushOptions, "workspace">>;

async function push(
  namespace: string,
  options: Options,
  files = { "a.yaml": configMap("a") } as Record<string, string>,
) {
  const workspace = await makeWorkspace(files);
  const manifests = Object.keys(files).join("\n");
  return runPush({ workspace, path, ...options, inputs: { manifests, namespace, ...options.inputs } }).finally(
    workspace.remove,
  );
}

describe.concurrent("deploys with", () => {
  test("base64 of a kubeconfig", async () => {
    const namespace = await newNamespace();
    const kubeconfig = Buffer.from(await adminKubeconfig()).toString("base64");
    expect((await push(namespace, { inputs: { kubeconfig } })).outputs.result).toBe("deployed");
  });

  test("the kubeconfig that an earlier step left in KUBECONFIG, or in the home folder", async () => {
    const namespace = await newNamespace();
    const run = await push(namespace, { inputs: {}, env: { KUBECONFIG: cluster.kubeconfig } });
    expect(run.outputs.result).toBe("deployed");
    const home = await makeWorkspace({ ".kube/config": await adminKubeconfig() });
    expect((await push(namespace, { inputs: {}, env: { HOME: home.path } })).outputs.result).toBe("unchanged");
    await home.remove();
  });

  test("a kubectl that is too old for the server, with a warning", async () => {
    const namespace = await newNamespace();
    const old = await makeWorkspace({ kubectl: oldKubectl(join(cluster.kubectlFolder, "kubectl")) });
    await chmod(join(old.path, "kubectl"), 0o755);
    const run = await push(namespace, { inputs: { kubeconfig: await adminKubeconfig() }, path: [old.path, ...path] });
    await old.remove();
    expect(run.outputs.result).toBe("deployed");
    expect(run.warnings).toEqual([
      expect.stringMatching(/^kubectl v1\.9\.0 is \d+ minor versions older than the API server/),
    ]);
  });
});

describe.skipIf(!cluster.own).concurrent("with a token and no other right", () => {
  test.for(["in PEM", "in base64"] as const)("deploys with server, server-token and server-ca %s", async (form) => {
    const namespace = await newNamespace();
    await allow("deployer", namespace, "configmaps");
    const pem = await readFile(join(cluster.pki, "ca.crt"), "utf8");
    const ca = form === "in PEM" ? pem : Buffer.from(pem).toString("base64");
    const inputs = { server: cluster.server, "server-token": users.deployer.token, "server-ca": ca };
    const run = await push(namespace, { inputs });
    expect(run.errors).toEqual([]);
    expect(run.log).toContain("Identity   deployer");
    expect(await get("configmap", "a", namespace)).toBeDefined();
  });
});

test.skipIf(!cluster.own)(
  "a token is in no log, summary, output, report or command line, and in one file that only we may read",
  async () => {
    const namespace = await newNamespace();
    await allow("deployer", namespace, "deployments.apps");
    const { token } = users.deployer;
    const commandFiles = await makeWorkspace({ env: "", path: "" });
    const seen: { commands: readonly string[]; modes: readonly number[] }[] = [];
    const run = await push(
      namespace,
      {
        inputs: { kubeconfig: await kubeconfigFor(users.deployer), "allow-exec": "none" },
        env: { GITHUB_ENV: join(commandFiles.path, "env"), GITHUB_PATH: join(commandFiles.path, "path") },
        onStart: (child, temp) => {
          child.stdout.on("data", (chunk: Buffer | string) => {
            if (String(chunk).includes("0 of 1 ready")) void look(temp, token).then((found) => seen.push(found));
          });
        },
      },
      { "web.yaml": deployment("web", "shop/web:1-slow") },
    );
    expect(run.outputs.result).toBe("deployed");
    expect(seen).toEqual([{ commands: [], modes: [0o700, 0o600] }]);
    const shown = [
      run.log.replace(/^::add-mask::.*$/gm, ""),
      run.summary,
      JSON.stringify([run.outputs, run.report]),
      run.postLog,
    ];
    expect(shown.join("\n")).not.toContain(token);
    expect(Object.keys(run.outputs).sort()).toEqual(["changed", "failures", "ready-in", "report", "result"]);
    expect(await readFile(join(commandFiles.path, "env"), "utf8")).toBe("");
    expect(await readFile(join(commandFiles.path, "path"), "utf8")).toBe("");
    await commandFiles.remove();
  },
);

/** The command lines with a text in them, and the modes of the run's folder and of the kubeconfig in it. */
async function look(temp: string, text: string) {
  const [name = ""] = (await readdir(temp)).filter((each) => each.startsWith("pushpull-"));
  const paths = [join(temp, name), join(temp, name, "kubeconfig")];
  const modes = await Promise.all(paths.map(async (each) => (await stat(each)).mode & 0o777));
  return { commands: await commandsWith(text), modes };
}

/** A kubectl of long ago, as far as it says. */
function oldKubectl(real: string): string {
  const version = JSON.stringify({ clientVersion: { major: "1", minor: "9", gitVersion: "v1.9.0" } });
  return `#!/bin/sh\nif [ "$1" = version ]; then echo '${version}'; else exec ${real} "$@"; fi\n`;
}
