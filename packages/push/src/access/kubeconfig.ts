import { UserError } from "@pushpull/core/errors";
import { parse } from "yaml";
import { misshapen } from "./shape.ts";

/** A kubeconfig, as far as we read it (`client.authentication.k8s.io`, `kubectl config`). */
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
 * @throws UserError when it is none. Never quotes it: what is broken may be a secret.
 */
export function readKubeconfig(input: string): Kubeconfig {
  const config = parseQuietly(decode(input));
  const wrong = isKubeconfig(config) ? misshapen(config) : "";
  if (wrong === undefined) return config as Kubeconfig;
  throw new UserError(`Input 'kubeconfig' is not a kubeconfig${wrong === "" ? "" : `: ${wrong}`}`, {
    code: "kubeconfig",
    hint: "Give the text of the file (what `kubectl config view --raw --minify --flatten` prints), or base64 of it, not a path.",
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

function parseQuietly(text: string): unknown {
  try {
    const value: unknown = parse(text, { logLevel: "error", merge: true });
    // Nothing and null are the same to kubectl.
    return JSON.parse(JSON.stringify(value ?? null), (_, part: unknown) => (part === null ? undefined : part));
  } catch (error) {
    const line = (error as { linePos?: readonly { readonly line: number }[] }).linePos?.[0]?.line;
    throw new UserError(`Input 'kubeconfig' is broken YAML${line === undefined ? "" : ` in its line ${line}`}`, {
      code: "kubeconfig",
      hint: "Check its indentation, and that the secret holds the whole file.",
    });
  }
}

/** Where a kubeconfig leads: the chosen context, and the server behind it. */
export interface Destination {
  readonly context: string;
  readonly namespace: string | undefined;
  readonly server: string;
  readonly user: KubeUser | undefined;
}

/**
 * Chooses a context.
 * @param wanted the name of one; undefined takes the current context
 * @throws UserError when it is not there; it names those that are
 */
export function chooseContext(config: Kubeconfig, wanted: string | undefined): Destination {
  const contexts = config.contexts ?? [];
  const name = wanted ?? config["current-context"] ?? "";
  const known = contexts.map((context) => context.name).join(", ") || "none";
  if (name === "") {
    throw new UserError("The kubeconfig has no current context", {
      code: "kubeconfig",
      hint: `Name one in input 'context'. There are: ${known}.`,
    });
  }
  const context = contexts.find((each) => each.name === name)?.context;
  if (context === undefined) {
    throw new UserError(`The kubeconfig has no context '${name}'`, {
      code: "kubeconfig",
      hint: `There are: ${known}.`,
    });
  }
  const server = config.clusters?.find((cluster) => cluster.name === context.cluster)?.cluster?.server;
  if (server === undefined) {
    throw new UserError(
      `The kubeconfig's context '${name}' names cluster '${context.cluster}', which has no server in it`,
      {
        code: "kubeconfig",
        hint: "Export it whole: `kubectl config view --raw --minify --flatten`.",
      },
    );
  }
  if (!["http:", "https:"].includes(URL.parse(server)?.protocol ?? "")) {
    throw new UserError(`The server of the kubeconfig's cluster '${context.cluster}' is not an address`, {
      code: "kubeconfig",
      hint: "Write it as https://host:6443.",
    });
  }
  const user = config.users?.find((each) => each.name === context.user)?.user;
  return { context: name, namespace: context.namespace || undefined, server, user };
}
