/** Who hands out rights has to have them: the API server looks at a binding's Role, which has to be there first. */
import { describe, expect, test } from "vitest";
import { users } from "../lab/users.ts";
import { cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

describe.skipIf(!cluster.own).concurrent("a RoleBinding before its Role, by a user who is not an administrator", () => {
  const role = (verbs: string) =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: reader}\nrules: [{apiGroups: [""], resources: [configmaps], verbs: [${verbs}]}]\n`;
  const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: default}]
`;

  async function asDeployer(verbs: string) {
    const namespace = await newNamespace();
    const rights = (name: string, verb: string, resource: string) =>
      kubectl(["create", "role", name, `--verb=${verb}`, `--resource=${resource}`, `--namespace=${namespace}`]);
    await rights(
      "rbac",
      "get,list,create,patch",
      "roles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io",
    );
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
