import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { throwFaults, UserError, writePrivate } from "@pushpull/core";
import { encode } from "../api/encode.ts";
import { withoutQuotes } from "../kubectl-words.ts";
import { refusedExecPlugins } from "./exec-plugins.ts";
import { chooseContext, type Destination, type Kubeconfig, type KubeUser, readKubeconfig } from "./kubeconfig.ts";
import { refusedFiles } from "./kubeconfig-files.ts";
import { readAnswer } from "./kubectl.ts";
import { maskAddresses, maskProxies, maskSecrets } from "./mask.ts";
import { serverKubeconfig } from "./server.ts";
import type { AccessInputs, AccessPorts } from "./types.ts";

/** What kubectl is told, and where that leads. */
export interface Route {
  /** Flags for kubectl. */
  readonly args: readonly string[];
  readonly context: string | undefined;
  readonly server: string;
  readonly namespace: string;
  /** Who logs in, as far as the kubeconfig shows it. */
  readonly user: KubeUser | undefined;
}

/**
 * Finds the kubeconfig: the one given as text, the one that `server` stands for, or the one that kubectl finds itself.
 * Given ones are written into the run's own folder, and their secrets masked first.
 * @throws UserError for all that is wrong with the inputs, or when there is no way into any cluster
 */
export async function resolveKubeconfig(inputs: AccessInputs, ports: AccessPorts): Promise<Route> {
  maskProxies(ports.env, ports.mask);
  throwFaults(contradictions(inputs));
  if (inputs.server !== undefined) {
    return useGiven(serverKubeconfig(inputs.server, inputs.serverToken ?? "", inputs.serverCa), inputs, ports);
  }
  if (inputs.kubeconfig !== undefined) {
    return useGiven(readKubeconfig(inputs.kubeconfig), inputs, ports);
  }
  return (await kubectlsOwn(inputs, ports)) ?? (await insidePod(ports)) ?? noKubeconfig(ports.env.KUBECONFIG);
}

function contradictions(inputs: AccessInputs): readonly UserError[] {
  const fault = (message: string, hint: string) => new UserError(message, { code: "input", hint });
  const faults: UserError[] = [];
  if (inputs.kubeconfig !== undefined && inputs.server !== undefined) {
    faults.push(fault("Inputs 'kubeconfig' and 'server' are both set", "Keep one: each says where the cluster is."));
  }
  if (inputs.server !== undefined && inputs.serverToken === undefined) {
    faults.push(fault("Input 'server' is set and 'server-token' is not", "Give a token of a user or ServiceAccount."));
  }
  if (inputs.server === undefined && (inputs.serverToken ?? inputs.serverCa) !== undefined) {
    faults.push(fault("Inputs 'server-token' and 'server-ca' need 'server'", "Add the API server's address."));
  }
  return faults;
}

async function useGiven(config: Kubeconfig, inputs: AccessInputs, ports: AccessPorts): Promise<Route> {
  maskSecrets(config, ports);
  throwFaults([...refusedExecPlugins(config, inputs.allowExec), ...refusedFiles(config)]);
  const destination = chooseContext(config, inputs.server === undefined ? inputs.context : undefined);
  const file = join(ports.folder, "kubeconfig");
  // Written anew, so that kubectl reads what has been checked and masked, whatever else its YAML makes of the text.
  await writeNew(file, encode({ ...config, "current-context": destination.context }));
  return toRoute(destination, [`--kubeconfig=${file}`]);
}

async function writeNew(file: string, content: string): Promise<void> {
  try {
    await writePrivate(file, content);
  } catch (cause) {
    throw new UserError(`The kubeconfig cannot be written: ${(cause as Error).message}`, {
      code: "runner",
      hint: "See to it that the disk of the runner's RUNNER_TEMP is not full.",
      cause,
    });
  }
}

/** Asks kubectl, which merges the files of `KUBECONFIG`, or reads the home folder's. */
async function kubectlsOwn(inputs: AccessInputs, ports: AccessPorts): Promise<Route | undefined> {
  refuseText(ports.env.KUBECONFIG ?? "");
  const { code, stdout, stderr } = await ports.kubectl(["config", "view", "--output=json"]);
  if (code !== 0) {
    throw new UserError(`kubectl cannot read its kubeconfig: ${withoutQuotes(stderr.trim())}`, {
      code: "kubeconfig",
      hint: "Check the file that KUBECONFIG names, or ~/.kube/config.",
    });
  }
  const config = readAnswer(stdout) as Kubeconfig;
  maskAddresses(config, ports.mask);
  if ((config.contexts ?? []).length === 0) return undefined;
  const destination = chooseContext(config, inputs.context);
  return toRoute(destination, [`--context=${destination.context}`]);
}

/** A kubeconfig's text where the path of one belongs would be quoted, by kubectl and by us, as a path that leads nowhere. */
function refuseText(named: string): void {
  const decoded = /^[\w+/=\s-]{64,}$/.test(named) ? Buffer.from(named, "base64").toString("utf8") : "";
  if (![named, decoded].some((text) => /\b(apiVersion|clusters|contexts|users)\b"?\s*:/.test(text))) return;
  throw new UserError("The environment variable KUBECONFIG holds the text of a kubeconfig, where its path belongs", {
    code: "kubeconfig",
    hint: "Give the text in input 'kubeconfig'.",
  });
}

function toRoute({ context, namespace, server, user }: Destination, args: readonly string[]): Route {
  const behindPath = (URL.parse(server)?.pathname ?? "/") !== "/";
  return {
    args: [...args, ...(behindPath ? ["--append-server-path"] : [])],
    context,
    server,
    namespace: namespace ?? "default",
    user,
  };
}

const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";

/** In a pod kubectl takes the pod's own ServiceAccount (Kubernetes docs, "Accessing the API from within a Pod"). */
async function insidePod({ env }: AccessPorts): Promise<Route | undefined> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (host === undefined || port === undefined) return undefined;
  const namespace = await readFile(join(serviceAccount, "namespace"), "utf8").catch(() => undefined);
  if (namespace === undefined) return undefined;
  const server = `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return { args: [], context: undefined, server, namespace: namespace.trim(), user: undefined };
}

function noKubeconfig(named: string | undefined): never {
  const where = named ? `: KUBECONFIG is '${named}', and there is no context in it` : "";
  throw new UserError(`There is no kubeconfig${where}`, {
    code: "kubeconfig",
    hint: "Give one in input 'kubeconfig', or 'server' with 'server-token', or log in with your cloud's own action in a step before this one.",
  });
}
