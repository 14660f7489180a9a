/** Secrets to be searched for, and what is full of them: a Secret, a kubeconfig, a policy that quotes. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { until } from "../lab/until.ts";
import { adminKubeconfig, cluster, kubectl } from "./cluster.ts";
/** Made up for these tests, with characters that are written in another way in URLs, JSON and base64. */
export const planted = {
    token: 'planted-token/"q+1',
    password: "planted password&2",
    exec: "planted-exec-value-3",
    proxy: "planted-proxy-4",
    data: "planted data <5>",
    stringData: 'planted "string" 6',
    number: 73_570_007,
    other: "planted-other-8",
};
/** A Secret with a value of each kind. */
export async function secret(name, more = "") {
    const key = await readFile(join(cluster.pki, "service-account.key"), "utf8");
    return `apiVersion: v1
kind: Secret
metadata: {name: ${name}}
data: {encoded: ${Buffer.from(planted.data).toString("base64")}}
stringData:
  key: ${JSON.stringify(key)}
  password: ${JSON.stringify(planted.stringData)}
${more}`;
}
/** The administrator's kubeconfig, with all other kinds of credentials in it besides. */
export async function kubeconfigWithAll(ofCluster = {}) {
    const config = JSON.parse(await adminKubeconfig());
    const exec = {
        apiVersion: "client.authentication.k8s.io/v1",
        command: "kubelogin",
        args: ["get-token", "--client-secret", planted.exec],
        env: [{ name: "AAD_SERVICE_PRINCIPAL_CLIENT_SECRET", value: planted.exec }],
        interactiveMode: "Never",
    };
    const proxied = { server: "https://other.invalid", "proxy-url": `http://me:${planted.proxy}@proxy.invalid:3128` };
    return JSON.stringify({
        ...config,
        clusters: [
            ...config.clusters.map(({ name, cluster }) => ({ name, cluster: { ...cluster, ...ofCluster } })),
            { name: "other", cluster: proxied },
        ],
        users: [
            ...config.users,
            { name: "token", user: { token: planted.token } },
            { name: "password", user: { username: "me", password: planted.password } },
            { name: "exec", user: { exec } },
        ],
    });
}
/** A policy for one namespace that says what stands in a Secret, and waits until the server minds it. */
export async function quoting(namespace, action) {
    const name = `quoting-${namespace}`;
    const policy = {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingAdmissionPolicy",
        metadata: { name },
        spec: {
            matchConstraints: {
                namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
                resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["secrets"] }],
            },
            validations: [
                {
                    expression: "!has(object.data.encoded)",
                    messageExpression: "'quoted: ' + string(object.data.encoded) + ' and ' + string(object.data.password) + ', was ' + (oldObject == null ? 'nothing' : string(oldObject.data.encoded))",
                },
            ],
        },
    };
    const binding = {
        apiVersion: policy.apiVersion,
        kind: "ValidatingAdmissionPolicyBinding",
        metadata: { name },
        spec: { policyName: name, validationActions: [action] },
    };
    const apply = ["apply", "--server-side", "--force-conflicts", "-f", "-"];
    await kubectl(apply, [policy, binding].map((each) => JSON.stringify(each)).join("\n---\n"));
    const probe = ["create", "--dry-run=server", `--namespace=${namespace}`, "-f", "-"];
    const minded = async () => {
        const refused = await kubectl(probe, await secret("probe")).then(() => false, () => true);
        return refused === (action === "Deny");
    };
    await until(minded, { what: "the server to mind a policy" });
}
