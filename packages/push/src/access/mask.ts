import type { Kubeconfig, KubeUser } from "./kubeconfig.ts";

/**
 * Masks the secrets in a kubeconfig, each by itself: masking the whole text would hide words like `kind: Config` in
 * every log. Private keys come line by line too, since a runner masks by lines.
 */
export function maskSecrets(config: Kubeconfig, mask: (secret: string) => void): void {
  for (const { user } of config.users ?? []) {
    for (const secret of user === undefined ? [] : secretsOfUser(user)) mask(secret);
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
