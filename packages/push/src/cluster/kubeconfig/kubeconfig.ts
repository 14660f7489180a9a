/** This folder reads, checks and masks a kubeconfig before it is passed to kubectl. */

import { UserError } from "@pushpull/core/errors";
import { parseYaml } from "@pushpull/core/yaml";
import { shapeFault } from "./kubeconfig-shape.ts";

/** The fields of a kubeconfig that are read here (`client.authentication.k8s.io`, `kubectl config`). */
export interface Kubeconfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly { readonly name: string; readonly context?: KubeContext }[] | null;
  readonly clusters?: readonly { readonly name: string; readonly cluster?: KubeCluster }[] | null;
  readonly users?: readonly { readonly name: string; readonly user?: KubeUser }[] | null;
}

export interface KubeCluster {
  readonly server?: string;
  readonly "proxy-url"?: string;
}

export interface KubeContext {
  readonly cluster?: string;
  readonly user?: string;
  readonly namespace?: string;
}

export interface KubeUser {
  readonly token?: string;
  readonly password?: string;
  readonly "client-certificate-data"?: string;
  readonly "client-key-data"?: string;
  readonly "auth-provider"?: {
    readonly name?: string;
    readonly config?: Readonly<Record<string, string>>;
  };
  readonly exec?: {
    readonly command?: string;
    readonly args?: readonly string[] | null;
    readonly env?: readonly { readonly name: string; readonly value: string }[] | null;
  };
}

/**
 * Reads the text of a kubeconfig: YAML or JSON, or base64 of it.
 * @throws UserError when it is not one. The message never quotes the text, which may be a secret.
 */
export function readKubeconfig(input: string): Kubeconfig {
  const config = readYaml(decode(input));
  const fault = isKubeconfig(config) ? shapeFault(config) : "";
  if (fault === undefined) return config as Kubeconfig;
  throw new UserError(`Input 'kubeconfig' is not a kubeconfig${fault === "" ? "" : `: ${fault}`}`, {
    code: "kubeconfig",
    hint: "Set it to the text of the file (the output of `kubectl config view --raw --minify --flatten`) or base64 of it, not to a path.",
  });
}

function isKubeconfig(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const lists = ["contexts", "clusters", "users"].map((name) => (value as Readonly<Record<string, unknown>>)[name]);
  return lists.some(Array.isArray) && lists.every((list) => Array.isArray(list) || (list ?? undefined) === undefined);
}

function decode(input: string): string {
  const base64 = /^[A-Za-z0-9+/\s]+(?:=[=\s]*)?$/.test(input) && !input.includes(":");
  return base64 ? Buffer.from(input, "base64").toString("utf8") : input;
}

function readYaml(text: string): unknown {
  const { documents, faults } = parseYaml(text, "kubeconfig");
  const [document, second] = documents;
  if (faults.length === 0 && second === undefined) {
    // kubectl treats null as absent.
    return JSON.parse(JSON.stringify(document?.value ?? null), (_, part: unknown) =>
      part === null ? undefined : part,
    );
  }
  const line = (faults[0]?.location ?? second?.location)?.line;
  throw new UserError(`Input 'kubeconfig' is not valid YAML${line === undefined ? "" : ` (line ${line})`}`, {
    code: "kubeconfig",
    hint: "Check the indentation, and that the secret holds the whole file.",
  });
}

/** A context of a kubeconfig, with its server and user. */
export interface SelectedContext {
  readonly context: string;
  readonly namespace: string | undefined;
  readonly server: string;
  readonly user: KubeUser | undefined;
}

/**
 * Selects a context.
 * @param wanted its name; undefined selects the current context
 * @throws UserError when it does not exist; the message lists the existing ones
 */
export function selectContext(config: Kubeconfig, wanted: string | undefined): SelectedContext {
  const contexts = config.contexts ?? [];
  const name = wanted ?? config["current-context"] ?? "";
  const known = contexts.map((context) => context.name).join(", ") || "none";
  if (name === "") {
    throw new UserError("The kubeconfig has no current context", {
      code: "kubeconfig",
      hint: `Set input 'context' to one of: ${known}.`,
    });
  }
  const context = contexts.find((each) => each.name === name)?.context;
  if (context === undefined) {
    throw new UserError(`The kubeconfig has no context '${name}'`, {
      code: "kubeconfig",
      hint: `It has: ${known}.`,
    });
  }
  const server = config.clusters?.find((cluster) => cluster.name === context.cluster)?.cluster?.server;
  if (server === undefined) {
    throw new UserError(
      `The kubeconfig's context '${name}' refers to cluster '${context.cluster}', which has no server`,
      {
        code: "kubeconfig",
        hint: "Export the whole kubeconfig: `kubectl config view --raw --minify --flatten`.",
      },
    );
  }
  if (!["http:", "https:"].includes(URL.parse(server)?.protocol ?? "")) {
    throw new UserError(`The server of cluster '${context.cluster}' in the kubeconfig is not a URL`, {
      code: "kubeconfig",
      hint: "Write it as https://host:6443.",
    });
  }
  const user = config.users?.find((each) => each.name === context.user)?.user;
  return { context: name, namespace: context.namespace || undefined, server, user };
}

/** The kubeconfig that is equivalent to inputs `server`, `server-token` and `server-ca`. */
export function serverKubeconfig(server: string, token: string, ca: string | undefined): Kubeconfig {
  const fault = addressFault(server);
  if (fault !== undefined) throw fault;
  const authority = ca === undefined ? {} : { "certificate-authority-data": encodeAuthority(ca) };
  return {
    "current-context": "server",
    contexts: [{ name: "server", context: { cluster: "server", user: "server" } }],
    clusters: [{ name: "server", cluster: { server, ...authority } }],
    users: [{ name: "server", user: { token } }],
  };
}

function addressFault(server: string): UserError | undefined {
  const address = URL.parse(server);
  if (address?.protocol === "https:" && address.username === "" && address.password === "") return undefined;
  return new UserError("Input 'server' is not the URL of an API server", {
    code: "input",
    hint: "Write it as https://host:6443, without a user or a password. Over http the token would be sent unencrypted.",
  });
}

/** Converts PEM, or base64 of PEM, to the base64 of PEM that a kubeconfig contains. */
function encodeAuthority(ca: string): string {
  const pem = ca.includes("-----BEGIN") ? ca : Buffer.from(ca, "base64").toString("utf8");
  if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
    throw new UserError("Input 'server-ca' is not a certificate", {
      code: "input",
      hint: "Set it to the API server's CA in PEM (-----BEGIN CERTIFICATE-----), or base64 of it.",
    });
  }
  return Buffer.from(`${pem.trim()}\n`).toString("base64");
}
