/** kwok stands in for the machines of a cluster: its pods run, crash, or cannot be pulled, as the files in `kwok` say. */
import { readdir, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { basename, join } from "node:path";
import { answersHttp } from "./answers-http.ts";
import { startDaemon } from "./daemon.ts";
import { installed } from "./installed.ts";
const folder = join(import.meta.dirname, "kwok");
/** The path of kwok. */
export function kwok() {
    return installed({
        name: "kwok",
        package: "sigs.k8s.io/kwok/cmd/kwok",
        version: "v0.8.0",
        purpose: "nodes and pods",
        takes: "2 minutes",
    });
}
/** Starts it on all nodes there are or will be. */
export async function startKwok({ program, kubeconfig, port, logs, pki }) {
    const stages = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).map((name) => join(folder, name));
    const containerLogs = join(logs, "container-logs.json");
    await writeFile(containerLogs, JSON.stringify(await logsOfContainers()));
    const daemon = startDaemon({
        name: "kwok",
        program,
        logs,
        args: [
            "--manage-all-nodes",
            `--kubeconfig=${kubeconfig}`,
            ...[...stages, containerLogs].map((file) => `--config=${file}`),
            `--server-address=127.0.0.1:${port}`,
            "--node-ip=127.0.0.1",
            `--node-port=${port}`,
            `--tls-cert-file=${join(pki, "server.crt")}`,
            `--tls-private-key-file=${join(pki, "server.key")}`,
        ],
    });
    await daemon.ready(() => answersHttp(`http://127.0.0.1:${port}/healthz`));
    return daemon;
}
/** A container that is called as a file in `kwok/logs` has that log, in its present run and in the one before. */
async function logsOfContainers() {
    const files = (await readdir(join(folder, "logs"))).map((name) => join(folder, "logs", name));
    const log = (file) => ({ logsFile: file, previousLogsFile: file });
    const logs = [...files.map((file) => ({ containers: [basename(file, ".log")], ...log(file) })), log(devNull)];
    return { apiVersion: "kwok.x-k8s.io/v1alpha1", kind: "ClusterLogs", metadata: { name: "logs" }, spec: { logs } };
}
