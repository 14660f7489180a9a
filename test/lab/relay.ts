/** The way to a server, with the weather on it: bytes that take their time, connections that break or stand still. */
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { listenOnLoopback } from "./ports.ts";

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
export async function startRelay({ to, delay = 0 }: RelayOptions): Promise<Relay> {
  const port = Number(new URL(to).port);
  const sockets = new Set<Socket>();
  let left: number | undefined;
  let flow = Promise.resolve();

  const cut = (afterBytes = 0) => {
    left = afterBytes > 0 ? afterBytes : undefined;
    if (left === undefined) for (const socket of sockets) socket.resetAndDestroy();
  };
  const join = (from: Socket, onward: Socket, open: Promise<void>, passed: (bytes: number) => void) => {
    // One after another, each as long after it came as the way takes.
    let last = open;
    const later = (act: () => void) => {
      const arrived = sleep(delay);
      last = last
        .then(() => arrived)
        .then(() => flow)
        .then(act);
    };
    from.on("data", (chunk: Buffer) => {
      later(() => {
        if (onward.writable) onward.write(chunk);
        passed(chunk.length);
      });
    });
    from.once("end", () => later(() => onward.end()));
    from.on("error", () => onward.destroy());
    from.once("close", () => {
      if (!from.readableEnded) onward.destroy();
    });
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = connect({ host: "127.0.0.1", port, allowHalfOpen: true });
    for (const socket of [client, target]) {
      socket.setNoDelay();
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
    // A connection costs a round trip before the first byte of the client is on its way.
    join(client, target, sleep(3 * delay), () => {});
    join(target, client, Promise.resolve(), (bytes) => {
      if (left === undefined) return;
      left -= bytes;
      if (left <= 0) cut();
    });
  });
  const listening = await listenOnLoopback(server);
  return {
    server: `https://127.0.0.1:${listening}`,
    cut,
    stall: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      flow = promise;
      return resolve;
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
