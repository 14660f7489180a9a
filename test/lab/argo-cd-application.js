/** An Application of Argo CD's, synced by itself, and what Argo CD says of it. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { kubectlOf } from "./cluster.ts";
import { keepLog } from "./daemon.ts";
import { labError } from "./error.ts";
import { guardProcess, mark } from "./guard.ts";
/** Makes one. */
export async function makeApplication({ cluster, home, logs }, { name, repository, path, namespace, source = {} }) {
    const kubectl = kubectlOf(cluster);
    const application = {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: { name, namespace: home },
        spec: {
            project: "default",
            source: { repoURL: repository, targetRevision: "main", path, ...source },
            destination: { server: cluster.server, namespace },
            syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ["CreateNamespace=true"] },
        },
    };
    await kubectl(["create", "-f", "-"], JSON.stringify(application));
    const itself = ["application.argoproj.io", name, `--namespace=${home}`];
    return {
        name,
        refresh: async () => {
            await kubectl(["annotate", "--overwrite", ...itself, "argocd.argoproj.io/refresh=normal"]);
        },
        says: async (wanted, { seconds = 120, onStatus = () => { } } = {}) => {
            const { met, last } = await watch(cluster, itself, { wanted, seconds, onStatus });
            if (met)
                return last;
            throw labError(`Waited ${seconds} seconds for Argo CD to say ${JSON.stringify(wanted)} of ${name}. It said last: ${JSON.stringify(last)}`, `Its whole log: ${keepLog(join(logs, "argocd-application-controller.log"))}`);
        },
    };
}
/** Follows its status, as `kubectl get --watch` prints one a line. */
async function watch({ kubectlFolder, kubeconfig }, itself, { wanted, seconds, onStatus }) {
    const args = ["get", ...itself, "--watch", '--output=jsonpath={.status}{"\\n"}'];
    const child = spawn(join(kubectlFolder, "kubectl"), [`--kubeconfig=${kubeconfig}`, ...args], {
        env: { ...process.env, ...mark },
        stdio: ["ignore", "pipe", "inherit"],
    });
    const release = guardProcess(child.pid ?? 0);
    const timer = setTimeout(() => child.kill(), seconds * 1000);
    let last = {};
    try {
        for await (const line of createInterface({ input: child.stdout })) {
            if (line === "")
                continue;
            last = JSON.parse(line);
            onStatus(last);
            if (fits(last, wanted))
                return { met: true, last };
        }
    }
    finally {
        clearTimeout(timer);
        child.kill();
        release();
    }
    return { met: false, last };
}
function fits({ sync, health }, wanted) {
    return ((wanted.sync ?? sync?.status) === sync?.status &&
        (wanted.health ?? health?.status) === health?.status &&
        (wanted.revision ?? sync?.revision) === sync?.revision);
}
