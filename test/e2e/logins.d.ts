export interface Login {
    /** A kubeconfig whose user logs in by it, and the input that allows it. */
    readonly inputs: Readonly<Record<string, string>>;
    readonly folder: string;
    remove(): Promise<void>;
}
/** A login program: a shell script. */
export declare function login(script: string, more?: {
    server?: string;
    exec?: object;
}): Promise<Login>;
/** What it prints to let somebody in (`client.authentication.k8s.io/v1`). */
export declare function credential(status: object): string;
