/** Who may log in to the lab's cluster, and the kubeconfigs they do it with. */

/** Somebody by their token, or by their certificate and its key in PEM. */
export type User = { readonly token: string } | { readonly certificate: string; readonly key: string };

/** Users whom the API server knows by a token. They have no right until a test binds them to a Role. */
export const users = {
  deployer: { token: "token-of-the-deployer-3f2a" },
  reader: { token: "token-of-the-reader-77c1" },
} as const;

/** `token,user,uid` a line (Kubernetes docs, "Static token file"). */
export const tokensFile: string = Object.entries(users)
  .map(([name, { token }]) => `${token},${name},${name}\n`)
  .join("");

export interface KubeconfigOptions {
  readonly server: string;
  /** In PEM. */
  readonly ca: string;
  readonly user: User;
}

/** The text of a kubeconfig with one context, `lab`. */
export function kubeconfigOf({ server, ca, user }: KubeconfigOptions): string {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const credentials =
    "token" in user
      ? { token: user.token }
      : { "client-certificate-data": base64(user.certificate), "client-key-data": base64(user.key) };
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": "lab",
    contexts: [{ name: "lab", context: { cluster: "lab", user: "lab" } }],
    clusters: [{ name: "lab", cluster: { server, "certificate-authority-data": base64(ca) } }],
    users: [{ name: "lab", user: credentials }],
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
