import { Agent, request as httpRequest, type IncomingMessage } from "node:http";

/** Where `kubectl proxy` listens: a Unix socket, or a loopback port behind a path that nobody can guess. */
export type Endpoint = { readonly socketPath: string } | { readonly port: number; readonly prefix: string };

/** Speaks HTTP/1.1 to the proxy over a pool of connections that stay open. */
export interface Transport {
  /**
   * Sends a request and returns once the head of the answer is there.
   * @throws the socket's error when the connection breaks, {@link Stalled} when nothing moves for `idleLimit`
   */
  open(method: string, path: string, options: OpenOptions): Promise<IncomingMessage>;
  close(): void;
}

export interface OpenOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte, after which the connection counts as broken. */
  readonly idleLimit: number;
}

/** A connection on which nothing moved for too long. */
export class Stalled extends Error {
  override readonly name = "Stalled";
  readonly code = "ETIMEDOUT";
}

/** More requests than this side by side gain nothing: the API server's own limit for one client is of this order. */
export const connections = 32;

/**
 * Opens a transport to a proxy. Watches do not count against the pool: each holds a connection for minutes.
 * @param mustRun throws when the proxy has ended: connecting to it would tell less
 */
export function openTransport(endpoint: Endpoint, mustRun: () => void): Transport & { readonly unpooled: Transport } {
  const pooled = withAgent(endpoint, mustRun, new Agent({ keepAlive: true, maxSockets: connections }));
  const unpooled = withAgent(endpoint, mustRun, new Agent({ keepAlive: false }));
  return {
    open: pooled.open,
    unpooled,
    close() {
      pooled.close();
      unpooled.close();
    },
  };
}

function withAgent(endpoint: Endpoint, mustRun: () => void, agent: Agent): Transport {
  const target = "socketPath" in endpoint ? endpoint : { host: "127.0.0.1", port: endpoint.port };
  const prefix = "socketPath" in endpoint ? "" : endpoint.prefix;
  return {
    close: () => agent.destroy(),
    open(method, path, { headers, body, signal, idleLimit }) {
      return new Promise((resolve, reject) => {
        mustRun();
        const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
        const request = httpRequest({
          ...target,
          agent,
          method,
          signal,
          path: prefix + path,
          // The proxy serves no other host than localhost: its defence against DNS rebinding.
          headers: { host: "localhost", ...headers, ...length },
        });
        request.setTimeout(idleLimit, () => request.destroy(new Stalled(`no answer for ${idleLimit / 1000} s`)));
        request.once("error", reject);
        request.once("response", resolve);
        request.end(body);
      });
    },
  };
}
