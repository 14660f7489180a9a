/** What the tests of smuggling share: objects with payloads in them, and servers and programs that say payloads. */
import { chmod, readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { listenOnLoopback } from "../lab/ports.ts";
import { until } from "../lab/until.ts";
import { adminKubeconfig, cluster, kubectl, newNamespace, path } from "./cluster.ts";
import { payloads } from "./payloads.ts";
import { type PushOptions, runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

type Files = Readonly<Record<string, string>>;

interface PushResult {
  readonly namespace?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly path?: readonly string[];
}

/** Pushes all files of a workspace. */
export async function push(files: Files, context: TestContext, { inputs = {}, ...more }: PushResult = {}) {
  const workspace = await makeWorkspace(files);
  context.onTestFinished(workspace.remove);
  const namespace = more.namespace ?? (await newNamespace());
  const kubeconfig = await adminKubeconfig();
  const options: PushOptions = { workspace, path, inputs: { manifests: ".", namespace, kubeconfig, ...inputs } };
  return runPush({ ...options, ...more });
}

/** One file with an object for each payload. */
export function each(toObject: (payload: string, index: number) => object, of = payloads): Files {
  return { "all.yaml": of.map((payload, index) => JSON.stringify(toObject(payload, index))).join("\n---\n") };
}

export function named(metadata: object): object {
  return { apiVersion: "v1", kind: "ConfigMap", metadata };
}

/** A program that prints all payloads on its standard error, each as its last line once. */
export async function complaining(name: string, context: TestContext, script: string): Promise<string> {
  const folder = await makeWorkspace({ [name]: `#!/bin/sh\n${script}\n`, words: payloads.join("\n") });
  context.onTestFinished(folder.remove);
  await chmod(join(folder.path, name), 0o755);
  return folder.path;
}

/** An admission webhook for the ConfigMaps of one namespace. */
export async function startWebhook(
  namespace: string,
  context: TestContext,
  answer: (name: string) => object,
): Promise<void> {
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
export async function refuseWithWords(namespace: string): Promise<void> {
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
