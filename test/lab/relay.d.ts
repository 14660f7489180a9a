export interface RelayOptions {
    /** The server's address: `https://127.0.0.1:PORT`. */
    readonly to: string;
    /** Milliseconds that everything takes in each direction: 15 make a round trip of 30. */
    readonly delay?: number;
}
export interface Relay {
    /** What to use instead of the server's address. */
    readonly server: string;
    /** Breaks all connections, at once or when the server has sent so many more bytes. New ones are let through. */
    readonly cut: (afterBytes?: number) => void;
    /** Lets nothing pass any more, and breaks nothing. The returned function lets everything go on. */
    readonly stall: () => () => void;
    readonly stop: () => Promise<void>;
}
/** Starts one on a free port. TLS goes through it untouched. */
export declare function startRelay({ to, delay }: RelayOptions): Promise<Relay>;
