import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { throwFaults, UserError } from "@pushpull/core/errors";
import { writePrivate } from "@pushpull/core/exec";
import { encode } from "./api-encoding.ts";
import type { AccessInputs, AccessPorts } from "./cluster-access.ts";
import { refusedExecPlugins } from "./kubeconfig/exec-plugins.ts";
import { refusedFileReferences } from "./kubeconfig/file-references.ts";
import {
  type Kubeconfig,
  type KubeUser,
  readKubeconfig,
  type SelectedContext,
  selectContext,
  serverKubeconfig,
} from "./kubeconfig/kubeconfig.ts";
import { maskAddresses, maskProxies, maskSecrets } from "./kubeconfig/mask-secrets.ts";
import { parseOutput, withoutQuotations } from "./kubectl.ts";

/** A kubeconfig as it is passed to kubectl, and the server and user that it selects. */
export interface KubeconfigSource {
  /** Command-line flags for kubectl. */
  readonly args: readonly string[];
  /** The kubeconfig that was written for the run; undefined where kubectl finds one by its own rules. */
  readonly file: string | undefined;
  readonly context: string | undefined;
  readonly server: string;
  readonly namespace: string;
  /** The user that logs in; undefined if the kubeconfig has none. */
  readonly user: KubeUser | undefined;
}

/**
 * Finds the kubeconfig: the one given as text, one built from input `server`, or the one that kubectl finds itself. The
 * first two are written into the run's own folder, after their secrets have been masked.
 * @throws UserError for invalid inputs, or when there is no kubeconfig
 */
export async function findKubeconfig(inputs: AccessInputs, ports: AccessPorts): Promise<KubeconfigSource> {
  maskProxies(ports.env, ports.mask);
  throwFaults(contradictions(inputs));
  if (inputs.server !== undefined) {
    return writeKubeconfig(serverKubeconfig(inputs.server, inputs.serverToken ?? "", inputs.serverCa), inputs, ports);
  }
  if (inputs.kubeconfig !== undefined) {
    return writeKubeconfig(readKubeconfig(inputs.kubeconfig), inputs, ports);
  }
  return (
    (await defaultKubeconfig(inputs, ports)) ?? (await podServiceAccount(ports)) ?? noKubeconfig(ports.env.KUBECONFIG)
  );
}

function contradictions(inputs: AccessInputs): readonly UserError[] {
  const fault = (message: string, hint: string) => new UserError(message, { code: "input", hint });
  const faults: UserError[] = [];
  if (inputs.kubeconfig !== undefined && inputs.server !== undefined) {
    faults.push(fault("Inputs 'kubeconfig' and 'server' are both set", "Remove one: both select the cluster."));
  }
  if (inputs.server !== undefined && inputs.serverToken === undefined) {
    faults.push(
      fault("Input 'server' is set, but 'server-token' is not", "Set it to the token of a user or ServiceAccount."),
    );
  }
  if (inputs.server === undefined && (inputs.serverToken ?? inputs.serverCa) !== undefined) {
    faults.push(fault("Inputs 'server-token' and 'server-ca' need 'server'", "Add the API server's address."));
  }
  return faults;
}

async function writeKubeconfig(
  config: Kubeconfig,
  inputs: AccessInputs,
  ports: AccessPorts,
): Promise<KubeconfigSource> {
  maskSecrets(config, ports);
  throwFaults([...refusedExecPlugins(config, inputs.allowExec), ...refusedFileReferences(config)]);
  const selected = selectContext(config, inputs.server === undefined ? inputs.context : undefined);
  const file = join(ports.folder, "kubeconfig");
  // Serialized again, so that kubectl reads exactly what was checked and masked, even where its YAML parser differs.
  await writeFile(file, encode({ ...config, "current-context": selected.context }));
  return toSource(selected, [`--kubeconfig=${file}`], file);
}

async function writeFile(file: string, content: string): Promise<void> {
  try {
    await writePrivate(file, content);
  } catch (cause) {
    throw new UserError(`The kubeconfig cannot be written: ${(cause as Error).message}`, {
      code: "runner",
      hint: "Check that the disk of the runner's RUNNER_TEMP is not full.",
      cause,
    });
  }
}

/** The kubeconfig that kubectl itself uses: the merged files of `KUBECONFIG`, or `~/.kube/config`. */
async function defaultKubeconfig(inputs: AccessInputs, ports: AccessPorts): Promise<KubeconfigSource | undefined> {
  rejectKubeconfigText(ports.env.KUBECONFIG ?? "");
  const { code, stdout, stderr } = await ports.kubectl(["config", "view", "--output=json"]);
  if (code !== 0) {
    throw new UserError(`kubectl cannot read its kubeconfig: ${withoutQuotations(stderr.trim())}`, {
      code: "kubeconfig",
      hint: "Check the file that KUBECONFIG names, or ~/.kube/config.",
    });
  }
  const config = parseOutput(stdout) as Kubeconfig;
  maskAddresses(config, ports.mask);
  if ((config.contexts ?? []).length === 0) return undefined;
  const selected = selectContext(config, inputs.context);
  return toSource(selected, [`--context=${selected.context}`], undefined);
}

/** Rejects a KUBECONFIG that holds the text of a kubeconfig: kubectl would print it as a path that does not exist. */
function rejectKubeconfigText(named: string): void {
  const decoded = /^[\w+/=\s-]{64,}$/.test(named) ? Buffer.from(named, "base64").toString("utf8") : "";
  if (![named, decoded].some((text) => /\b(apiVersion|clusters|contexts|users)\b"?\s*:/.test(text))) return;
  throw new UserError("The environment variable KUBECONFIG holds the text of a kubeconfig instead of its path", {
    code: "kubeconfig",
    hint: "Pass the text in input 'kubeconfig'.",
  });
}

function toSource(
  { context, namespace, server, user }: SelectedContext,
  args: readonly string[],
  file: string | undefined,
): KubeconfigSource {
  const behindPath = (URL.parse(server)?.pathname ?? "/") !== "/";
  return {
    args: [...args, ...(behindPath ? ["--append-server-path"] : [])],
    file,
    context,
    server,
    namespace: namespace ?? "default",
    user,
  };
}

const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";

/** Inside a pod, kubectl uses the pod's own ServiceAccount (Kubernetes docs, "Accessing the API from within a Pod"). */
async function podServiceAccount({ env }: AccessPorts): Promise<KubeconfigSource | undefined> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (host === undefined || port === undefined) return undefined;
  const namespace = await readFile(join(serviceAccount, "namespace"), "utf8").catch(() => undefined);
  if (namespace === undefined) return undefined;
  const server = `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return { args: [], file: undefined, context: undefined, server, namespace: namespace.trim(), user: undefined };
}

function noKubeconfig(named: string | undefined): never {
  const where = named ? `: KUBECONFIG is '${named}', which contains no context` : "";
  throw new UserError(`No kubeconfig found${where}`, {
    code: "kubeconfig",
    hint: "Set input 'kubeconfig', or 'server' and 'server-token', or log in with your cloud's own action in an earlier step.",
  });
}
