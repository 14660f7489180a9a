/** Pushes through a stand-in for the API server, which makes the weather. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Answer, type AnsweringRelay, type Asked, startAnsweringRelay } from "../lab/answering-relay.ts";
import type { ClusterFacts } from "../lab/cluster.ts";
import { type Relay, type RelayOptions, startRelay } from "../lab/relay.ts";
import { users } from "../lab/users.ts";
import { cluster, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { type PushOptions, type PushRun, runPush } from "./run-push.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

/** A relay for this test. */
export async function relay(options: Partial<RelayOptions> = {}): Promise<Relay> {
  const started = await startRelay({ to: cluster.server, ...options });
  onTestFinished(started.stop);
  return started;
}

/** A relay for this test that answers in the server's place. */
export async function answering(answer: (asked: Asked) => Answer | undefined): Promise<AnsweringRelay> {
  const started = await startAnsweringRelay(cluster, answer);
  onTestFinished(started.stop);
  return started;
}

/** A workspace for this test. */
export async function workspaceWith(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const workspace = await makeWorkspace(files);
  onTestFinished(workspace.remove);
  return workspace;
}

export interface ThroughOptions extends Pick<PushOptions, "onStart"> {
  /** Told the namespace before the run begins. */
  readonly inNamespace?: (namespace: string) => void;
}

export interface Through {
  readonly run: PushRun;
  readonly namespace: string;
  /** Pushes the same once more. */
  readonly again: (server: string) => Promise<PushRun>;
}

/** Pushes files through a server's stand-in, as a user who may do everything in one namespace. */
export async function pushThrough(
  server: string,
  files: Readonly<Record<string, string>>,
  { inNamespace, ...more }: ThroughOptions = {},
  timeout = "30s",
): Promise<Through> {
  const namespace = await newNamespace();
  await kubectl(["create", "rolebinding", "deployer", "--clusterrole=admin", "--user=deployer", "-n", namespace]);
  inNamespace?.(namespace);
  const workspace = await workspaceWith(files);
  const push = async (to: string, options: Pick<PushOptions, "onStart"> = {}) => {
    const kubeconfig = await kubeconfigFor(users.deployer, to);
    return runPush({ workspace, inputs: { manifests: "deploy", namespace, kubeconfig, timeout }, path, ...options });
  };
  return { run: await push(server, more), namespace, again: push };
}

/** The ConfigMaps of {@link many} that are there, as kubectl names them. */
export async function namesIn(namespace: string): Promise<readonly string[]> {
  const names = await kubectl(["get", "configmaps", "-n", namespace, "-l", "many", "-o", "name"]);
  return names.split("\n").filter((name) => name !== "");
}

/** Small ConfigMaps, each in a file of its own. */
export function manyOf(count: number): Readonly<Record<string, string>> {
  const text = (index: number) =>
    configMap(`config-${index}`).replace("metadata:", 'metadata:\n  labels: { many: "" }');
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`deploy/${index}.yaml`, text(index)]));
}

export const many: Readonly<Record<string, string>> = manyOf(60);

/** A Deployment that takes two seconds to be ready. */
export const slow = { "deploy/web.yaml": deployment("web", "shop/web:1-slow") };

/** Calls back once, as soon as a run says that it waits for objects. */
export function onceWaiting(act: () => void): NonNullable<PushOptions["onStart"]> {
  return (child) => {
    let log = "";
    child.stdout?.on("data", (text: Buffer) => {
      const before = log;
      log += text.toString();
      if (/ of \d+ ready/.test(log) && !/ of \d+ ready/.test(before)) act();
    });
  };
}

/** Whether it is a write that the server keeps. */
export function isWrite({ method, url }: Asked): boolean {
  return (
    (method === "PATCH" || (method === "POST" && !url.pathname.includes("review"))) && !url.searchParams.has("dryRun")
  );
}

/** What happens to the ConfigMaps of a namespace, as the server tells it: `ADDED config-1`, as it comes. */
export function followEvents(
  { kubectlFolder, kubeconfig }: Pick<ClusterFacts, "kubectlFolder" | "kubeconfig">,
  namespace: string,
  onEvent: (event: string) => void,
): void {
  const args = ["get", "configmaps", "--watch", "--output-watch-events", "--no-headers", "-n", namespace];
  const child = spawn(join(kubectlFolder, "kubectl"), [`--kubeconfig=${kubeconfig}`, ...args]);
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onEvent(line.split(/\s+/).slice(0, 2).join(" "));
  });
  onTestFinished(() => void child.kill());
}
