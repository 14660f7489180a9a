/** What Argo CD wants to find in the cluster that it runs for (Argo CD docs, "Declarative Setup"). */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
const partOf = { "app.kubernetes.io/part-of": "argocd" };
/** Its settings in a namespace of its own, one project that may do anything, and the cluster itself under its name. */
export async function argoCdObjects(namespace, { server, pki }) {
    const [ca, certificate, key] = await Promise.all(["ca.crt", "admin.crt", "admin.key"].map(async (name) => (await readFile(join(pki, name))).toString("base64")));
    const named = (name, labels = partOf) => ({ name, namespace, labels });
    const anything = [{ group: "*", kind: "*" }];
    return [
        { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
        {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: named("argocd-cm"),
            // It is not a pod in the cluster that it works for.
            data: { "cluster.inClusterEnabled": "false" },
        },
        { apiVersion: "v1", kind: "ConfigMap", metadata: named("argocd-rbac-cm") },
        {
            apiVersion: "v1",
            kind: "Secret",
            metadata: named("argocd-secret"),
            stringData: { "server.secretkey": randomBytes(32).toString("base64") },
        },
        {
            apiVersion: "argoproj.io/v1alpha1",
            kind: "AppProject",
            metadata: named("default", {}),
            spec: {
                sourceRepos: ["*"],
                destinations: [{ server: "*", namespace: "*" }],
                clusterResourceWhitelist: anything,
            },
        },
        {
            apiVersion: "v1",
            kind: "Secret",
            metadata: named("cluster", { "argocd.argoproj.io/secret-type": "cluster" }),
            stringData: {
                name: "lab",
                server,
                config: JSON.stringify({ tlsClientConfig: { caData: ca, certData: certificate, keyData: key } }),
            },
        },
    ];
}
/** How Argo CD gets into a private repository. */
export function repositorySecret(namespace, { url, token }) {
    const labels = { "argocd.argoproj.io/secret-type": "repository" };
    return {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { generateName: "repository-", namespace, labels },
        stringData: { type: "git", url, username: "argocd", password: token },
    };
}
