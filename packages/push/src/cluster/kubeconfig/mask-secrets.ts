import { decodeLeniently } from "@pushpull/core/redaction";
import type { Kubeconfig, KubeUser } from "./kubeconfig.ts";

/** `mask` hides a secret in the whole job log, `hide` only in what this run writes. */
export interface SecretSink {
  mask(secret: string): void;
  hide(secret: string): void;
}

/**
 * Masks the secrets in a kubeconfig one by one: masking the whole text would hide words like `kind: Config` in every
 * log. Private keys are masked line by line too, since a runner masks by lines. Any argument or variable of an exec
 * plugin may be secret: it is hidden, unless it is part of a name or an address that is shown anyway.
 */
export function maskSecrets(config: Kubeconfig, { mask, hide }: SecretSink): void {
  const shown = publicText(config);
  for (const { user } of config.users ?? []) {
    if (user === undefined) continue;
    for (const secret of secretsOfUser(user)) mask(secret);
    const { args, env } = user.exec ?? {};
    const values = (env ?? []).map(({ value }) => value);
    for (const value of values) maskPassword(value, mask);
    for (const value of [...values, ...argumentValues(args ?? [])].flatMap(withLastWord)) {
      if (!shown.includes(value)) hide(value);
    }
  }
  maskAddresses(config, mask);
}

/** The parts of a kubeconfig that are shown: its names and servers. */
function publicText({ contexts, clusters, users }: Kubeconfig): string {
  const names = [...(contexts ?? []), ...(clusters ?? []), ...(users ?? [])].map(({ name }) => name);
  const servers = (clusters ?? []).flatMap(({ cluster }) => cluster?.server ?? []);
  return [...names, ...servers].join("\n");
}

/** Subcommands and flags without secret values, as the cloud providers' exec plugins document them. */
const commandWord = /^(eks|get-token|token|ce|cluster|generate-token|kubernetes|kubeconfig|exec-credential)$/;
const plainFlag =
  /^--?(cluster-name|cluster-id|cluster|region|role-arn|profile|output|login|environment|server-id|client-id|tenant-id|version|context|i)$/;

/** The values among a plugin's arguments that are not documented as plain. */
function argumentValues(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, index) => {
    const [flag = "", ...value] = arg.split("=");
    if (flag.startsWith("-")) return value.length > 0 && !plainFlag.test(flag) ? [value.join("=")] : [];
    return plainFlag.test(args[index - 1] ?? "") || commandWord.test(arg) ? [] : [arg];
  });
}

/** `Authorization: Bearer TOKEN` has the token as its last word. */
function withLastWord(value: string): readonly string[] {
  const last = value.slice(value.lastIndexOf(" ") + 1);
  return last === value ? [value] : [value, last];
}

/** Masks the passwords in a kubeconfig's addresses, which `kubectl config view` does not redact. */
export function maskAddresses(config: Kubeconfig, mask: (secret: string) => void): void {
  for (const { cluster } of config.clusters ?? []) {
    for (const address of [cluster?.server, cluster?.["proxy-url"]]) maskPassword(address, mask);
  }
}

/** The variables in which Go programs look for their proxy, in upper or lower case. */
const proxyVariable = /^(https?|all)_proxy$/i;

/** Masks the passwords of proxies in the environment: kubectl prints the address of a proxy that it cannot parse. */
export function maskProxies(env: Readonly<Record<string, string | undefined>>, mask: (secret: string) => void): void {
  for (const [name, address] of Object.entries(env)) if (proxyVariable.test(name)) maskPassword(address, mask);
}

/** `https://user:password@host`, also where it is not a valid URL: the last @ ends the password. */
function maskPassword(address: string | undefined, mask: (secret: string) => void): void {
  const [, user = "", password = ""] = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?([^:/?#]*):(.+)@/is.exec(address ?? "") ?? [];
  if (password === "") return;
  for (const secret of new Set([password, decodeLeniently(password), basicAuth(user, password)])) mask(secret);
}

function basicAuth(user: string, password: string): string {
  return Buffer.from(`${decodeLeniently(user)}:${decodeLeniently(password)}`).toString("base64");
}

const secretName = /token|secret|password|key|credential/i;

function secretsOfUser(user: KubeUser): readonly string[] {
  const key = user["client-key-data"];
  const decoded = key === undefined ? [] : Buffer.from(key, "base64").toString("utf8").split("\n");
  const named = [
    ...Object.entries(user["auth-provider"]?.config ?? {}),
    ...(user.exec?.env ?? []).map(({ name, value }): [string, string] => [name, value]),
  ].flatMap(([name, value]) => (secretName.test(name) ? [value] : []));
  const given = secretArguments(user.exec?.args ?? []);
  return [user.token, user.password, key, ...decoded.filter(isKeyLine), ...named, ...given].filter(
    (secret): secret is string => typeof secret === "string" && secret.trim() !== "",
  );
}

const secretFlag = /^--?[\w-]*(token|secret|password|key)$/i;

/** `--client-secret VALUE` and `--client-secret=VALUE`, as kubelogin takes it. */
function secretArguments(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, index) => {
    const [flag = "", ...value] = arg.split("=");
    if (!secretFlag.test(flag)) return [];
    return value.length > 0 ? [value.join("=")] : (args[index + 1] ?? "");
  });
}

function isKeyLine(line: string): boolean {
  return line.trim() !== "" && !line.startsWith("-----");
}
