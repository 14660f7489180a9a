/** Pushes through a stand-in for the API server, which makes the weather. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { startRelay } from "../lab/relay.ts";
import { users } from "../lab/users.ts";
import { cluster, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
/** A relay for this test. */
export async function relay(options = {}) {
    const started = await startRelay({ to: cluster.server, ...options });
    onTestFinished(started.stop);
    return started;
}
/** A relay for this test that answers in the server's place. */
export async function answering(answer) {
    const started = await startAnsweringRelay(cluster, answer);
    onTestFinished(started.stop);
    return started;
}
/** A workspace for this test. */
export async function workspaceWith(files) {
    const workspace = await makeWorkspace(files);
    onTestFinished(workspace.remove);
    return workspace;
}
/** Pushes files through a server's stand-in, as a user who may do everything in one namespace. */
export async function pushThrough(server, files, { inNamespace, ...more } = {}, timeout = "30s") {
    const namespace = await newNamespace();
    await kubectl(["create", "rolebinding", "deployer", "--clusterrole=admin", "--user=deployer", "-n", namespace]);
    inNamespace?.(namespace);
    const workspace = await workspaceWith(files);
    const push = async (to, options = {}) => {
        const kubeconfig = await kubeconfigFor(users.deployer, to);
        return runPush({ workspace, inputs: { manifests: "deploy", namespace, kubeconfig, timeout }, path, ...options });
    };
    return { run: await push(server, more), namespace, again: push };
}
/** The ConfigMaps of {@link many} that are there, as kubectl names them. */
export async function namesIn(namespace) {
    const names = await kubectl(["get", "configmaps", "-n", namespace, "-l", "many", "-o", "name"]);
    return names.split("\n").filter((name) => name !== "");
}
/** Small ConfigMaps, each in a file of its own. */
export function manyOf(count) {
    const text = (index) => configMap(`config-${index}`).replace("metadata:", 'metadata:\n  labels: { many: "" }');
    return Object.fromEntries(Array.from({ length: count }, (_, index) => [`deploy/${index}.yaml`, text(index)]));
}
export const many = manyOf(60);
/** A Deployment that takes two seconds to be ready. */
export const slow = { "deploy/web.yaml": deployment("web", "shop/web:1-slow") };
/** Calls back once, as soon as a run says that it waits for objects. */
export function onceWaiting(act) {
    return (child) => {
        let log = "";
        child.stdout?.on("data", (text) => {
            const before = log;
            log += text.toString();
            if (/ of \d+ ready/.test(log) && !/ of \d+ ready/.test(before))
                act();
        });
    };
}
/** Whether it is a write that the server keeps. */
export function isWrite({ method, url }) {
    return ((method === "PATCH" || (method === "POST" && !url.pathname.includes("review"))) && !url.searchParams.has("dryRun"));
}
/** What happens to the ConfigMaps of a namespace, as the server tells it: `ADDED config-1`, as it comes. */
export function followEvents({ kubectlFolder, kubeconfig }, namespace, onEvent) {
    const args = ["get", "configmaps", "--watch", "--output-watch-events", "--no-headers", "-n", namespace];
    const child = spawn(join(kubectlFolder, "kubectl"), [`--kubeconfig=${kubeconfig}`, ...args]);
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines)
            onEvent(line.split(/\s+/).slice(0, 2).join(" "));
    });
    onTestFinished(() => void child.kill());
}
