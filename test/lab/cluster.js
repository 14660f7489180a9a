/** A real Kubernetes on loopback, with one node that kwok keeps, gone without a trace when it is stopped. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { controlPlane } from "./control-plane.ts";
import { startDaemon } from "./daemon.ts";
import { temporaryFolder } from "./guard.ts";
import { kwok, startKwok } from "./kwok.ts";
import { freePorts } from "./ports.ts";
import { runProgram } from "./run-program.ts";
import { until } from "./until.ts";
import { kubeconfigOf, tokensFile } from "./users.ts";
/** Starts one; builds what it is made of first, where that is not in the cache. */
export async function startCluster(name = "cluster") {
    const [{ program, kubectlFolder }, kwokProgram] = await Promise.all([controlPlane(), kwok()]);
    const folder = await temporaryFolder(name);
    const daemons = [];
    const stop = async () => {
        await Promise.all(daemons.map((daemon) => daemon.stop()));
        await folder.remove();
    };
    try {
        const [pki, logs] = [join(folder.path, "pki"), join(folder.path, "logs")];
        await Promise.all([mkdir(pki), mkdir(logs)]);
        await runProgram(program, ["pki", pki]);
        const [etcdPort = 0, peerPort = 0, apiPort = 0, kwokPort = 0] = await freePorts(4);
        const server = `https://127.0.0.1:${apiPort}`;
        const ca = await readFile(join(pki, "ca.crt"), "utf8");
        const admin = await adminUser(pki);
        const kubeconfig = join(folder.path, "kubeconfig");
        await writeFile(kubeconfig, kubeconfigOf({ server, ca, user: admin }), { mode: 0o600 });
        const tokens = join(folder.path, "tokens.csv");
        await writeFile(tokens, tokensFile, { mode: 0o600 });
        const start = (part, args) => startDaemon({ name: part, program, args: [part, ...args], logs });
        const etcd = start("etcd", etcdArgs(join(folder.path, "etcd"), etcdPort, peerPort));
        daemons.push(etcd);
        const startApiServer = async () => {
            const daemon = start("kube-apiserver", apiServerArgs({ pki, tokens, etcdPort, apiPort }));
            daemons.push(daemon);
            await daemon.ready(() => isReady(`${server}/readyz`, ca, admin));
            return daemon;
        };
        let apiServer = await startApiServer();
        const kubectl = kubectlOf({ kubectlFolder, kubeconfig });
        const client = [`--kubeconfig=${kubeconfig}`, "--leader-elect=false", "--secure-port=0"];
        // The limits are meant for a cluster of thousands; with them fifty rollouts would take forty seconds.
        const unlimited = ["--kube-api-qps=1000", "--kube-api-burst=2000"];
        daemons.push(start("kube-controller-manager", [...client, ...unlimited, ...controllerManagerArgs(pki)]));
        daemons.push(start("kube-scheduler", [...client, ...unlimited]));
        daemons.push(await startKwok({ program: kwokProgram, kubeconfig, port: kwokPort, logs, pki }));
        await kubectl(["create", "-f", "-"], node);
        await until(async () => (await kubectl(["get", "serviceaccounts", "default", "--ignore-not-found", "-o", "name"])) !== "", {
            what: "the controller manager to make the first ServiceAccount",
        });
        await until(async () => (await kubectl(["get", "node", "node-0", "-o", "jsonpath={.status.phase}{.spec.taints}"])) === "Running", {
            what: "the node to be ready",
        });
        return {
            server,
            kubeconfig,
            pki,
            kubectlFolder,
            restartApiServer: async () => {
                await apiServer.stop();
                apiServer = await startApiServer();
            },
            stop,
        };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
/** Runs kubectl as the administrator, with standard input; returns what it prints. @throws Error with its words */
export function kubectlOf({ kubectlFolder, kubeconfig }) {
    return (args, input) => runProgram(join(kubectlFolder, "kubectl"), [`--kubeconfig=${kubeconfig}`, ...args], { input });
}
const node = JSON.stringify({
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: "node-0", labels: { "kubernetes.io/hostname": "node-0", "kubernetes.io/os": "linux" } },
});
async function adminUser(pki) {
    const [certificate, key] = await Promise.all(["admin.crt", "admin.key"].map((name) => readFile(join(pki, name), "utf8")));
    return { certificate: certificate ?? "", key: key ?? "" };
}
function etcdArgs(data, port, peerPort) {
    const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
    return [
        `--data-dir=${data}`,
        "--unsafe-no-fsync",
        `--listen-client-urls=${client}`,
        `--advertise-client-urls=${client}`,
        `--listen-peer-urls=${peer}`,
        `--initial-advertise-peer-urls=${peer}`,
        `--initial-cluster=default=${peer}`,
    ];
}
function apiServerArgs({ pki, tokens, etcdPort, apiPort }) {
    const key = join(pki, "service-account.key");
    return [
        `--etcd-servers=http://127.0.0.1:${etcdPort}`,
        "--bind-address=127.0.0.1",
        `--secure-port=${apiPort}`,
        `--tls-cert-file=${join(pki, "server.crt")}`,
        `--tls-private-key-file=${join(pki, "server.key")}`,
        `--client-ca-file=${join(pki, "ca.crt")}`,
        `--kubelet-certificate-authority=${join(pki, "ca.crt")}`,
        `--token-auth-file=${tokens}`,
        "--authorization-mode=RBAC",
        "--service-account-issuer=https://kubernetes.default.svc",
        `--service-account-signing-key-file=${key}`,
        `--service-account-key-file=${key}`,
        "--service-cluster-ip-range=10.0.0.0/16",
        "--allow-privileged",
        // What it would do to a client that is sent away after a restart.
        "--shutdown-delay-duration=0s",
    ];
}
function controllerManagerArgs(pki) {
    return [
        `--root-ca-file=${join(pki, "ca.crt")}`,
        `--service-account-private-key-file=${join(pki, "service-account.key")}`,
        "--use-service-account-credentials=false",
    ];
}
/** Whether the API server says so, asked over TLS as its administrator. */
function isReady(url, ca, admin) {
    const { certificate, key } = admin;
    return new Promise((resolve) => {
        const asked = request(url, { ca, cert: certificate, key, agent: false }, (answer) => {
            answer.resume();
            resolve(answer.statusCode === 200);
        });
        asked.once("error", () => resolve(false));
        asked.end();
    });
}
