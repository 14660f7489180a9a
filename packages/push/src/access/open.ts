import { UserError } from "@pushpull/core";
import { createApi } from "../api/client.ts";
import type { Api } from "../api/port.ts";
import { greeting } from "../api/retry.ts";
import { openTransport } from "../api/transport.ts";
import { explainAccess } from "./explain.ts";
import { kubectlVersion, skewWarning, type Version } from "./kubectl.ts";
import { type KubectlProxy, startProxy } from "./proxy.ts";
import { type Route, resolveKubeconfig } from "./resolve.ts";
import type { AccessInputs, AccessPorts, Cluster } from "./types.ts";

/**
 * Opens the way into a cluster, and asks it who we are to it.
 * @throws UserError for whatever keeps us out
 */
export async function openCluster(inputs: AccessInputs, ports: AccessPorts): Promise<Cluster> {
  const { redact } = ports;
  const source = await resolveKubeconfig(inputs, ports);
  const [proxy, client] = await startKubectl(source, ports);
  const transport = openTransport(proxy.endpoint, proxy.mustRun);
  const server = withoutCredentials(source.server);
  const explain = (error: unknown) => explainAccess(error, { server, user: source.user }, proxy.stderr());
  // Of requests side by side the first failure is the end; the others would try a closed way again and again.
  const closed = new AbortController();
  const signal = AbortSignal.any([ports.signal, closed.signal]);
  const close = async () => {
    closed.abort();
    transport.close();
    await proxy.close();
  };
  try {
    const { version, identity } = await greet(createApi(transport, { signal, redact, patience: greeting }));
    const skew = skewWarning(client, version);
    if (skew !== undefined) ports.warn(skew);
    return {
      api: createApi(transport, { signal, redact }),
      identity,
      server,
      context: source.context,
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

/** Starts the proxy and asks for the version side by side. A proxy that nobody closes would keep the run from ending. */
async function startKubectl({ args }: Route, ports: AccessPorts): Promise<readonly [KubectlProxy, Version]> {
  const [proxy, version] = await Promise.allSettled([startProxy({ ...ports, args }), kubectlVersion(ports.kubectl)]);
  if (proxy.status === "fulfilled" && version.status === "fulfilled") return [proxy.value, version.value];
  if (proxy.status === "fulfilled") await proxy.value.close();
  // Where kubectl does not even know its version, the kubeconfig is not the reason.
  throw [version, proxy].find((end) => end.status === "rejected")?.reason;
}

async function greet(api: Api): Promise<{ readonly version: Version; readonly identity: string }> {
  const review = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  const [version, self] = await Promise.all([
    api.send({ method: "GET", path: "/version" }),
    api.send({ method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", body: review }),
  ]);
  if (typeof (version.body as Version | undefined)?.gitVersion !== "string") {
    throw new UserError("What answers at the server's address is not a Kubernetes API server", {
      code: "unreachable",
      hint: "Check the address in the kubeconfig. A login page or a proxy may stand before the cluster.",
    });
  }
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
