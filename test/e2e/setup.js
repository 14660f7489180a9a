/** Starts one cluster for all end-to-end tests, or takes the one that LAB_KUBECONFIG names. */
import { dirname } from "node:path";
import { act } from "../lab/act.ts";
import { borrowedCluster } from "../lab/borrowed.ts";
import { kubectlOf, startCluster } from "../lab/cluster.ts";
import { explain } from "../lab/error.ts";
/** On every namespace that a test makes. */
export const testLabel = "pushpull.test/namespace";
export default async function setup({ provide }) {
    const nodeFolder = dirname(process.execPath);
    const { LAB_KUBECONFIG } = process.env;
    try {
        if (LAB_KUBECONFIG) {
            const facts = await borrowedCluster(LAB_KUBECONFIG);
            provide("cluster", { ...facts, own: false, nodeFolder });
            console.log("LAB_KUBECONFIG is set: what needs a cluster of the lab's own kind does not run.");
            return async () => {
                await kubectlOf(facts)(["delete", "namespaces", `--selector=${testLabel}`, "--wait=false"]);
            };
        }
        const [{ stop, restartApiServer: _, ...facts }] = await Promise.all([startCluster("tests"), act()]);
        provide("cluster", { ...facts, own: true, nodeFolder });
        return stop;
    }
    catch (error) {
        throw new Error(explain(error));
    }
}
