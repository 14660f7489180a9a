/** Manifests in a namespace of their own, to push again and again. */
import { adminKubeconfig, kubectl, newNamespace, path } from "./cluster.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
/** A workspace with these files, what pushes them without waiting, and what reads a value of the cluster by JSONPath. */
export async function pushManifests(files) {
    const namespace = await newNamespace();
    const workspace = await makeWorkspace(files);
    const kubeconfig = await adminKubeconfig();
    const push = (inputs = {}) => runPush({ workspace, path, inputs: { manifests: ".", namespace, kubeconfig, wait: "false", ...inputs } });
    const value = (kind, name, jsonPath) => kubectl(["get", kind, name, `--namespace=${namespace}`, `--output=jsonpath=${jsonPath}`]);
    return { namespace, workspace, push, value };
}
