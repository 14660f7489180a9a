/** A real Argo CD for the lab's cluster: its cache, repo server, application controller and API server. */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { answersHttp } from "./answers-http.ts";
import { makeApplication } from "./argo-cd-application.ts";
import { argoCdObjects, repositorySecret } from "./argo-cd-objects.ts";
import { argoCdProgram } from "./argo-cd-program.ts";
import { kubectlOf } from "./cluster.ts";
import { startDaemon } from "./daemon.ts";
import { temporaryFolder } from "./guard.ts";
import { helm } from "./helm.ts";
import { kustomize } from "./kustomize.ts";
import { freePorts } from "./ports.ts";
import { until } from "./until.ts";
let count = 0;
/** Starts one; builds it first, where it is not in the cache. It has a namespace of its own, so there may be several. */
export async function startArgoCd(cluster) {
    const [{ folder: bin, crds }, ...renderers] = await Promise.all([argoCdProgram(), helm(), kustomize()]);
    const folder = await temporaryFolder("argo-cd");
    const [logs, temp] = [join(folder.path, "logs"), join(folder.path, "tmp")];
    await Promise.all([mkdir(logs), mkdir(temp)]);
    const home = `argo-cd-${process.pid}-${++count}`;
    const [redis, repo, repoMetrics, metrics, api, apiMetrics] = (await freePorts(6)).map(String);
    const env = {
        PATH: [bin, ...renderers.map((program) => dirname(program)), process.env.PATH].join(":"),
        TMPDIR: temp,
        ARGOCD_GPG_ENABLED: "false",
        ARGOCD_ASK_PASS_SOCK: join(folder.path, "ask.sock"),
        ARGOCD_PLUGINSOCKFILEPATH: join(folder.path, "plugins"),
        ARGOCD_TLS_DATA_PATH: join(folder.path, "tls"),
        ARGOCD_SSH_DATA_PATH: join(folder.path, "ssh"),
    };
    const daemons = [];
    const start = (part, args) => {
        const name = part === "redis" ? part : `argocd-${part}`;
        const own = { ...env, ARGOCD_BINARY_NAME: name };
        const daemon = startDaemon({ name, program: join(bin, "argocd"), args, logs, env: own });
        daemons.push(daemon);
        return daemon;
    };
    const stop = async () => {
        await Promise.all(daemons.map((daemon) => daemon.stop()));
        await folder.remove();
    };
    const kubectl = kubectlOf(cluster);
    try {
        const cache = `--redis=127.0.0.1:${redis}`;
        start("redis", [`127.0.0.1:${redis}`]);
        const repoServer = start("repo-server", [
            ...["--address=127.0.0.1", `--port=${repo}`, "--metrics-address=127.0.0.1", `--metrics-port=${repoMetrics}`],
            ...["--disable-tls", cache],
        ]);
        await kubectl(["apply", "--server-side", "--force-conflicts", `--kustomize=${crds}`]);
        const kinds = ["applications", "applicationsets", "appprojects"].map((kind) => `${kind}.argoproj.io`).join();
        const areServed = () => kubectl(["get", kinds]).then(() => true, () => false);
        await until(areServed, { what: "Argo CD's kinds to be served", every: 200 });
        const items = await argoCdObjects(home, cluster);
        await kubectl(["create", "-f", "-"], JSON.stringify({ apiVersion: "v1", kind: "List", items }));
        const common = [`--kubeconfig=${cluster.kubeconfig}`, `--namespace=${home}`, cache];
        const ofRepo = [`--repo-server=127.0.0.1:${repo}`, "--repo-server-plaintext"];
        // It looks when it is told to.
        const controller = start("application-controller", [
            ...[...common, ...ofRepo, `--metrics-port=${metrics}`],
            ...["--app-resync=0", "--app-resync-jitter=0", "--repo-error-grace-period-seconds=0"],
        ]);
        const apiServer = start("server", [
            ...[...common, ...ofRepo, "--address=127.0.0.1", `--port=${api}`],
            ...["--metrics-address=127.0.0.1", `--metrics-port=${apiMetrics}`, "--insecure", "--disable-auth"],
        ]);
        const server = `http://127.0.0.1:${api}`;
        await Promise.all([
            repoServer.ready(() => answersHttp(`http://127.0.0.1:${repoMetrics}/healthz`)),
            controller.ready(() => answersHttp(`http://127.0.0.1:${metrics}/healthz`)),
            apiServer.ready(() => answersHttp(`${server}/healthz`)),
        ]);
        return {
            server,
            webhook: `${server}/api/webhook`,
            makeApplication: (options) => makeApplication({ cluster, home, logs }, options),
            addRepository: async (repository) => {
                await kubectl(["create", "-f", "-"], JSON.stringify(repositorySecret(home, repository)));
            },
            stop,
        };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
