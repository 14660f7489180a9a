/**
 * Connects to the API server: finds a kubeconfig, starts `kubectl proxy`, and sends requests through it. Knows nothing
 * about the objects that are applied.
 */

import type { Api } from "./api.ts";
import { createApi } from "./api-client.ts";
import { whileConnecting } from "./api-retry.ts";
import type { AccessInputs, AccessPorts, Cluster } from "./cluster-access.ts";
import { explainConnection, notKubernetes } from "./connection-errors.ts";
import { findKubeconfig, type KubeconfigSource } from "./find-kubeconfig.ts";
import { kubectlVersion, skewWarning, type Version } from "./kubectl.ts";
import { type KubectlProxy, startProxy } from "./kubectl-proxy.ts";
import { openTransport } from "./transport.ts";

/**
 * Connects to a cluster, and reads its version and the identity it sees.
 * @throws UserError when the connection or the login fails
 */
export async function openCluster(inputs: AccessInputs, ports: AccessPorts): Promise<Cluster> {
  const { redact } = ports;
  const source = await findKubeconfig(inputs, ports);
  const [proxy, client] = await startKubectl(source, ports);
  const transport = openTransport(proxy.endpoint, proxy.assertRunning);
  const server = withoutCredentials(source.server);
  const explain = (error: unknown) => explainConnection(error, { server, user: source.user }, proxy.stderr());
  // The first failure of parallel requests ends the run; the others must not be retried on a closed connection.
  const closed = new AbortController();
  const signal = AbortSignal.any([ports.signal, closed.signal]);
  const close = async () => {
    closed.abort();
    transport.close();
    await proxy.close();
  };
  try {
    const { version, identity } = await identify(createApi(transport, { signal, redact, policy: whileConnecting }));
    const skew = skewWarning(client, version);
    if (skew !== undefined) ports.warn(skew);
    return {
      api: createApi(transport, { signal, redact }),
      identity,
      server,
      context: source.context,
      kubeFlags: { kubeconfig: source.file, context: source.context },
      namespace: source.namespace,
      version: version.gitVersion ?? "unknown",
      explain,
      close,
    };
  } catch (error) {
    await close();
    throw explain(error);
  }
}

/** Starts the proxy and reads kubectl's version in parallel. An unclosed proxy would keep the run from ending. */
async function startKubectl({ args }: KubeconfigSource, ports: AccessPorts): Promise<readonly [KubectlProxy, Version]> {
  const [proxy, version] = await Promise.allSettled([startProxy({ ...ports, args }), kubectlVersion(ports.kubectl)]);
  if (proxy.status === "fulfilled" && version.status === "fulfilled") return [proxy.value, version.value];
  if (proxy.status === "fulfilled") await proxy.value.close();
  // If kubectl cannot even print its version, the kubeconfig is not the cause.
  throw [version, proxy].find((each) => each.status === "rejected")?.reason;
}

async function identify(api: Api): Promise<{ readonly version: Version; readonly identity: string }> {
  const review = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  const [version, self] = await Promise.all([
    api.send({ method: "GET", path: "/version" }),
    api.send({ method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", body: review }),
  ]);
  if (typeof (version.body as Version).gitVersion !== "string") throw notKubernetes();
  const status = (self.body as { readonly status?: { readonly userInfo?: { readonly username?: string } } }).status;
  return { version: version.body as Version, identity: status?.userInfo?.username ?? "unknown" };
}

function withoutCredentials(server: string): string {
  const address = URL.parse(server);
  if (address === null) return server;
  address.username = "";
  address.password = "";
  return address.href.replace(/\/$/, "");
}
