/** Who may log in to the lab's cluster, and the kubeconfigs they do it with. */
/** Users whom the API server knows by a token. They have no right until a test binds them to a Role. */
export const users = {
    deployer: { token: "token-of-the-deployer-3f2a" },
    reader: { token: "token-of-the-reader-77c1" },
};
/** A second token of the deployer's, as a login program gives one when the first has run out. */
export const renewed = { token: "token-of-the-deployer-renewed-9b1e" };
/** `token,user,uid` a line (Kubernetes docs, "Static token file"). */
export const tokensFile = [...Object.entries(users), ["deployer", renewed]]
    .map(([name, { token }]) => `${token},${name},${name}\n`)
    .join("");
/** The text of a kubeconfig with one context, `lab`. */
export function kubeconfigOf({ server, ca, user, cluster }) {
    const base64 = (text) => Buffer.from(text).toString("base64");
    const credentials = "certificate" in user
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
