import type { Kubeconfig, KubeUser } from "./kubeconfig.ts";

/**
 * Masks the secrets in a kubeconfig, each by itself: masking the whole text would hide words like `kind: Config` in
 * every log. Private keys come line by line too, since a runner masks by lines.
 */
export function maskSecrets(config: Kubeconfig, mask: (secret: string) => void): void {
  for (const { user } of config.users ?? []) {
    for (const secret of user === undefined ? [] : secretsOfUser(user)) mask(secret);
  }
  for (const { cluster } of config.clusters ?? []) {
    for (const address of [cluster?.server, cluster?.["proxy-url"]]) maskPassword(address, mask);
  }
}

/** Masks the passwords in the addresses of proxies that programs take from the environment. */
export function maskProxies(env: Readonly<Record<string, string | undefined>>, mask: (secret: string) => void): void {
  for (const [name, value] of Object.entries(env)) if (/_proxy$/i.test(name)) maskPassword(value, mask);
}

/** A text of others without the names and passwords in its addresses: where it goes, nothing may be masked. */
export function withoutPasswords(text: string): string {
  return text.replace(/\/\/[^/\s"]*@/g, "//");
}

/** Masks the password in an address, as it is written and as it is meant. */
function maskPassword(address: string | undefined, mask: (secret: string) => void): void {
  const [, written] = /^(?:\w+:\/\/)?[^/:]*:([^/]+)@/.exec(address ?? "") ?? [];
  if (written !== undefined) for (const form of new Set([written, decoded(written)])) mask(form);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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
