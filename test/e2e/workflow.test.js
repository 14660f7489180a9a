/** The action as workflows use it: the README's examples as they stand, outputs, failures, a matrix. */
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runWorkflow } from "../lab/run-workflow.ts";
import { users } from "../lab/users.ts";
import { root } from "../workshop/paths.ts";
import { adminKubeconfig, cluster, get, kubectl, newNamespace, path } from "./cluster.ts";
import { deployment, service } from "./manifests.ts";
import { makeWorkspace } from "./workspace.ts";
const manifests = { "deploy/web.yaml": deployment("web", "shop/web:none"), "deploy/service.yaml": service("web") };
/** The one YAML example of the README and of push's pages that has a line like this one. */
async function example(line) {
    const pages = ["README.md", "actions/push/README.md", "actions/push/access.md"];
    const texts = await Promise.all(pages.map((page) => readFile(join(root, page), "utf8")));
    const fences = [...texts.join("\n").matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = ""]) => text);
    const found = fences.filter((text) => line.test(text));
    expect(found).toHaveLength(1);
    return found[0] ?? "";
}
/** The administrator's kubeconfig with a namespace in its context, as people have it. */
async function kubeconfigIn(namespace) {
    const config = JSON.parse(await adminKubeconfig());
    for (const { context } of config.contexts)
        context.namespace = namespace;
    return JSON.stringify(config);
}
async function imageIn(namespace) {
    const image = "--output=jsonpath={.spec.template.spec.containers[0].image}";
    return kubectl(["get", "deployment", "web", `--namespace=${namespace}`, "--ignore-not-found", image]);
}
describe.skipIf(!cluster.own).concurrent("the README's example", () => {
    test("in ten lines deploys the commit that was pushed", async () => {
        const namespace = await newNamespace();
        const workspace = await makeWorkspace({
            ...manifests,
            ".github/workflows/deploy.yml": await example(/^name: deploy$/m),
        });
        const secrets = { KUBECONFIG: await kubeconfigIn(namespace) };
        const run = await runWorkflow({ repository: workspace.path, event: "push", secrets, path });
        expect(run.log).toMatch(/Job succeeded/);
        expect(await imageIn(namespace)).toMatch(/^shop\/web:[0-9a-f]{40}$/);
        expect(run.summaries.join()).toContain("Deployed to <code>");
        expect(run.leftovers).toEqual([]);
    });
    test("for a manual deploy deploys the chosen version, goes back to another, and can be a dry run", async () => {
        const namespace = await newNamespace();
        const workflow = await example(/^name: deploy a version$/m);
        const workspace = await makeWorkspace({ ...manifests, ".github/workflows/manual.yml": workflow });
        const secrets = { KUBECONFIG: await kubeconfigIn(namespace) };
        const run = (inputs) => runWorkflow({ repository: workspace.path, inputs, secrets, path });
        expect((await run({ version: "7" })).succeeded).toBe(true);
        expect(await imageIn(namespace)).toBe("shop/web:7");
        expect((await run({ version: "8", "dry-run": "true" })).summaries.join()).toContain("Planned for");
        expect(await imageIn(namespace)).toBe("shop/web:7");
        expect((await run({ version: "6" })).succeeded).toBe(true);
        expect(await imageIn(namespace)).toBe("shop/web:6");
    });
    test("for a ServiceAccount's token deploys with an address, a CA and a token", async () => {
        const steps = await example(/server-token:/);
        const job = `on: workflow_dispatch\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n${steps.replace(/^(?=.)/gm, "    ")}`;
        const workflow = job.replace("https://203.0.113.7:6443", cluster.server);
        const workspace = await makeWorkspace({ ...manifests, ".github/workflows/deploy.yml": workflow });
        await kubectl(["create", "namespace", "shop"]);
        await kubectl([
            "create",
            "role",
            "deployer",
            "--namespace=shop",
            "--verb=get,list,watch,create,patch",
            "--resource=deployments.apps,services",
        ]);
        await kubectl(["create", "rolebinding", "deployer", "--namespace=shop", "--role=deployer", "--user=deployer"]);
        const run = await runWorkflow({
            repository: workspace.path,
            secrets: { CLUSTER_TOKEN: users.deployer.token },
            variables: { CLUSTER_CA: await readFile(join(cluster.pki, "ca.crt"), "utf8") },
            path,
        });
        expect(run.log).toMatch(/Job succeeded/);
        expect(run.log).toMatch(/Identity {3}deployer/);
        expect(run.log).not.toContain(users.deployer.token);
        expect(await imageIn("shop")).toBe("shop/web:none");
    });
});
describe.skipIf(!cluster.own).concurrent("a workflow", () => {
    async function runMatrix(version) {
        const namespaces = [await newNamespace(), await newNamespace()];
        const workspace = await makeWorkspace(manifests);
        await cp(join(import.meta.dirname, "workflows"), join(workspace.path, ".github/workflows"), { recursive: true });
        // By its path, as in a repository that has it as its own.
        for (const part of ["actions", "dist"])
            await cp(join(root, part), join(workspace.path, part), { recursive: true });
        const run = await runWorkflow({
            repository: workspace.path,
            workflow: "matrix.yml",
            inputs: { version, namespaces: JSON.stringify(namespaces) },
            secrets: { KUBECONFIG: await adminKubeconfig() },
            path,
        });
        const seen = await Promise.all(namespaces.map((namespace) => get("configmap", "seen", namespace)));
        const handled = await Promise.all(namespaces.map((namespace) => get("configmap", "failure-was-handled", namespace)));
        return { run, namespaces, seen: seen.map((each) => each?.data), handled };
    }
    test("that uses it by its path deploys to every namespace of a matrix, and later steps read the outputs", async () => {
        const { run, namespaces, seen, handled } = await runMatrix("2");
        expect(run.succeeded).toBe(true);
        for (const namespace of namespaces)
            expect(await imageIn(namespace)).toBe("shop/web:2");
        for (const data of seen) {
            expect(data).toMatchObject({ outcome: "success", result: "deployed", changed: "true" });
            expect(JSON.parse(data?.report ?? "")).toMatchObject({ version: 1, action: "push", result: "deployed" });
        }
        expect(handled).toEqual([undefined, undefined]);
    });
    test("whose deploy fails is red, reads the outputs all the same, and runs what is for a failure", async () => {
        const { run, seen, handled } = await runMatrix("2-stuck");
        expect(run.succeeded).toBe(false);
        for (const data of seen) {
            expect(data).toMatchObject({ outcome: "failure", result: "failed", changed: "true" });
            expect(JSON.parse(data?.report ?? "")).toMatchObject({
                faults: [{ code: "not-ready", file: "deploy/web.yaml" }],
            });
        }
        expect(handled).toEqual([expect.anything(), expect.anything()]);
        expect(run.log).toMatch(/Error: deploy\/web\.yaml:\d+: Deployment\/web is not ready after/);
        expect(run.leftovers).toEqual([]);
    });
});
