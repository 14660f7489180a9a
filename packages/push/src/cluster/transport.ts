import { Agent, request as httpRequest, type IncomingMessage } from "node:http";

/** Where `kubectl proxy` listens: a Unix socket, or a loopback port behind an unguessable path. */
export type Endpoint = { readonly socketPath: string } | { readonly port: number; readonly prefix: string };

/** HTTP/1.1 to the proxy over a pool of keep-alive connections. */
export interface Transport {
  /**
   * Sends a request and returns once the response headers have arrived.
   * @throws the socket's error when the connection breaks, {@link IdleTimeoutError} when no byte arrives for `idleLimit`
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

/** A connection on which no byte arrived for too long. */
export class IdleTimeoutError extends Error {
  override readonly name = "IdleTimeoutError";
  readonly code = "ETIMEDOUT";
}

/** Maximum number of parallel requests. The API server's own limit per client is similar, so more would not be faster. */
export const maxConnections = 32;

/**
 * Opens a transport to a proxy. Watches are not part of the pool: each holds a connection for minutes.
 * @param assertRunning throws when the proxy has ended: its error is more specific than that of a failed connection
 */
export function openTransport(
  endpoint: Endpoint,
  assertRunning: () => void,
): Transport & { readonly unpooled: Transport } {
  const pooled = withAgent(endpoint, assertRunning, new Agent({ keepAlive: true, maxSockets: maxConnections }));
  const unpooled = withAgent(endpoint, assertRunning, new Agent({ keepAlive: false }));
  return {
    open: pooled.open,
    unpooled,
    close() {
      pooled.close();
      unpooled.close();
    },
  };
}

function withAgent(endpoint: Endpoint, assertRunning: () => void, agent: Agent): Transport {
  const target = "socketPath" in endpoint ? endpoint : { host: "127.0.0.1", port: endpoint.port };
  const prefix = "socketPath" in endpoint ? "" : endpoint.prefix;
  return {
    close: () => agent.destroy(),
    open(method, path, { headers, body, signal, idleLimit }) {
      return new Promise((resolve, reject) => {
        assertRunning();
        const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
        const request = httpRequest({
          ...target,
          agent,
          method,
          signal,
          path: prefix + path,
          // The proxy accepts only the host localhost, against DNS rebinding.
          headers: { host: "localhost", ...headers, ...length },
        });
        request.setTimeout(idleLimit, () =>
          request.destroy(new IdleTimeoutError(`no response for ${idleLimit / 1000} s`)),
        );
        request.once("error", reject);
        request.once("response", resolve);
        request.end(body);
      });
    },
  };
}
