/** An API server that is started anew while a run needs it. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kubectlOf, startCluster } from "../lab/cluster.ts";
import { cluster, path } from "./cluster.ts";
import { runPush } from "./run-push.ts";
import { followEvents, manyOf, onceWaiting, slow, workspaceWith } from "./through.ts";
describe.skipIf(!cluster.own)("an API server that restarts", () => {
    let own;
    beforeAll(async () => {
        own = await startCluster("restarted");
    });
    afterAll(() => own?.stop());
    /** The kubeconfig of a ServiceAccount, which a server that has just begun does not know yet, nor its rights. */
    async function robot() {
        const kubectl = kubectlOf(own);
        await kubectl(["create", "serviceaccount", "robot"]);
        await kubectl(["create", "rolebinding", "robot", "--clusterrole=admin", "--serviceaccount=default:robot"]);
        return kubectl(["create", "token", "robot"]);
    }
    test("in the middle of the writes ends with every object applied, as a ServiceAccount too", async () => {
        let restarted;
        let added = 0;
        followEvents(own, "default", (event) => {
            if (event.startsWith("ADDED config-") && ++added === 100)
                restarted ??= own.restartApiServer();
        });
        const kubeconfig = JSON.parse(await readFile(own.kubeconfig, "utf8"));
        const user = { token: await robot() };
        const run = await runPush({
            workspace: await workspaceWith(manyOf(1000)),
            inputs: {
                manifests: "deploy",
                kubeconfig: JSON.stringify({ ...kubeconfig, users: [{ name: "lab", user }] }),
                timeout: "2m",
            },
            path,
        });
        await restarted;
        expect(restarted).toBeDefined();
        expect(run.errors).toEqual([]);
        expect(run.outputs).toMatchObject({ result: "deployed" });
        expect(run.report?.objects.map(({ action }) => action)).toEqual(Array(1000).fill("created"));
        const once = "{range .items[*]}{.metadata.managedFields[*].manager}{'\\n'}{end}";
        const managers = await kubectlOf(own)(["get", "configmaps", "-l", "many", "-o", `jsonpath=${once}`]);
        expect(managers.trim().split("\n")).toEqual(Array(1000).fill("pushpull"));
    });
    test("does not end the wait for a rollout", async () => {
        let restarted;
        const run = await runPush({
            workspace: await workspaceWith(slow),
            inputs: { manifests: "deploy", kubeconfig: await readFile(own.kubeconfig, "utf8"), timeout: "60s" },
            path,
            onStart: onceWaiting(() => {
                restarted = own.restartApiServer();
            }),
        });
        await restarted;
        expect(restarted).toBeDefined();
        expect(run.outputs).toMatchObject({ result: "deployed" });
        const live = await kubectlOf(own)(["get", "deployment", "web", "-o", "jsonpath={.status.readyReplicas}"]);
        expect(live).toBe("2");
    });
});
