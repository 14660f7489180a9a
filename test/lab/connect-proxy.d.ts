export interface ConnectProxyOptions {
    /** The server that everybody gets to, whatever they ask for: `https://127.0.0.1:PORT`. */
    readonly to: string;
    /** `NAME:PASSWORD`, without which it lets nobody through. */
    readonly credentials?: string;
}
export interface ConnectProxy {
    /** `127.0.0.1:PORT` */
    readonly host: string;
    /** What it was asked for: `HOST:PORT` each. */
    readonly asked: readonly string[];
    /** Breaks all connections and takes nobody's password any more, until the returned function is called. */
    readonly close: () => () => void;
    readonly stop: () => Promise<void>;
}
/** Starts one on a free port. It only knows the method CONNECT (RFC 9110, 9.3.6). */
export declare function startConnectProxy({ to, credentials }: ConnectProxyOptions): Promise<ConnectProxy>;
