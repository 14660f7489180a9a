/** What the promotion is played on: a forge to click through, and Argo CD for a cluster. */
import { startArgoCd } from "../lab/argo-cd.ts";
import { argoCdProgram } from "../lab/argo-cd-program.ts";
import { kubectlOf, startCluster } from "../lab/cluster.ts";
import { controlPlane } from "../lab/control-plane.ts";
import { startGitea } from "../lab/gitea.ts";
import { giteaPages } from "../lab/gitea-pages.ts";
import { giteaProgram } from "../lab/gitea-program.ts";
import { helm } from "../lab/helm.ts";
import { kustomize } from "../lab/kustomize.ts";
import { kwok } from "../lab/kwok.ts";
/** Builds what is not in the cache, one after the other: each takes all that the machine has. */
export async function buildStage() {
    for (const build of [controlPlane, kwok, giteaProgram, giteaPages, argoCdProgram, kustomize, helm])
        await build();
}
/** Starts it. What a start that fails has begun, the lab's supervisor ends. */
export async function startStage() {
    const [gitea, cluster] = await Promise.all([startGitea({ styled: true }), startCluster("demo")]);
    const argoCd = await startArgoCd(cluster);
    const query = "--output=jsonpath={.spec.template.spec.containers[0].image}";
    return {
        gitea,
        argoCd,
        cluster: cluster.server,
        imageIn: (namespace) => kubectlOf(cluster)(["get", "deployment", "web", `--namespace=${namespace}`, query]),
        stop: async () => {
            await argoCd.stop();
            await Promise.all([gitea.stop(), cluster.stop()]);
        },
    };
}
