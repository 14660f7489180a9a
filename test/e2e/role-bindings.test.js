/** Roles: who hands out rights has to have them, and what the control plane fills in is left to it. */
import { describe, expect, test } from "vitest";
import { until } from "../lab/until.ts";
import { users } from "../lab/users.ts";
import { adminKubeconfig, cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
describe.skipIf(!cluster.own).concurrent("a RoleBinding before its Role, by a user who is not an administrator", () => {
    const role = (verbs) => `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: reader}\nrules: [{apiGroups: [""], resources: [configmaps], verbs: [${verbs}]}]\n`;
    const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: default}]
`;
    async function asDeployer(verbs) {
        const namespace = await newNamespace();
        const rights = (name, verb, resource) => kubectl(["create", "role", name, `--verb=${verb}`, `--resource=${resource}`, `--namespace=${namespace}`]);
        await rights("rbac", "get,list,create,patch", "roles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io");
        await rights("read", "get,list", "configmaps");
        for (const name of ["rbac", "read"]) {
            await kubectl(["create", "rolebinding", name, `--role=${name}`, "--user=deployer", `--namespace=${namespace}`]);
        }
        const workspace = await makeWorkspace({ "1.yaml": binding, "2.yaml": role(verbs) });
        const inputs = { manifests: ".", namespace, kubeconfig: await kubeconfigFor(users.deployer) };
        const run = await runPush({ workspace, path, inputs });
        await workspace.remove();
        return { namespace, run };
    }
    test("goes through where the user has the rights that it hands out", async () => {
        const { namespace, run } = await asDeployer("get, list");
        expect(run.errors).toEqual([]);
        expect(await get("rolebinding", "readers", namespace)).toMatchObject({ roleRef: { name: "reader" } });
    });
    test("is refused before the first write where the user has not, with the right that is missing", async () => {
        const { namespace, run } = await asDeployer("get, delete");
        expect(run.errors).toEqual([
            expect.stringMatching(/^2\.yaml:1: Role\/reader is refused: .*attempting to grant[\s\S]*delete[\s\S]*`escalate`/),
        ]);
        expect(await get("rolebinding", "readers", namespace)).toBeUndefined();
    });
});
test("the rules of an aggregated ClusterRole are left to the control plane, and a second run says unchanged", async () => {
    const namespace = await newNamespace();
    const label = `${namespace}.test/all`;
    const workspace = await makeWorkspace({
        "roles.yaml": `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: ${namespace}-all}
aggregationRule:
  clusterRoleSelectors: [{matchLabels: {${label}: "true"}}]
rules: []
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: ${namespace}-part, labels: {${label}: "true"}}
rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
`,
    });
    const push = async (inputs = {}) => runPush({ workspace, path, inputs: { manifests: ".", namespace, kubeconfig: await adminKubeconfig(), ...inputs } });
    const rules = () => kubectl(["get", "clusterrole", `${namespace}-all`, "--output=jsonpath={.rules[*].resources}"]);
    expect((await push()).errors).toEqual([]);
    await until(async () => (await rules()) === '["pods"]', { what: "the rules to be aggregated" });
    for (const inputs of [{}, { "force-conflicts": "true" }]) {
        const again = await push(inputs);
        expect(again.errors).toEqual([]);
        expect(again.outputs).toMatchObject({ result: "unchanged", changed: "false" });
        expect(await rules()).toBe('["pods"]');
    }
    await kubectl(["delete", "clusterrole", `${namespace}-all`, `${namespace}-part`]);
    await workspace.remove();
});
