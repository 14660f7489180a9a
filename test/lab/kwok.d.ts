import { type Daemon } from "./daemon.ts";
/** The path of kwok. */
export declare function kwok(): Promise<string>;
export interface KwokOptions {
    readonly program: string;
    readonly kubeconfig: string;
    readonly port: number;
    readonly logs: string;
    /** The certificates' folder. */
    readonly pki: string;
}
/** Starts it on all nodes there are or will be. */
export declare function startKwok({ program, kubeconfig, port, logs, pki }: KwokOptions): Promise<Daemon>;
