/** An HTTP proxy, as companies have them between their runners and everything else. */
import { createServer } from "node:http";
import { connect } from "node:net";
import { listenOnLoopback } from "./ports.ts";
/** Starts one on a free port. It only knows the method CONNECT (RFC 9110, 9.3.6). */
export async function startConnectProxy({ to, credentials }) {
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
    const asked = [];
    let closed = false;
    const sockets = new Set();
    const server = createServer((_, response) => response.writeHead(405).end());
    server.on("connection", (socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
    });
    server.on("connect", ({ url = "", headers }, client, head) => {
        asked.push(url);
        // Nobody else listens to it from here on, and who is refused may hang up at once.
        client.on("error", () => client.destroy());
        if (closed || headers["proxy-authorization"] !== wanted) {
            client.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
            return;
        }
        const target = connect(Number(new URL(to).port), "127.0.0.1", () => {
            client.write("HTTP/1.1 200 Connection established\r\n\r\n");
            target.write(head);
            client.pipe(target).pipe(client);
        });
        target.on("error", () => client.destroy());
        client.once("close", () => target.destroy());
    });
    const port = await listenOnLoopback(server);
    return {
        host: `127.0.0.1:${port}`,
        asked,
        close: () => {
            closed = true;
            for (const socket of sockets)
                socket.destroy();
            return () => {
                closed = false;
            };
        },
        stop: async () => {
            const ended = new Promise((resolve) => server.close(resolve));
            for (const socket of sockets)
                socket.destroy();
            await ended;
        },
    };
}
