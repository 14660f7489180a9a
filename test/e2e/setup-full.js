/** Builds what only the slow tests start, before the clock of any of them runs. */
import { argoCdProgram } from "../lab/argo-cd-program.ts";
import { crane } from "../lab/crane.ts";
import { explain } from "../lab/error.ts";
import { giteaProgram } from "../lab/gitea-program.ts";
import { helm } from "../lab/helm.ts";
import { kustomize } from "../lab/kustomize.ts";
export default async function setup() {
    if (process.env.LAB_KUBECONFIG)
        return;
    try {
        // One after the other: each takes all that the machine has, and they have packages in common.
        for (const build of [giteaProgram, argoCdProgram, helm, kustomize, crane])
            await build();
    }
    catch (error) {
        throw new Error(explain(error));
    }
}
