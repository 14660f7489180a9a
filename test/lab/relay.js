/** The way to a server, with the weather on it: bytes that take their time, connections that break or stand still. */
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { listenOnLoopback } from "./ports.ts";
/** Starts one on a free port. TLS goes through it untouched. */
export async function startRelay({ to, delay = 0 }) {
    const port = Number(new URL(to).port);
    const sockets = new Set();
    let left;
    let flow = Promise.resolve();
    const cut = (afterBytes = 0) => {
        left = afterBytes > 0 ? afterBytes : undefined;
        if (left === undefined)
            for (const socket of sockets)
                socket.resetAndDestroy();
    };
    const join = (from, onward, open, passed) => {
        // One after another, each as long after it came as the way takes.
        let last = open;
        const later = (act) => {
            const arrived = sleep(delay);
            last = last
                .then(() => arrived)
                .then(() => flow)
                .then(act);
        };
        from.on("data", (chunk) => {
            later(() => {
                if (onward.writable)
                    onward.write(chunk);
                passed(chunk.length);
            });
        });
        from.once("end", () => later(() => onward.end()));
        from.on("error", () => onward.destroy());
        from.once("close", () => {
            if (!from.readableEnded)
                onward.destroy();
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
        join(client, target, sleep(3 * delay), () => { });
        join(target, client, Promise.resolve(), (bytes) => {
            if (left === undefined)
                return;
            left -= bytes;
            if (left <= 0)
                cut();
        });
    });
    const listening = await listenOnLoopback(server);
    return {
        server: `https://127.0.0.1:${listening}`,
        cut,
        stall: () => {
            const { promise, resolve } = Promise.withResolvers();
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
