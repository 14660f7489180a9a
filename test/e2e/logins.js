/** Login programs: what a kubeconfig's `exec` runs. */
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { kubeconfigFor } from "./cluster.ts";
import { makeWorkspace } from "./workspace.ts";
/** A login program: a shell script. */
export async function login(script, more = {}) {
    const folder = await makeWorkspace({ login: `#!/bin/sh\n${script}\n` });
    const command = join(folder.path, "login");
    await chmod(command, 0o755);
    const exec = { apiVersion: "client.authentication.k8s.io/v1", command, interactiveMode: "IfAvailable", ...more.exec };
    const inputs = { kubeconfig: await kubeconfigFor({ exec }, more.server), "allow-exec": command };
    return { inputs, folder: folder.path, remove: folder.remove };
}
/** What it prints to let somebody in (`client.authentication.k8s.io/v1`). */
export function credential(status) {
    return JSON.stringify({ apiVersion: "client.authentication.k8s.io/v1", kind: "ExecCredential", status });
}
