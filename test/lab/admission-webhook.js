/** An admission webhook on loopback, as the API server calls it (Kubernetes docs, "Dynamic Admission Control"). */
import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { join } from "node:path";
import { listenOnLoopback } from "./ports.ts";
/** Starts one on a free port, with the lab's own certificate. */
export async function startAdmissionWebhook({ pki }, judge) {
    const [cert, key, ca] = await Promise.all(["server.crt", "server.key", "ca.crt"].map((name) => readFile(join(pki, name))));
    const sockets = new Set();
    const server = createServer({ cert, key }, async (request, response) => {
        const chunks = [];
        for await (const chunk of request)
            chunks.push(chunk);
        const review = JSON.parse(Buffer.concat(chunks).toString("utf8"));
        const verdict = judge(review.request);
        if (verdict === "silence")
            return;
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ ...review, request: undefined, response: answer(review.request.uid, verdict) }));
    });
    server.on("connection", (socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
    });
    const port = await listenOnLoopback(server);
    return {
        clientConfig: { url: `https://127.0.0.1:${port}/`, caBundle: Buffer.from(ca ?? "").toString("base64") },
        stop: async () => {
            const closed = new Promise((resolve) => server.close(resolve));
            for (const socket of sockets)
                socket.destroy();
            await closed;
        },
    };
}
function answer(uid, verdict) {
    if (verdict === undefined)
        return { uid, allowed: true };
    if ("deny" in verdict)
        return { uid, allowed: false, status: { code: 403, message: verdict.deny } };
    const patch = Buffer.from(JSON.stringify(verdict.patch)).toString("base64");
    return { uid, allowed: true, patchType: "JSONPatch", patch, warnings: verdict.warnings };
}
