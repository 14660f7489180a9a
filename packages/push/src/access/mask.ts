import type { Kubeconfig, KubeUser } from "./kubeconfig.ts";

/**
 * Masks the secrets in a kubeconfig, each by itself: masking the whole text would hide words like `kind: Config` in
 * every log. Private keys come line by line too, since a runner masks by lines.
 */
export function maskSecrets(config: Kubeconfig, mask: (secret: string) => void): void {
  for (const { user } of config.users ?? []) {
    for (const secret of user === undefined ? [] : secretsOfUser(user)) mask(secret);
  }
  maskAddresses(config, mask);
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

function decodeLeniently(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (encoded) => Buffer.from(encoded.replaceAll("%", ""), "hex").toString());
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
