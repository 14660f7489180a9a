/** Who may log in to the lab's cluster, and the kubeconfigs they do it with. */
/** Somebody by their token, or by their certificate and its key in PEM. */
export type User = {
    readonly token: string;
} | {
    readonly certificate: string;
    readonly key: string;
};
/** Users whom the API server knows by a token. They have no right until a test binds them to a Role. */
export declare const users: {
    readonly deployer: {
        readonly token: "token-of-the-deployer-3f2a";
    };
    readonly reader: {
        readonly token: "token-of-the-reader-77c1";
    };
};
/** A second token of the deployer's, as a login program gives one when the first has run out. */
export declare const renewed: {
    readonly token: "token-of-the-deployer-renewed-9b1e";
};
/** `token,user,uid` a line (Kubernetes docs, "Static token file"). */
export declare const tokensFile: string;
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
export declare function kubeconfigOf({ server, ca, user, cluster }: KubeconfigOptions): string;
