/** The cluster that the end-to-end tests share, as `setup.ts` has started it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import { kubectlOf } from "../lab/cluster.ts";
import { kubeconfigOf } from "../lab/users.ts";
import { testLabel } from "./setup.ts";
export const cluster = inject("cluster");
/** Runs kubectl as the administrator, and returns what it prints. */
export const kubectl = kubectlOf(cluster);
/** The folders that a user's PATH has: kubectl and Node. */
export const path = [cluster.kubectlFolder, cluster.nodeFolder];
/** The text of the administrator's kubeconfig. */
export function adminKubeconfig() {
    return readFile(cluster.kubeconfig, "utf8");
}
/** The text of a kubeconfig for one of the lab's users, who has no right but those that a test gives. */
export async function kubeconfigFor(user, server = cluster.server, more) {
    return kubeconfigOf({ server, ca: await readFile(join(cluster.pki, "ca.crt"), "utf8"), user, cluster: more });
}
/** Gives one of the lab's users rights in one namespace; verbs and resources are separated by commas. */
export async function allow(user, namespace, resources, verbs = "get,list,watch,create,patch") {
    const [role, where] = [`${user}-${resources}`, `--namespace=${namespace}`];
    await kubectl(["create", "role", role, where, `--verb=${verbs}`, `--resource=${resources}`]);
    await kubectl(["create", "rolebinding", role, where, `--role=${role}`, `--user=${user}`]);
}
/** Gives one of the lab's users the right to change all that is usual in one namespace. */
export async function letEdit(user, namespace) {
    await kubectl(["create", "rolebinding", "edit", `--namespace=${namespace}`, "--clusterrole=edit", `--user=${user}`]);
}
/** An object as it is in the cluster; undefined when it is not there. */
export async function get(kind, name, namespace) {
    const text = await kubectl(["get", kind, name, `--namespace=${namespace}`, "--ignore-not-found", "--output=json"]);
    return text === "" ? undefined : JSON.parse(text);
}
let count = 0;
/** A new namespace for one test. It goes with the cluster; from a borrowed one, `setup.ts` deletes it by its label. */
export async function newNamespace() {
    const name = `test-${process.pid}-${++count}`;
    const metadata = { name, labels: { [testLabel]: "true" } };
    await kubectl(["create", "-f", "-"], JSON.stringify({ apiVersion: "v1", kind: "Namespace", metadata }));
    return name;
}
