/** Made up for these tests, with characters that are written in another way in URLs, JSON and base64. */
export declare const planted: {
    readonly token: 'planted-token/"q+1';
    readonly password: "planted password&2";
    readonly exec: "planted-exec-value-3";
    readonly proxy: "planted-proxy-4";
    readonly data: "planted data <5>";
    readonly stringData: 'planted "string" 6';
    readonly number: 73570007;
    readonly other: "planted-other-8";
};
/** A Secret with a value of each kind. */
export declare function secret(name: string, more?: string): Promise<string>;
type Fields = Readonly<Record<string, unknown>>;
/** The administrator's kubeconfig, with all other kinds of credentials in it besides. */
export declare function kubeconfigWithAll(ofCluster?: Fields): Promise<string>;
/** A policy for one namespace that says what stands in a Secret, and waits until the server minds it. */
export declare function quoting(namespace: string, action: "Deny" | "Warn"): Promise<void>;
export {};
