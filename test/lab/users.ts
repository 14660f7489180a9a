/** Who may log in to the lab's cluster, and the kubeconfigs they do it with. */

/** Somebody by their token, or by their certificate and its key in PEM. */
export type User = { readonly token: string } | { readonly certificate: string; readonly key: string };

/** Users whom the API server knows by a token. They have no right until a test binds them to a Role. */
export const users = {
  deployer: { token: "token-of-the-deployer-3f2a" },
  reader: { token: "token-of-the-reader-77c1" },
} as const;

/** A second token of the deployer's, as a login program gives one when the first has run out. */
export const renewed = { token: "token-of-the-deployer-renewed-9b1e" } as const;

/** `token,user,uid` a line (Kubernetes docs, "Static token file"). */
export const tokensFile: string = [...Object.entries(users), ["deployer", renewed] as const]
  .map(([name, { token }]) => `${token},${name},${name}\n`)
  .join("");

export interface KubeconfigOptions {
  readonly server: string;
  /** In PEM. */
  readonly ca: string;
  /** Or any other user, as a kubeconfig writes it. */
  readonly user: User | Readonly<Record<string, unknown>>;
  /** What else it says of the cluster. */
  readonly cluster?: Readonly<Record<string, unknown>> | undefined;
}

/** The text of a kubeconfig with one context, `lab`. */
export function kubeconfigOf({ server, ca, user, cluster }: KubeconfigOptions): string {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const credentials =
    "certificate" in user
      ? { "client-certificate-data": base64(String(user.certificate)), "client-key-data": base64(String(user.key)) }
      : user;
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": "lab",
    contexts: [{ name: "lab", context: { cluster: "lab", user: "lab" } }],
    clusters: [{ name: "lab", cluster: { server, "certificate-authority-data": base64(ca), ...cluster } }],
    users: [{ name: "lab", user: credentials }],
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
