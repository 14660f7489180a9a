/** Runs a push that is to be refused before the first write, and sees to it that nothing was done. */
import { expect, test } from "vitest";
import { adminKubeconfig, get, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
/** @returns the run, of which everything that holds for every such run has been checked */
export async function refuse({ files, manifests, inputs = {}, env = {} }) {
    const namespace = await newNamespace();
    const workspace = await makeWorkspace({ "good.yaml": configMap("good"), ...files });
    const run = await runPush({
        workspace,
        path,
        env,
        inputs: {
            manifests: manifests ?? ["good.yaml", ...Object.keys(files)].join("\n"),
            namespace,
            kubeconfig: await adminKubeconfig(),
            ...inputs,
        },
    });
    await workspace.remove();
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(run.log).not.toMatch(/^\s+at /m);
    expect(run.leftovers).toEqual([]);
    expect(run.remains).toEqual([]);
    expect(await get("configmap", "good", namespace)).toBeUndefined();
    return run;
}
/** A test for each case. */
export function refuseEach(cases) {
    test.for(cases)("$what", async ({ says, ...refused }) => {
        const run = await refuse(refused);
        expect(run.errors).toHaveLength(says.length);
        for (const [index, words] of says.entries())
            expect(run.errors[index]).toMatch(words);
    });
}
