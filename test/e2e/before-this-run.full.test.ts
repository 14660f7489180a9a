/** What a pod did before a run is no evidence for it: it is shown as such, and waited for, and what it says works. */
import { describe, expect, test } from "vitest";
import { until } from "../lab/until.ts";
import { adminKubeconfig, cluster, kubectl, newNamespace, path } from "./cluster.ts";
import { push } from "./failures.ts";
import { deployment, statefulSet } from "./manifests.ts";
import { type PushRun, runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

interface Waiting {
  readonly manifest: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Done once, as soon as the run says that something stood before it, with the command that it names. */
  readonly once: (command: string) => Promise<unknown>;
}

/** Pushes, and does something once the run has said what stood before it. */
async function pushWhileWaiting(namespace: string, { manifest, inputs, env = {}, once }: Waiting): Promise<PushRun> {
  const workspace = await makeWorkspace({ "web.yaml": manifest });
  let done: Promise<unknown> | undefined;
  let log = "";
  const given = { manifests: "web.yaml", namespace, kubeconfig: await adminKubeconfig(), timeout: "60s", ...inputs };
  const run = await runPush({
    ...{ workspace, path, env, inputs: given, searched: false },
    onStart: (child) =>
      child.stdout.on("data", (chunk: Buffer) => {
        log += chunk.toString();
        const command = /To retry now: (kubectl .*)\n/.exec(log)?.[1];
        if (command !== undefined) done ??= once(command);
      }),
  });
  await workspace.remove();
  await done;
  return run;
}

/**
 * Types a command as it stands in a log. The lab deletes a pod in no time: a kubectl 1.35 that finds its successor of the
 * same name, before it has begun to watch, would wait for the end of that one.
 */
function type(command: string): Promise<string> {
  const [, ...args] = command.split(" ");
  return kubectl(args[0] === "delete" ? [...args, "--wait=false"] : args);
}

const heal = (namespace: string) =>
  kubectl(["annotate", "pods", "--all", "lab/healed=true", `--namespace=${namespace}`]);

/** The API server writes whole seconds: what happens in the next one is not in the second of what was. */
async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1_000);
  await until(() => Math.floor(Date.now() / 1_000) > second, { what: "the next second" });
}

/** Deploys what fails. */
async function failFirst(namespace: string, manifest: string, says: RegExp): Promise<void> {
  const run = await push(namespace, manifest, { "fail-fast": "0s", timeout: "60s" });
  expect(run.errors, run.log).toEqual([expect.stringMatching(says)]);
  await nextSecond();
}

/** A workload whose pods are not tried again before such a pause, as a kubelet makes it after some failures. */
const patient = (manifest: string, pause = "300s") =>
  manifest.replace(/^( +)labels: \{ app: \S+ \}\n(?= +spec:)/m, `$&$1annotations: { lab/pause: ${pause} }\n`);

const clocks = [
  ["whose clock is right", "0"],
  ["whose clock is an hour fast", "3_600_000"],
  ["whose clock is an hour slow", "-3_600_000"],
] as const;

describe.skipIf(!cluster.own).concurrent("a pull that failed before the run", () => {
  const web = patient(deployment("web", "shop/web:2-missing"));

  test.for(clocks)("is waited for until the image is there, by a runner %s", async ([, off]) => {
    const namespace = await newNamespace();
    await failFirst(namespace, web, /has no tag 2-missing/);
    const clock = `const now = Date.now; Date.now = () => now() + ${off};`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}` };
    const run = await pushWhileWaiting(namespace, { manifest: web, env, once: () => heal(namespace) });
    expect(run.outputs.result, run.log).toBe("unchanged");
    expect(run.log).toMatch(
      /Deployment\/web is failing: .*not found \(last failed [\d.]+s before this run(; next attempt in about [\d.]+s)?\)/,
    );
    expect(run.log).toContain(`kubectl rollout restart deployment/web --namespace ${namespace}\n`);
  });

  test("fails the run once it has failed again", async () => {
    const tried = patient(deployment("web", "shop/web:2-missing"), "15s");
    const namespace = await newNamespace();
    await failFirst(namespace, tried, /has no tag 2-missing/);
    const run = await push(namespace, tried, { "fail-fast": "0s", timeout: "60s" });
    expect(run.errors).toEqual([
      expect.stringMatching(/Deployment\/web (has failed|is failing): .*has no tag 2-missing/),
    ]);
    expect(run.errors[0]).not.toContain("last failed");
    expect(run.log).toMatch(/last failed \S+ before this run/);
  });

  test("fails the run once the command that it names has started another that fails", async () => {
    const namespace = await newNamespace();
    await failFirst(namespace, web, /has no tag 2-missing/);
    const run = await pushWhileWaiting(namespace, { manifest: web, once: type });
    expect(run.errors).toEqual([expect.stringMatching(/has no tag 2-missing/)]);
    expect(await kubectl(["get", "replicasets", `--namespace=${namespace}`, "--output=name"])).toMatch(/\n./);
  });

  test("is told as such where time is up before the next attempt", async () => {
    const namespace = await newNamespace();
    await failFirst(namespace, web, /has no tag 2-missing/);
    const run = await push(namespace, web, { timeout: "8s" });
    const [error = ""] = run.errors;
    expect(error, run.log).toMatch(
      /^web\.yaml:\d+: Deployment\/web is not ready after .*before this run, with no attempt since\)/,
    );
    expect(error).not.toMatch(/has no tag/);
    const command = /To retry now: (kubectl [^\n]*)/.exec(error)?.[1] ?? "";
    expect(await type(command)).toContain("restarted");
  });
});

describe.skipIf(!cluster.own).concurrent("a crash before the fix", () => {
  const web = (
    mode: string,
  ) => `${deployment("web", "shop/web:2-crash", "          envFrom: [{ configMapRef: { name: settings } }]\n")}---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { mode: ${mode} }
`;

  test("is waited for until the container has been started with it", async () => {
    const namespace = await newNamespace();
    await failFirst(namespace, web("wrong"), /ended with exit code 1/);
    const inputs = { "fail-fast": "0s" };
    const run = await pushWhileWaiting(namespace, { manifest: web("right"), inputs, once: () => heal(namespace) });
    expect(run.outputs.result, run.log).toBe("deployed");
    expect(run.report?.objects).toMatchObject([{ name: "settings", action: "configured" }, { action: "unchanged" }]);
    expect(run.log).toMatch(/exit code 1 \(3 restarts\) \(last failed [\d.]+s before this run/);
  });

  test("is a failure of the run once the container has crashed with it too", async () => {
    const namespace = await newNamespace();
    await failFirst(namespace, web("wrong"), /ended with exit code 1/);
    const run = await pushWhileWaiting(namespace, {
      manifest: web("right"),
      inputs: { "fail-fast": "0s" },
      once: type,
    });
    expect(run.errors, run.log).toEqual([expect.stringMatching(/Deployment\/web is failing: .*exit code 1/)]);
    expect(run.errors[0]).not.toContain("last failed");
    expect(run.log).toMatch(/last failed \S+ before this run/);
  });
});

describe.skipIf(!cluster.own).concurrent("a StatefulSet that is blocked by a pod of the previous revision", () => {
  const db = (tag: string) => patient(statefulSet("db", `shop/db:${tag}`));

  test("is red after fail-fast, names that as its cause, and goes on once the command is typed", async () => {
    const namespace = await newNamespace();
    await failFirst(namespace, db("1-missing"), /has no tag 1-missing/);
    const run = await push(namespace, db("1"), { "fail-fast": "1s", timeout: "60s" });
    const [error = ""] = run.errors;
    expect(error, run.log).toMatch(
      /^web\.yaml:1: StatefulSet\/db is failing: waits for pod db-0 of the previous revision/,
    );
    expect(error).toMatch(/Likely cause: .*Forced rollback/);
    expect(error).not.toMatch(/has no tag|Was it built and pushed/);
    expect(run.report?.seconds).toBeLessThan(45);
    const command = /(kubectl delete pod [^\n]*)/.exec(error)?.[1] ?? "";
    expect(command).toBe(`kubectl delete pod db-0 --namespace ${namespace}`);
    await type(command);
    expect((await push(namespace, db("1"), { timeout: "60s" })).outputs).toMatchObject({ result: "unchanged" });
  });

  test("becomes ready in the run where the command is typed in time", async () => {
    const namespace = await newNamespace();
    await failFirst(namespace, db("1-missing"), /has no tag 1-missing/);
    const run = await pushWhileWaiting(namespace, { manifest: db("1"), once: type });
    expect(run.outputs.result, run.log).toBe("deployed");
  });
});
