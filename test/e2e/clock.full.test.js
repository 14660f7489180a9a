/** A machine whose clock is wrong. */
import { describe, expect, test } from "vitest";
import { adminKubeconfig, newNamespace, path } from "./cluster.ts";
import { deployment } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
describe.concurrent("a run whose clock", () => {
    test.for([
        ["is an hour fast", "const off = () => 3_600_000"],
        ["is an hour slow", "const off = () => -3_600_000"],
        ["jumps by an hour every other moment", "let looks = 0; const off = () => (++looks % 2) * 3_600_000"],
    ])("%s sees a stuck rollout as late, and the next one's end", async ([, off]) => {
        const namespace = await newNamespace();
        const stuck = deployment("web", "shop/web:1-stuck").replace("spec:\n", "spec:\n  progressDeadlineSeconds: 1\n");
        const workspace = await makeWorkspace({ "web.yaml": stuck });
        const clock = `${off}; const now = Date.now; Date.now = () => now() + off();`;
        const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}` };
        const inputs = { manifests: ".", namespace, kubeconfig: await adminKubeconfig(), timeout: "4s" };
        const begun = performance.now();
        const late = await runPush({ workspace, path, inputs, env });
        expect(late.errors).toEqual([expect.stringMatching(/^web\.yaml:\d+: Deployment\/web is not ready after/)]);
        expect(performance.now() - begun).toBeLessThan(30_000);
        expect(late.report?.seconds).toBeLessThan(30);
        await workspace.write({ "web.yaml": stuck.replace("1-stuck", "2") });
        const run = await runPush({ workspace, path, env, inputs: { ...inputs, timeout: "60s" } });
        await workspace.remove();
        expect(run.errors).toEqual([]);
        expect(run.report?.objects).toMatchObject([{ name: "web", action: "configured", ready: true }]);
        expect(run.log).not.toMatch(/after \d+h/);
    });
});
