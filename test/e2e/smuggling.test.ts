/**
 * Text of a cluster, a manifest or a program stays text: every payload through every way in, read as GitHub's runner
 * reads the log and as GitHub makes a page of the summary.
 */
import { chmod, readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { listenOnLoopback } from "../lab/ports.ts";
import { until } from "../lab/until.ts";
import { users } from "../lab/users.ts";
import { adminKubeconfig, cluster, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { expectOnlyText, payloads, printable } from "./payloads.ts";
import { makeWorkspace, type PushOptions, runPush } from "./run-push.ts";
import { failedToys } from "./toys.ts";

type Files = Readonly<Record<string, string>>;

interface Pushed {
  readonly namespace?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly path?: readonly string[];
}

/** Pushes all files of a workspace. */
async function push(files: Files, context: TestContext, { inputs = {}, ...more }: Pushed = {}) {
  const workspace = await makeWorkspace(files);
  context.onTestFinished(workspace.remove);
  const namespace = more.namespace ?? (await newNamespace());
  const kubeconfig = await adminKubeconfig();
  const options: PushOptions = { workspace, path, inputs: { manifests: ".", namespace, kubeconfig, ...inputs } };
  return runPush({ ...options, ...more });
}

/** One file with an object for each payload. */
function each(toObject: (payload: string, index: number) => object, of = payloads): Files {
  return { "all.yaml": of.map((payload, index) => JSON.stringify(toObject(payload, index))).join("\n---\n") };
}

function named(metadata: object): object {
  return { apiVersion: "v1", kind: "ConfigMap", metadata };
}

/** A program that prints all payloads on its standard error, each as its last line once. */
async function complaining(name: string, context: TestContext, script: string): Promise<string> {
  const folder = await makeWorkspace({ [name]: `#!/bin/sh\n${script}\n`, words: payloads.join("\n") });
  context.onTestFinished(folder.remove);
  await chmod(join(folder.path, name), 0o755);
  return folder.path;
}

describe.skipIf(!cluster.own).concurrent("text is text", () => {
  test.for([
    ["a name", (payload: string) => named({ name: payload })],
    ["a label", (payload: string, index: number) => named({ name: `a-${index}`, labels: { team: payload } })],
    [
      "an annotation's name",
      (payload: string, index: number) => named({ name: `a-${index}`, annotations: { [payload]: "x" } }),
    ],
    [
      "a namespace",
      (payload: string, index: number) => named({ name: `a-${index}`, namespace: payload.replaceAll("/", "_") }),
    ],
    ["a kind", (payload: string) => ({ apiVersion: "v1", kind: payload, metadata: { name: "a" } })],
    ["an API version", (payload: string) => ({ apiVersion: payload, kind: "ConfigMap", metadata: { name: "a" } })],
    ["a field", (payload: string, index: number) => ({ ...named({ name: `a-${index}` }), [payload]: "x" })],
    [
      "a value of a wrong type",
      (payload: string, index: number) => ({ ...named({ name: `a-${index}` }), data: { x: { y: payload } } }),
    ],
  ] as const)("in %s of a manifest", async ([, toObject], context) => {
    const run = await push(each(toObject), context);
    expect(run.code).toBe(1);
    // The server reads no key of 1,024 characters, and says so in other words.
    const said = payloads.filter((payload) => payload.length < 1_024).map((payload) => payload.replaceAll("/", "_"));
    expectOnlyText(run, { inLog: said, inSummary: said });
  });

  test("in an image's name, that goes through", async (context) => {
    const files = each((payload, index) => ({
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: { name: `a-${index}`, annotations: { said: payload } },
      spec: {
        schedule: "0 0 1 1 *",
        suspend: true,
        jobTemplate: {
          spec: {
            template: { spec: { restartPolicy: "Never", containers: [{ name: "a", image: `i${payload}i` }] } },
          },
        },
      },
    }));
    const run = await push(files, context);
    expect(run.outputs.result).toBe("deployed");
    expectOnlyText(run, { inSummary: payloads });
  });

  test("in a file's name", async (context) => {
    const names = payloads.map((payload) => payload.replaceAll(/[/\0]/g, "_").slice(0, 60));
    const run = await push(Object.fromEntries(names.map((name) => [`${name}.yaml`, "[\n"])), context, {
      inputs: { manifests: "*.yaml" },
    });
    expect(run.report?.faults).toHaveLength(payloads.length);
    expectOnlyText(run, { inLog: names, inSummary: names });
  });

  test("in what an object says of itself", async (context) => {
    const messages = Object.fromEntries(payloads.map((payload, index) => [`a-${index}`, payload]));
    const namespace = await newNamespace();
    const files = { "toys.yaml": failedToys(`${namespace}.test`, messages) };
    const run = await push(files, context, { namespace });
    expect(run.outputs.result).toBe("failed");
    expectOnlyText(run, { inLog: payloads, inSummary: payloads });
  });

  test("in the names of a kubeconfig, and of the programs in it", async (context) => {
    const config = JSON.parse(await adminKubeconfig()) as { readonly contexts: readonly object[] };
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

  test.for(["version", "proxy", "kustomize"])(
    "in what kubectl says when `kubectl %s` fails",
    async (command, context) => {
      const real = join(cluster.kubectlFolder, "kubectl");
      const folder = await complaining(
        "kubectl",
        context,
        `if [ "$1" = ${command} ]; then cat "$(dirname "$0")/words" >&2; exit 1; else exec ${real} "$@"; fi`,
      );
      const files = { "a/a.yaml": configMap("a"), "k/kustomization.yaml": "resources: [../a]\n" };
      const run = await push(files, context, { path: [folder, ...path], inputs: { manifests: "a\nk" } });
      expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    },
  );

  test("in what a login program says", async (context) => {
    const folder = await complaining("login", context, `cat "$(dirname "$0")/words" >&2; exit 1`);
    const command = join(folder, "login");
    const exec = { apiVersion: "client.authentication.k8s.io/v1", command, interactiveMode: "Never" };
    const config = JSON.parse(await adminKubeconfig()) as object;
    const kubeconfig = JSON.stringify({ ...config, users: [{ name: "lab", user: { exec } }] });
    const run = await push({ "a.yaml": configMap("a") }, context, { inputs: { kubeconfig, "allow-exec": command } });
    expect(run.code).toBe(1);
    expectOnlyText(run, {});
  });

  test("in what an admission webhook says when it refuses", async (context) => {
    const namespace = await newNamespace();
    await startWebhook(namespace, context, (name) => ({
      allowed: false,
      status: { message: payloads[Number(name.slice(2))] ?? "not yet" },
    }));
    const run = await push(
      each((_, index) => named({ name: `a-${index}` })),
      context,
      { namespace },
    );
    expect(run.report?.faults).toHaveLength(payloads.length);
    expectOnlyText(run, { inLog: payloads, inSummary: payloads });
  });

  test("in what an admission policy says when it refuses", async (context) => {
    const files = each((payload, index) => named({ name: `a-${index}`, annotations: { said: payload } }), printable);
    const refusing = await newNamespace();
    await refuseWithWords(refusing);
    const refused = await push(files, context, { namespace: refusing });
    expect(refused.report?.faults).toHaveLength(printable.length);
    expectOnlyText(refused, { inLog: printable, inSummary: printable });
  });

  test("in what the API server answers: errors, causes, conflicts and warnings", async (context) => {
    const namespace = await newNamespace();
    await kubectl([
      "create",
      "rolebinding",
      "edit",
      "--clusterrole=edit",
      "--user=deployer",
      `--namespace=${namespace}`,
    ]);
    const relay = await startAnsweringRelay(cluster, ({ method, url }) => {
      const [, way, index = ""] = /configmaps\/([a-z]+)-(\d+)$/.exec(url.pathname) ?? [];
      const payload = payloads[Number(index)];
      if (method !== "PATCH" || way === undefined || payload === undefined) return undefined;
      return { status: 422, body: JSON.stringify(answers[way]?.(payload)) };
    });
    context.onTestFinished(relay.stop);
    const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
    for (const way of Object.keys(answers)) {
      const files = each((_, index) => named({ name: `${way}-${index}` }));
      const run = await push(files, context, { namespace, inputs: { kubeconfig } });
      expect(run.report?.faults).toHaveLength(payloads.length);
      expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    }
  });

  test("in the warnings that come with an answer", async (context) => {
    const namespace = await newNamespace();
    await kubectl([
      "create",
      "rolebinding",
      "edit",
      "--clusterrole=edit",
      "--user=deployer",
      `--namespace=${namespace}`,
    ]);
    const relay = await startAnsweringRelay(cluster, ({ method, url }) => {
      const [, name = "", index = ""] = /configmaps\/(a-(\d+))$/.exec(url.pathname) ?? [];
      if (method !== "PATCH") return undefined;
      const warning = (printable[Number(index)] ?? "").replace(/["\\]/g, "\\$&");
      const body = JSON.stringify(named({ name, namespace, uid: name, resourceVersion: "1" }));
      return { status: 200, headers: { warning: `299 - "${warning}"` }, body };
    });
    context.onTestFinished(relay.stop);
    const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
    const files = each((_, index) => named({ name: `a-${index}` }), printable);
    const run = await push(files, context, { namespace, inputs: { kubeconfig } });
    expect(run.outputs.result).toBe("deployed");
    expectOnlyText(run, { inLog: printable });
  });

  test("in who the server says that we are, and what it is", async (context) => {
    const all = payloads.map((payload) => payload.slice(0, 200)).join("\n");
    const relay = await startAnsweringRelay(cluster, ({ url }) => {
      const status = { userInfo: { username: all } };
      if (url.pathname.endsWith("/selfsubjectreviews")) return { status: 201, body: JSON.stringify({ status }) };
      return url.pathname === "/version" ? { status: 200, body: JSON.stringify({ gitVersion: all }) } : undefined;
    });
    context.onTestFinished(relay.stop);
    const namespace = await newNamespace();
    await kubectl([
      "create",
      "rolebinding",
      "edit",
      "--clusterrole=edit",
      "--user=deployer",
      `--namespace=${namespace}`,
    ]);
    const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
    const run = await push({ "a.yaml": configMap("a") }, context, { namespace, inputs: { kubeconfig } });
    expect(run.outputs.result).toBe("deployed");
    expectOnlyText(run, { inLog: payloads, inSummary: payloads });
  });
});

/** What a server that is not the cluster's own could say. */
const answers: Readonly<Record<string, (payload: string) => object>> = {
  message: (payload) => ({ kind: "Status", code: 422, reason: payload, message: payload }),
  cause: (payload) => ({
    kind: "Status",
    message: "refused",
    details: { causes: [{ field: payload, message: payload }] },
  }),
  conflict: (payload) => ({
    kind: "Status",
    reason: "Conflict",
    message: "conflict",
    details: {
      causes: [
        { reason: "FieldManagerConflict", field: ".data.x", message: `conflict with "${payload.replaceAll('"', "")}"` },
      ],
    },
  }),
};

/** An admission webhook for the ConfigMaps of one namespace. */
async function startWebhook(namespace: string, context: TestContext, answer: (name: string) => object): Promise<void> {
  const pki = (name: string) => readFile(join(cluster.pki, name), "utf8");
  const server = createServer({ cert: await pki("server.crt"), key: await pki("server.key") }, (request, response) => {
    void request.toArray().then((chunks) => {
      const { request: asked } = JSON.parse(Buffer.concat(chunks as Buffer[]).toString("utf8")) as {
        readonly request: { readonly uid: string; readonly name: string };
      };
      const review = { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview" };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ...review, response: { uid: asked.uid, ...answer(asked.name) } }));
    });
  });
  const port = await listenOnLoopback(server);
  context.onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const webhook = {
    name: "words.pushpull.test",
    admissionReviewVersions: ["v1"],
    sideEffects: "None",
    failurePolicy: "Ignore",
    clientConfig: { url: `https://127.0.0.1:${port}/`, caBundle: Buffer.from(await pki("ca.crt")).toString("base64") },
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
    rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] }],
  };
  const kind = "ValidatingWebhookConfiguration";
  await kubectl(
    ["create", "-f", "-"],
    JSON.stringify({ ...admission, kind, metadata: { name: namespace }, webhooks: [webhook] }),
  );
  await refused(namespace);
}

const admission = { apiVersion: "admissionregistration.k8s.io/v1" };

/** A policy for one namespace that refuses ConfigMaps with the words of their annotation `said`. */
async function refuseWithWords(namespace: string): Promise<void> {
  const words = "has(object.metadata.annotations) ? string(object.metadata.annotations['said']) : 'no words'";
  const policy = {
    ...admission,
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: namespace },
    spec: {
      matchConstraints: {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] }],
      },
      validations: [{ expression: "false", messageExpression: words }],
    },
  };
  const binding = {
    ...admission,
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: namespace },
    spec: { policyName: namespace, validationActions: ["Deny"] },
  };
  await kubectl(["create", "-f", "-"], [policy, binding].map((object) => JSON.stringify(object)).join("\n---\n"));
  await refused(namespace);
}

/** Waits until the server asks whom it was told to ask: it learns of that a moment later. */
async function refused(namespace: string): Promise<void> {
  const probe = ["create", "configmap", "probe", "--dry-run=server", `--namespace=${namespace}`];
  const isRefused = () =>
    kubectl(probe).then(
      () => false,
      () => true,
    );
  await until(isRefused, { what: "the server to ask before it takes a ConfigMap" });
}
