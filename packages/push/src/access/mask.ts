import { decodeLeniently } from "@pushpull/core/redaction";
import type { Kubeconfig, KubeUser } from "./kubeconfig.ts";

/** Where secrets go: what is masked is hidden in all of the job's log, what is hidden only in what we write. */
export interface SecretSink {
  mask(secret: string): void;
  hide(secret: string): void;
}

/**
 * Masks the secrets in a kubeconfig, each by itself: masking the whole text would hide words like `kind: Config` in
 * every log. Private keys come line by line too, since a runner masks by lines. What a login program is given may be
 * secret under any name: it is hidden, unless the kubeconfig has it in a name or an address that is shown anyway.
 */
export function maskSecrets(config: Kubeconfig, { mask, hide }: SecretSink): void {
  const shown = shownOf(config);
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

/** What is shown of a kubeconfig: the names in it, and its servers. */
function shownOf({ contexts, clusters, users }: Kubeconfig): string {
  const names = [...(contexts ?? []), ...(clusters ?? []), ...(users ?? [])].map(({ name }) => name);
  const servers = (clusters ?? []).flatMap(({ cluster }) => cluster?.server ?? []);
  return [...names, ...servers].join("\n");
}

/** The words of commands, and the flags with a value that is no secret, which cloud providers' login programs document. */
const commandWord = /^(eks|get-token|token|ce|cluster|generate-token|kubernetes|kubeconfig|exec-credential)$/;
const plainFlag =
  /^--?(cluster-name|cluster-id|cluster|region|role-arn|profile|output|login|environment|server-id|client-id|tenant-id|version|context|i)$/;

/** The values among a program's arguments that are not documented as plain. */
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

/** Masks the passwords in a kubeconfig's addresses, which `kubectl config view` shows as they are. */
export function maskAddresses(config: Kubeconfig, mask: (secret: string) => void): void {
  for (const { cluster } of config.clusters ?? []) {
    for (const address of [cluster?.server, cluster?.["proxy-url"]]) maskPassword(address, mask);
  }
}

/** What Go programs find their proxy by, in capitals or not. */
const proxyVariable = /^(https?|all)_proxy$/i;

/** Masks the passwords of proxies in the environment: kubectl quotes the address of one that it cannot read. */
export function maskProxies(env: Readonly<Record<string, string | undefined>>, mask: (secret: string) => void): void {
  for (const [name, address] of Object.entries(env)) if (proxyVariable.test(name)) maskPassword(address, mask);
}

/** A text of others without the names and passwords in its addresses: where it goes, nothing may be masked. */
export function withoutPasswords(text: string): string {
  return text.replace(/\/\/[^/\s"]*@/g, "//");
}

/** `https://user:password@host`, also where it is too broken to be an address: the last @ ends the password. */
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
