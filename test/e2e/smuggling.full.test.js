import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { runWorkflow } from "../lab/run-workflow.ts";
import { users } from "../lab/users.ts";
import { adminKubeconfig, cluster, kubeconfigFor, letEdit, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { expectOnlyText, payloads, printable } from "./payloads.ts";
import { complaining, each, named, push, refuseWithWords } from "./smuggling.ts";
import { makeWorkspace } from "./workspace.ts";
describe.skipIf(!cluster.own).concurrent("text is text", () => {
    test.for([
        [
            "an annotation's name",
            (payload, index) => named({ name: `a-${index}`, annotations: { [payload]: "x" } }),
        ],
        [
            "a namespace",
            (payload, index) => named({ name: `a-${index}`, namespace: payload.replaceAll("/", "_") }),
        ],
        ["a kind", (payload) => ({ apiVersion: "v1", kind: payload, metadata: { name: "a" } })],
        ["an API version", (payload) => ({ apiVersion: payload, kind: "ConfigMap", metadata: { name: "a" } })],
        ["a field", (payload, index) => ({ ...named({ name: `a-${index}` }), [payload]: "x" })],
    ])("in %s of a manifest", async ([, toObject], context) => {
        const run = await push(each(toObject), context);
        expect(run.code).toBe(1);
        // The server reads no key of 1,024 characters, and says so in other words.
        const said = payloads.filter((payload) => payload.length < 1_024).map((payload) => payload.replaceAll("/", "_"));
        expectOnlyText(run, { inLog: said, inSummary: said });
    });
    test("in the names of a kubeconfig, and of the programs in it", async (context) => {
        const config = JSON.parse(await adminKubeconfig());
        const contexts = payloads.map((name) => ({ name, context: { cluster: "lab", user: "lab" } }));
        const kubeconfig = JSON.stringify({ ...config, contexts: [...config.contexts, ...contexts] });
        const unknown = await push({ "a.yaml": configMap("a") }, context, { inputs: { kubeconfig, context: "none" } });
        expectOnlyText(unknown, { inLog: payloads, inSummary: payloads });
        const logins = payloads.map((name) => ({ name, user: { exec: { command: name } } }));
        const withLogins = JSON.stringify({ ...config, users: logins });
        const refused = await push({ "a.yaml": configMap("a") }, context, { inputs: { kubeconfig: withLogins } });
        expectOnlyText(refused, { inLog: payloads, inSummary: payloads });
        const all = payloads.join("\n").slice(0, 2_000);
        const current = { name: all, context: { cluster: "lab", user: "lab" } };
        const chosen = JSON.stringify({ ...config, contexts: [current], "current-context": all });
        const deployed = await push({ "a.yaml": configMap("a") }, context, { inputs: { kubeconfig: chosen } });
        expect(deployed.outputs.result).toBe("deployed");
        expectOnlyText(deployed, {});
    });
    test.for(["proxy", "kustomize"])("in what kubectl says when `kubectl %s` fails", async (command, context) => {
        const real = join(cluster.kubectlFolder, "kubectl");
        const folder = await complaining("kubectl", context, `if [ "$1" = ${command} ]; then cat "$(dirname "$0")/words" >&2; exit 1; else exec ${real} "$@"; fi`);
        const files = { "a/a.yaml": configMap("a"), "k/kustomization.yaml": "resources: [../a]\n" };
        const run = await push(files, context, { path: [folder, ...path], inputs: { manifests: "a\nk" } });
        expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    });
    test("in what a login program says", async (context) => {
        const folder = await complaining("login", context, `cat "$(dirname "$0")/words" >&2; exit 1`);
        const command = join(folder, "login");
        const exec = { apiVersion: "client.authentication.k8s.io/v1", command, interactiveMode: "Never" };
        const config = JSON.parse(await adminKubeconfig());
        const kubeconfig = JSON.stringify({ ...config, users: [{ name: "lab", user: { exec } }] });
        const run = await push({ "a.yaml": configMap("a") }, context, { inputs: { kubeconfig, "allow-exec": command } });
        expect(run.code).toBe(1);
        expectOnlyText(run, {});
    });
    test("in what an admission policy says when it refuses", async (context) => {
        const files = each((payload, index) => named({ name: `a-${index}`, annotations: { said: payload } }), printable);
        const refusing = await newNamespace();
        await refuseWithWords(refusing);
        const refused = await push(files, context, { namespace: refusing });
        expect(refused.report?.faults).toHaveLength(printable.length);
        expectOnlyText(refused, { inLog: printable, inSummary: printable });
    });
    test("in the warnings that come with an answer", async (context) => {
        const namespace = await newNamespace();
        await letEdit("deployer", namespace);
        const relay = await startAnsweringRelay(cluster, ({ method, url }) => {
            const [, name = "", index = ""] = /configmaps\/(a-(\d+))$/.exec(url.pathname) ?? [];
            if (method !== "PATCH")
                return undefined;
            const warning = (printable[Number(index)] ?? "").replace(/["\\]/g, "\\$&");
            const body = JSON.stringify(named({ name, namespace, uid: name, resourceVersion: "1" }));
            return { status: 200, headers: { warning: `299 - "${warning}"` }, body };
        });
        context.onTestFinished(relay.stop);
        const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
        const files = each((_, index) => named({ name: `a-${index}` }), printable);
        // Objects that the relay makes up would be missed after an apply.
        const run = await push(files, context, { namespace, inputs: { kubeconfig, "dry-run": "true" } });
        expect(run.outputs.result).toBe("planned");
        expectOnlyText(run, { inLog: printable });
    });
    test("in who the server says that we are, and what it is", async (context) => {
        const all = payloads.map((payload) => payload.slice(0, 200)).join("\n");
        const relay = await startAnsweringRelay(cluster, ({ url }) => {
            const status = { userInfo: { username: all } };
            if (url.pathname.endsWith("/selfsubjectreviews"))
                return { status: 201, body: JSON.stringify({ status }) };
            return url.pathname === "/version" ? { status: 200, body: JSON.stringify({ gitVersion: all }) } : undefined;
        });
        context.onTestFinished(relay.stop);
        const namespace = await newNamespace();
        await letEdit("deployer", namespace);
        const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
        const run = await push({ "a.yaml": configMap("a") }, context, { namespace, inputs: { kubeconfig } });
        expect(run.outputs.result).toBe("deployed");
        expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    });
    test("to a real runner, which takes none of it for a command", async (context) => {
        const namespace = await newNamespace();
        const push = `{kubeconfig: "\${{ secrets.KUBECONFIG }}", manifests: all.yaml, namespace: ${namespace}}`;
        const workflow = `on: workflow_dispatch
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: push
        continue-on-error: true
        uses: acme/pushpull/actions/push@v1
        with: ${push}
      - run: echo "then \${{ toJSON(steps.push.outputs) }} in $PATH, Failed p02 can be read"
        if: always()
`;
        const files = each((payload) => named({ name: payload }));
        const workspace = await makeWorkspace({ ...files, ".github/workflows/deploy.yml": workflow });
        context.onTestFinished(workspace.remove);
        const secrets = { KUBECONFIG: await adminKubeconfig() };
        const run = await runWorkflow({ repository: workspace.path, secrets, path });
        // Of a process that ends, act may lose the last line: the page says the same.
        expect(run.summaries.join("\n")).toContain("Nothing was written");
        for (const end of ["p01", "p28"])
            expect(run.log).toMatch(new RegExp(`Error: all\\.yaml:\\d+: .*${end}`));
        expect(run.log).toMatch(/"result": "failed"/);
        expect(run.log).toContain("Failed p02 can be read");
        expect(run.log).not.toMatch(/in p05/);
        expect(run.log).not.toContain("README.md:1");
    });
});
