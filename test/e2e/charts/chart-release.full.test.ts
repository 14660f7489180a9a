/** Releases in rarer circumstances: cancelled and killed runs, two at once, Helm 3's, rights, hooks that delete themselves. */
import type { ChildProcess } from "node:child_process";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { helm3 } from "../../lab/helm.ts";
import { runProgram } from "../../lab/run-program.ts";
import { until } from "../../lab/until.ts";
import { users } from "../../lab/users.ts";
import { allow, cluster, get, kubeconfigFor, kubectl, path } from "../cluster.ts";
import type { PushOptions } from "../run-push.ts";
import { releaseChart, releaseOf } from "./release-chart.ts";

/** Acts on a run once its log has some words. */
function whenItSays(words: string, act: (child: ChildProcess) => void): Pick<PushOptions, "onStart"> {
  return {
    onStart: (child) => {
      let [log, done] = ["", false];
      child.stdout.on("data", (chunk: Buffer | string) => {
        log += String(chunk);
        if (done || !log.includes(words)) return;
        done = true;
        act(child);
      });
    },
  };
}

describe.skipIf(!cluster.own).concurrent("a release", () => {
  test.for(["SIGINT", "SIGTERM"] as const)(
    "whose run is cancelled by %s while a hook runs is marked as failed",
    async (signal) => {
      const { push, revisions } = await releaseOf();
      const run = await push(
        "hooks: {pre: 'shop/migrate:1-stuck'}\n",
        whenItSays("Hook pre-install Job/web-pre is running", (child) => child.kill(signal)),
      );
      expect(run.code).toBe(1);
      expect(run.errors).toEqual([
        expect.stringMatching(
          /^The run was cancelled, and Helm was stopped: 0 of 2 objects of release web are applied/,
        ),
      ]);
      expect(run.report?.release).toMatchObject({ to: 1, status: "failed" });
      expect(run.report?.objects).toMatchObject([
        { name: "web-pre", action: "created" },
        { name: "web-text", action: "skipped" },
        { name: "web", action: "skipped" },
      ]);
      expect(await revisions()).toEqual(["1 failed"]);
      expect(run.remains).toEqual([]);
    },
  );

  test("whose run is killed while a hook runs is taken over once that run's sign of life is old", async () => {
    const { push, revisions } = await releaseOf();
    const killed = await push(
      "hooks: {pre: 'shop/migrate:1-stuck'}\n",
      whenItSays("Hook pre-install Job/web-pre is running", (child) => child.kill("SIGKILL")),
    );
    expect(killed.code).toBeNull();
    expect(killed.remains).toEqual([]);
    expect(await revisions()).toEqual(["1 pending-install"]);
    const waited = await push("", { inputs: { timeout: "8s" } });
    expect(waited.errors).toEqual([expect.stringContaining("revision 1 is pending-install")]);
    const run = await push("", { inputs: { timeout: "35s" } });
    expect(run.errors).toEqual([]);
    expect(await revisions()).toEqual(["1 superseded", "2 deployed"]);
  });

  test("that another run upgrades is waited for, and that run is named", async () => {
    const { push, revisions } = await releaseOf();
    let second: ReturnType<typeof push> | undefined;
    const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/shop", GITHUB_RUN_ID: "7" };
    const first = await push("hooks: {pre: 'shop/migrate:1-pull8'}\n", {
      env,
      ...whenItSays("Hook pre-install Job/web-pre is running", () => {
        second = push("text: second\n");
      }),
    });
    expect(first.errors).toEqual([]);
    const then = await second;
    expect(then?.errors).toEqual([]);
    expect(then?.log).toMatch(/Release web is being changed by .*: revision 1 is pending-install/);
    expect(await revisions()).toEqual(["1 superseded", "2 deployed"]);
  });

  test("says who is at work on it while that run lives", async () => {
    const { namespace, push } = await releaseOf();
    const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/shop", GITHUB_RUN_ID: "7" };
    let held: string | undefined;
    await push("hooks: {pre: 'shop/migrate:1-stuck'}\n", {
      env,
      ...whenItSays("Hook pre-install Job/web-pre is running", (child) => {
        const look = async () => {
          const secret = await get("secret", "sh.helm.release.v1.web.v1", namespace);
          return secret?.metadata.annotations?.["pushpull/held-by"];
        };
        void until(look, { what: "the sign of life" }).then((found) => {
          held = found;
          child.kill("SIGTERM");
        });
      }),
    });
    expect(held).toBe("https://github.com/acme/shop/actions/runs/7");
  });

  test("of Helm 3 is upgraded as Helm 3 left it, whoever has changed its fields", async () => {
    const { namespace, workspace, push, revisions } = await releaseOf();
    const flags = [`--namespace=${namespace}`, `--kubeconfig=${cluster.kubeconfig}`];
    await runProgram(await helm3(), ["install", "web", "web", ...flags], { cwd: workspace.path });
    const unchanged = await push("");
    expect(unchanged.outputs.result).toBe("unchanged");
    const patch = ["patch", "configmap", "web-text", `--namespace=${namespace}`, "--field-manager=kubectl-edit"];
    await kubectl([...patch, "--patch", '{"data":{"text":"by hand"}}']);
    const upgraded = await push("", { inputs: { "force-conflicts": "true" } });
    expect(upgraded.errors).toEqual([]);
    expect(upgraded.outputs.result).toBe("deployed");
    expect(await get("configmap", "web-text", namespace)).toMatchObject({ data: { text: "hello" } });
    expect(await revisions()).toEqual(["1 superseded", "2 deployed"]);
  });

  test("by Helm 3 refuses force-conflicts, and works without it", async () => {
    const { push, revisions } = await releaseOf();
    const with3 = { path: [dirname(await helm3()), ...path] };
    const refused = await push("", { ...with3, inputs: { "force-conflicts": "true" } });
    expect(refused.errors).toEqual([expect.stringMatching(/^Input 'force-conflicts' needs Helm 4 for a release/)]);
    expect((await push("", with3)).outputs.result).toBe("deployed");
    expect((await push("", with3)).outputs.result).toBe("unchanged");
    expect((await push("text: bye\n", with3)).outputs.result).toBe("deployed");
    expect(await revisions()).toEqual(["1 superseded", "2 deployed"]);
  });

  test("of an identity without a right to Secrets is refused before anything is written", async () => {
    const { namespace, push } = await releaseOf();
    await allow("reader", namespace, "configmaps");
    await allow("reader", namespace, "deployments.apps");
    const kubeconfig = await kubeconfigFor(users.reader);
    const run = await push("", { inputs: { kubeconfig } });
    expect(run.errors).toEqual([
      expect.stringMatching(
        `^The identity "reader" lacks rights: it may not get, list, create and update secrets in namespace ${namespace}\\. Helm keeps its releases in Secrets`,
      ),
    ]);
    expect(await get("configmap", "web-text", namespace)).toBeUndefined();
  });

  test("whose hook deletes itself when it fails shows its log all the same", async () => {
    const { push } = await releaseOf();
    const run = await push("hooks: {pre: 'shop/migrate:1-fail'}\ndeletePolicy: hook-failed\n");
    expect(run.errors).toEqual([expect.stringMatching(/^web\/templates\/before\.yaml:\d+: Job\/web-pre has failed: /)]);
    expect(run.report?.failures[0]?.logs[0]?.lines.length).toBeGreaterThan(0);
  });

  test("whose hooks delete themselves when they succeed shows them all the same, in their order", async () => {
    const { namespace, push } = await releaseOf();
    const values = "hooks: {pre: 'shop/migrate:1', post: 'shop/migrate:2'}\ndeletePolicy: hook-succeeded\n";
    const run = await push(values);
    expect(run.errors).toEqual([]);
    expect(run.report?.objects.map(({ name, ready }) => [name, ready])).toEqual([
      ["web-pre", true],
      ["web-post", true],
      ["web-text", true],
      ["web", true],
    ]);
    expect(await get("job", "web-pre", namespace)).toBeUndefined();
    expect((await push(values)).outputs.result).toBe("unchanged");
  });

  test("whose hook never ends is red at the deadline, and says what it waited for", async () => {
    const { push, revisions } = await releaseOf();
    const run = await push("hooks: {pre: 'shop/migrate:1-stuck'}\n", { inputs: { timeout: "12s" } });
    expect(run.errors).toEqual([
      expect.stringMatching(/^web\/templates\/before\.yaml:\d+: Job\/web-pre is not ready after /),
    ]);
    expect(await revisions()).toEqual(["1 failed"]);
  });

  test("that failed for its hook is not unchanged, though nothing else differs", async () => {
    const { push, revisions } = await releaseOf();
    await push("");
    await push("hooks: {pre: 'shop/migrate:1-fail'}\n");
    const run = await push("");
    expect(run.outputs.result).toBe("deployed");
    expect(await revisions()).toEqual(["1 superseded", "2 failed", "3 deployed"]);
  });

  test("shows no secret of its values, in its notes or elsewhere", async () => {
    const secret = "correct-horse-battery";
    const { push } = await releaseOf({
      ...releaseChart,
      "web/templates/secret.yaml":
        "apiVersion: v1\nkind: Secret\nmetadata: {name: web}\nstringData: {password: {{ .Values.password | quote }}}\n",
      "web/templates/NOTES.txt": "The password is {{ .Values.password }}.\n",
    });
    const run = await push(`password: ${secret}\n`, { secrets: [secret] });
    expect(run.errors).toEqual([]);
    expect(run.report?.release?.notes).toBe("The password is ***.");
  });

  test("whose name another run has uninstalled is installed anew", async () => {
    const { push, helm, revisions } = await releaseOf();
    await push("");
    await helm("uninstall", "web", "--keep-history");
    const run = await push("");
    expect(run.errors).toEqual([]);
    expect(await revisions()).toContain("2 deployed");
  });

  test("that Flux manages is upgraded with a warning that Flux will change it back", async () => {
    const { namespace, push } = await releaseOf();
    await push("");
    const labels = ["helm.toolkit.fluxcd.io/name=web", "helm.toolkit.fluxcd.io/namespace=flux-system"];
    await kubectl(["label", "configmap", "web-text", `--namespace=${namespace}`, ...labels]);
    const run = await push("text: bye\n");
    expect(run.outputs.result).toBe("deployed");
    expect(run.warnings).toEqual([
      expect.stringMatching(
        /^web\/templates\/config\.yaml:\d+: ConfigMap\/web-text belongs to Flux HelmRelease flux-system\/web\./,
      ),
    ]);
  });

  test("whose run is cancelled while its last hook runs is not green, though everything is applied", async () => {
    const { push, revisions } = await releaseOf();
    const run = await push(
      "hooks: {post: 'shop/migrate:1-stuck'}\n",
      whenItSays("Hook post-install Job/web-post is running", (child) => child.kill("SIGTERM")),
    );
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([expect.stringMatching(/^The run was cancelled, and Helm was stopped: 2 of 2 objects/)]);
    expect(await revisions()).toEqual(["1 failed"]);
  });
});
