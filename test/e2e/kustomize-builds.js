/** Pushes of kustomizations, and what they may try to reach. */
import { createServer } from "node:http";
import { expect, onTestFinished } from "vitest";
import { listenOnLoopback } from "../lab/ports.ts";
import { adminKubeconfig, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
/** A server on loopback that counts what it is asked, and has an answer for everything. */
export async function metadataService() {
    const asked = [];
    const server = createServer((request, response) => {
        asked.push(request.url ?? "");
        response.end(configMap("fetched"));
    });
    const port = await listenOnLoopback(server);
    onTestFinished(() => void server.close());
    return { asked, port };
}
export async function workspaceWith(files) {
    const workspace = await makeWorkspace(files);
    onTestFinished(workspace.remove);
    return workspace;
}
/** Pushes what kustomizations build, and sees to it that nothing is left behind. */
export async function build(workspace, manifests, { inputs = {}, ...more } = {}) {
    const namespace = await newNamespace();
    const given = {
        manifests: manifests.join("\n"),
        namespace,
        kubeconfig: await adminKubeconfig(),
        wait: "false",
        ...inputs,
    };
    const run = await runPush({ workspace, path, ...more, inputs: given });
    expect(run.leftovers).toEqual([]);
    expect(run.remains).toEqual([]);
    return { run, namespace };
}
