/** Stands before the API server, sees every request, and answers some in the server's place. */
import { readFile } from "node:fs/promises";
import { createSecureServer } from "node:http2";
import { Agent, request as httpsRequest } from "node:https";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { listenOnLoopback } from "./ports.ts";
/**
 * Starts one on a free port. It has the server's own certificate, and speaks HTTP/2 as the server does. What it does not
 * answer goes on with the client's token; a client certificate cannot.
 * @param answer says what to answer, as late as it likes; undefined lets the request through
 */
export async function startAnsweringRelay({ server: to, pki, behind = "" }, answer) {
    const [cert, key, ca] = await Promise.all(["server.crt", "server.key", "ca.crt"].map((name) => readFile(join(pki, name), "utf8")));
    const agent = new Agent({ keepAlive: true, ca: ca ?? "" });
    const sockets = new Set();
    const server = createSecureServer({ cert: cert ?? "", key: key ?? "" }, async (request, response) => {
        const url = new URL(request.url.slice(behind.length), to);
        const token = request.headers.authorization?.replace(/^Bearer /, "");
        const instead = request.url.startsWith(`${behind}/`)
            ? await answer({ method: request.method, url, token })
            : { status: 404, headers: { "content-type": "text/plain" }, body: "default backend - 404" };
        if (instead === undefined)
            forward(request, response, { url, agent, cut: undefined });
        else if ("status" in instead) {
            request.resume();
            response.writeHead(instead.status, { "content-type": "application/json", ...instead.headers });
            response.end(instead.body ?? JSON.stringify({ kind: "Status", apiVersion: "v1", code: instead.status }));
        }
        else {
            const act = () => (instead.alone ? resetStream(response) : request.stream.session?.destroy());
            if (instead.cut === "request")
                act();
            else
                forward(request, response, { url, agent, cut: { at: instead.cut, act } });
        }
    });
    server.on("connection", (socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
    });
    const port = await listenOnLoopback(server);
    return {
        server: `https://127.0.0.1:${port}${behind}`,
        stop: async () => {
            const closed = new Promise((resolve) => server.close(resolve));
            for (const socket of sockets)
                socket.destroy();
            agent.destroy();
            await closed;
        },
    };
}
function forward(request, response, { url, agent, cut }) {
    const onward = httpsRequest(url, { method: request.method, agent, headers: ofHttp1(request.headers) });
    onward.once("error", () => resetStream(response));
    onward.once("response", (answered) => {
        if (cut?.at === "first byte") {
            answered.resume();
            cut.act();
            return;
        }
        response.writeHead(answered.statusCode ?? 502, ofHttp2(answered.headers));
        if (cut === undefined)
            pipeline(answered, response, () => { });
        else {
            answered.once("data", (chunk) => response.write(chunk.subarray(0, chunk.length / 2), cut.act));
            answered.once("error", () => { });
        }
    });
    request.stream.once("close", () => onward.destroy());
    pipeline(request, onward, () => { });
}
function resetStream(response) {
    response.stream?.close(2); // INTERNAL_ERROR (RFC 9113, 7)
}
/** Headers that belong to a connection, which HTTP/2 has no place for (RFC 9113, 8.2.2). */
const ofConnection = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade", "proxy-connection", "host"]);
function ofHttp2(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.has(name)));
}
function ofHttp1(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":") && name !== "host"));
}
