/** Connections to an API server behind a proxy or a path, and from inside of a pod. */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { type ConnectProxyOptions, startConnectProxy } from "../lab/connect-proxy.ts";
import { listenOnLoopback } from "../lab/ports.ts";
import { until } from "../lab/until.ts";
import { users } from "../lab/users.ts";
import { allow, cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { refuse } from "./refused.ts";
import { type PushOptions, runPush } from "./run-push.ts";
import { onceWaiting } from "./through.ts";
import { makeWorkspace } from "./workspace.ts";

async function push(namespace: string, options: Partial<PushOptions>, text = configMap("a")) {
  const workspace = await makeWorkspace({ "a.yaml": text });
  const inputs = { manifests: "a.yaml", namespace, ...options.inputs };
  return runPush({ workspace, path, ...options, inputs }).finally(workspace.remove);
}

type Context = Pick<TestContext, "onTestFinished">;

describe.skipIf(!cluster.own).concurrent("an HTTP proxy", () => {
  const password = "pa55+word/of%20the proxy";
  const inUrl = encodeURIComponent(password);
  /** No proxy is ever asked for a loopback address (Go's `net/http`); this one leads there, and is none. */
  const server = cluster.server.replace("127.0.0.1", "0.0.0.0");
  const kubeconfig = async (more: Readonly<Record<string, string>> = {}) =>
    kubeconfigFor(users.deployer, server, { "tls-server-name": "localhost", ...more });
  const start = async ({ onTestFinished }: Context, options: Partial<ConnectProxyOptions> = {}) => {
    const proxy = await startConnectProxy({ to: cluster.server, credentials: `robot:${password}`, ...options });
    onTestFinished(proxy.stop);
    return proxy;
  };
  const setUp = async () => {
    const namespace = await newNamespace();
    await allow("deployer", namespace, "configmaps");
    return namespace;
  };

  test("that the environment names is used, and its password is not shown", async (context) => {
    const [namespace, proxy] = [await setUp(), await start(context)];
    const env = { HTTPS_PROXY: `http://robot:${inUrl}@${proxy.host}`, NODE_USE_ENV_PROXY: "1" };
    const run = await push(namespace, { inputs: { kubeconfig: await kubeconfig() }, env });
    expect(run.errors).toEqual([]);
    expect(await get("configmap", "a", namespace)).toBeDefined();
    expect(new Set(proxy.asked)).toEqual(new Set([new URL(server).host]));
    for (const form of [password, inUrl]) expect(run.log).toContain(`::add-mask::${form.replaceAll("%", "%25")}\n`);
    expect(shown(run)).not.toMatch(/pa55/);
  });

  test("is not used for a server that no_proxy names", async (context) => {
    const [namespace, proxy] = [await setUp(), await start(context)];
    const env = { https_proxy: `http://robot:${inUrl}@${proxy.host}`, no_proxy: "example.com,0.0.0.0" };
    const run = await push(namespace, { inputs: { kubeconfig: await kubeconfig() }, env });
    expect(run.errors).toEqual([]);
    expect(await get("configmap", "a", namespace)).toBeDefined();
    expect(proxy.asked).toEqual([]);
  });

  test("that the kubeconfig names is used", async (context) => {
    const [namespace, proxy] = [await setUp(), await start(context)];
    const inputs = { kubeconfig: await kubeconfig({ "proxy-url": `http://robot:${inUrl}@${proxy.host}` }) };
    const run = await push(namespace, { inputs });
    expect(run.errors).toEqual([]);
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(shown(run)).not.toMatch(/pa55/);
  });

  test("that blocks all connections for a while during a rollout is waited for", async (context) => {
    const [namespace, proxy] = [await newNamespace(), await start(context)];
    await allow("deployer", namespace, "deployments.apps");
    let refused = 0;
    const close = () => {
      const [open, before] = [proxy.close(), proxy.asked.length];
      const opened = until(() => proxy.asked.length >= before + 3, { what: "three tries to get through" });
      return opened.then(() => {
        refused = proxy.asked.length - before;
        open();
      });
    };
    let closed: Promise<void> | undefined;
    const run = await push(
      namespace,
      {
        inputs: { kubeconfig: await kubeconfig() },
        env: { HTTPS_PROXY: `http://robot:${inUrl}@${proxy.host}` },
        onStart: onceWaiting(() => {
          closed = close();
        }),
      },
      deployment("web", "shop/web:1-slow"),
    );
    await closed;
    expect(run.errors).toEqual([]);
    expect(refused).toBeGreaterThanOrEqual(3);
    expect(await get("deployment", "web", namespace)).toMatchObject({ status: { readyReplicas: 2 } });
  });

  test.for([
    ["that wants another password", (host: string) => `http://robot:pa55-wrong@${host}`],
    ["that is not there", () => "http://robot:pa55-lost@127.0.0.1:1"],
  ] as const)("%s is named as what is in the way, without its password", async ([, address], context) => {
    const proxy = await start(context);
    const env = { HTTPS_PROXY: address(proxy.host) };
    const run = await refuse({ files: {}, inputs: { kubeconfig: await kubeconfig() }, env });
    expect(run.errors).toEqual([
      expect.stringMatching(/^The proxy in front of the API server refuses the connection .*HTTPS_PROXY/),
    ]);
    expect(shown(run)).not.toMatch(/pa55/);
  });

  test("with an invalid address is named, without its password", async () => {
    const run = await refuse({
      files: {},
      inputs: { kubeconfig: await kubeconfig({ "proxy-url": "http://robot:pa55%zz@127.0.0.1:1" }) },
    });
    expect(run.errors).toEqual([expect.stringMatching(/^The proxy .*proxy-url/)]);
    expect(shown(run)).not.toMatch(/pa55/);
  });
});

/** All that is shown of a run, masks apart. */
function shown({ log, summary, report, outputs, postLog }: Awaited<ReturnType<typeof runPush>>): string {
  return [log.replace(/^::add-mask::.*$/gm, ""), summary, JSON.stringify([report, outputs]), postLog].join("\n");
}

describe.skipIf(!cluster.own).concurrent("a server", () => {
  test("behind a path is deployed to, and its rollout followed", async ({ onTestFinished }) => {
    const namespace = await newNamespace();
    await allow("deployer", namespace, "deployments.apps");
    const watches: string[] = [];
    const relay = await startAnsweringRelay({ ...cluster, behind: "/k8s/clusters/c-1" }, ({ url }) => {
      if (url.searchParams.has("watch")) watches.push(url.pathname);
      return undefined;
    });
    onTestFinished(relay.stop);
    const inputs = { kubeconfig: await kubeconfigFor(users.deployer, relay.server) };
    const run = await push(namespace, { inputs }, deployment("web", "shop/web:1-slow"));
    expect(run.errors).toEqual([]);
    expect(run.log).toContain(`Cluster    ${relay.server} (context lab)`);
    expect(await get("deployment", "web", namespace)).toMatchObject({ status: { readyReplicas: 2 } });
    expect(watches).toEqual([expect.stringMatching(/deployments$/)]);
  });

  test("whose path is missing is not mistaken for an API server", async ({ onTestFinished }) => {
    const relay = await startAnsweringRelay({ ...cluster, behind: "/k8s/clusters/c-1" }, () => undefined);
    onTestFinished(relay.stop);
    const inputs = { kubeconfig: await kubeconfigFor(users.deployer, new URL(relay.server).origin) };
    const run = await refuse({ files: {}, inputs });
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^The API server refuses the connection .*: default backend - 404\. Check that the address/,
      ),
    ]);
  });

  test("that does not use TLS is named", async ({ onTestFinished }) => {
    const server = createServer((_, response) => response.end("hello"));
    const port = await listenOnLoopback(server);
    onTestFinished(() => void server.close());
    const inputs = { kubeconfig: await kubeconfigFor(users.deployer, `https://127.0.0.1:${port}`) };
    const run = await refuse({ files: {}, inputs });
    expect(run.errors).toEqual([
      expect.stringMatching(/^The server at the API server's address does not use TLS .*Check the port/),
    ]);
  });

  test("behind a gateway that sends an HTML page is reported with its text, not with the page", async ({
    onTestFinished,
  }) => {
    const body =
      "<html><head><style>p{}</style><title>No</title></head><body><p>Ask the network team</p></body></html>";
    const page = { status: 403, headers: { "content-type": "text/html" }, body };
    const relay = await startAnsweringRelay(cluster, () => page);
    onTestFinished(relay.stop);
    const run = await refuse({ files: {}, inputs: { kubeconfig: await kubeconfigFor(users.deployer, relay.server) } });
    expect(run.errors).toEqual([
      expect.stringMatching(/^The API server refuses the connection .*: No Ask the network team\. /),
    ]);
  });
});

/** In a file system of its own, with a ServiceAccount where a pod has it. */
const inPod = ["unshare", "--map-root-user", "--mount", "sh", "-c"];
const mount = `mount -t tmpfs none /run && mkdir -p /run/secrets/kubernetes.io && cp -r "$POD_ACCOUNT" /run/secrets/kubernetes.io/serviceaccount && exec "$@"`;
const canMount = spawnSync(inPod[0] ?? "", [...inPod.slice(1), "mount -t tmpfs none /run"]).status === 0;

test.skipIf(!cluster.own || !canMount)(
  "in a pod, the pod's own ServiceAccount deploys into the pod's own namespace",
  async ({ onTestFinished }) => {
    const namespace = await newNamespace();
    const account = `system:serviceaccount:${namespace}:robot`;
    await kubectl(["create", "serviceaccount", "robot", "-n", namespace]);
    await allow(account, namespace, "configmaps");
    const files = await makeWorkspace({
      namespace,
      token: await kubectl(["create", "token", "robot", "-n", namespace]),
      "ca.crt": await readFile(join(cluster.pki, "ca.crt"), "utf8"),
    });
    onTestFinished(files.remove);
    const { hostname, port } = new URL(cluster.server);
    const env = { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port, POD_ACCOUNT: files.path };
    const workspace = await makeWorkspace({ "a.yaml": configMap("a") });
    onTestFinished(workspace.remove);
    const through = [...inPod, mount, "sh"];
    const run = await runPush({ workspace, path, env, inputs: { manifests: "a.yaml" }, through });
    expect(run.errors).toEqual([]);
    expect(run.log).toContain(`Identity   ${account}`);
    expect(await get("configmap", "a", namespace)).toBeDefined();
  },
);

test("outside of a pod, the variables of a pod are ignored", async () => {
  const env = { KUBERNETES_SERVICE_HOST: "127.0.0.1", KUBERNETES_SERVICE_PORT: "1" };
  const run = await refuse({ files: {}, inputs: { kubeconfig: "" }, env });
  expect(run.errors).toEqual([expect.stringMatching(/^No kubeconfig found\./)]);
});
