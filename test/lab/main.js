/** `npm run lab`: a cluster to play with, until Ctrl-C. */
import { startCluster } from "./cluster.ts";
import { explain } from "./error.ts";
const asked = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
        process.once(signal, () => resolve());
});
try {
    if (process.env.LAB_KUBECONFIG) {
        console.log(`LAB_KUBECONFIG is set: use your own cluster.\n\n  export KUBECONFIG=${process.env.LAB_KUBECONFIG}\n`);
    }
    else {
        const cluster = await Promise.race([startCluster(), asked]);
        if (cluster !== undefined) {
            console.log(`A Kubernetes of your own, at ${cluster.server}. In another shell:

  export KUBECONFIG=${cluster.kubeconfig} PATH=${cluster.kubectlFolder}:$PATH

The end of an image's tag says how its pods behave: -slow, -crash, -missing, -stuck, -fail (for a Job), and what else
test/lab/kwok says; others run.
Ctrl-C ends it, and leaves nothing behind.`);
            const alive = setInterval(() => { }, 1 << 30);
            await asked;
            clearInterval(alive);
            await cluster.stop();
        }
    }
}
catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
}
// What a start that was cut short has begun, the supervisor ends.
process.exit();
