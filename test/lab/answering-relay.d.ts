import type { ClusterFacts } from "./cluster.ts";
/** What comes instead of the server's own answer. */
export type Answer = {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}
/**
 * It breaks off before the server sees the request; or the server does what it is asked to, and it breaks off before
 * the first byte of its answer or in the middle of it. `alone`: this request only, not all that is under way.
 */
 | {
    readonly cut: "request" | "first byte" | "answer";
    readonly alone?: boolean;
};
export interface Asked {
    readonly method: string;
    readonly url: URL;
    /** The client's token; undefined when it has shown none. */
    readonly token: string | undefined;
}
export interface AnsweringRelay {
    /** What to use instead of the server's address. */
    readonly server: string;
    readonly stop: () => Promise<void>;
}
export interface AnsweringRelayOptions extends Pick<ClusterFacts, "server" | "pki"> {
    /** The path that the API server seems to be behind, such as `/k8s/clusters/c-1`. Nothing is there beside it. */
    readonly behind?: string;
}
/**
 * Starts one on a free port. It has the server's own certificate, and speaks HTTP/2 as the server does. What it does not
 * answer goes on with the client's token; a client certificate cannot.
 * @param answer says what to answer, as late as it likes; undefined lets the request through
 */
export declare function startAnsweringRelay({ server: to, pki, behind }: AnsweringRelayOptions, answer: (asked: Asked) => Answer | undefined | Promise<Answer | undefined>): Promise<AnsweringRelay>;
