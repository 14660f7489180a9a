import { createServer } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openConnection, proxyFor } from "../../../packages/core/src/forge/connection.ts";
import { startConnectProxy } from "../../lab/connect-proxy.ts";
import { listenOnLoopback } from "../../lab/ports.ts";
/** Asks a server by a connection of its own. Both end with the test. */
async function ask(context, server, { path = "/", api, env = {} } = {}) {
    const sockets = new Set();
    server.on("connection", (socket) => sockets.add(socket));
    const host = `127.0.0.1:${await listenOnLoopback(server)}`;
    const stop = new AbortController();
    context.onTestFinished(() => {
        stop.abort();
        for (const socket of sockets)
            socket.destroy();
        server.close();
    });
    const named = (text) => text.replace("{host}", host);
    const proxies = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, named(value ?? "")]));
    const origin = named(api ?? "http://{host}");
    const fetch = openConnection({ api: origin, env: proxies, signal: stop.signal });
    const get = (address = `${origin}${path}`) => fetch(address, { method: "GET", headers: {}, signal: stop.signal });
    return { get, sockets, stop };
}
const serving = (answer) => createServer(answer);
describe("an answer of a forge", () => {
    test("that is longer than 32 MiB is not read to its end", async (context) => {
        let isOpen = true;
        const server = serving((_, response) => {
            response.once("close", () => {
                isOpen = false;
            });
            const more = () => {
                while (isOpen && response.write(Buffer.alloc(1024 * 1024))) { }
            };
            response.on("drain", more);
            more();
        });
        const { get } = await ask(context, server);
        await expect(get()).rejects.toMatchObject({ code: "EMSGSIZE", message: expect.stringContaining("33554432 bytes") });
        await expect.poll(() => isOpen).toBe(false);
    });
    test("is not unpacked: a small one cannot fill the memory", async (context) => {
        const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024));
        const server = serving((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(packed));
        const { get } = await ask(context, server);
        const answer = await get();
        expect((await answer.arrayBuffer()).byteLength).toBe(packed.length);
    });
    test("that is cut in the middle is none", async (context) => {
        const server = serving((_, response) => {
            response.writeHead(200, { "content-length": "100" }).write("{");
            setImmediate(() => response.destroy());
        });
        const { get } = await ask(context, server);
        await expect(get()).rejects.toMatchObject({ code: "ECONNRESET" });
    });
    test("that leads to another address is not followed, and no other server is asked", async (context) => {
        const server = serving((_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end());
        const { get } = await ask(context, server);
        expect((await get()).status).toBe(302);
        await expect(get("http://127.0.0.1:1/")).rejects.toThrow("http://127.0.0.1:1/ is not on http://127.0.0.1:");
    });
});
describe("connections to a forge", () => {
    test("are eight at most", async (context) => {
        const waiting = [];
        const server = serving((_, response) => {
            waiting.push(() => response.end("{}"));
        });
        const { get, sockets } = await ask(context, server);
        const answers = Promise.all(Array.from({ length: 20 }, () => get()));
        await expect.poll(() => waiting.length).toBe(8);
        const release = setInterval(() => waiting.shift()?.(), 1);
        context.onTestFinished(() => clearInterval(release));
        expect(await answers).toHaveLength(20);
        expect(sockets.size).toBe(8);
    });
    test("are closed when the run ends, idle ones and those that wait for an answer", async (context) => {
        let asked = 0;
        const server = serving((_, response) => {
            asked += 1;
            if (asked === 1)
                response.end("{}");
        });
        const { get, sockets, stop } = await ask(context, server);
        await get();
        const waiting = Promise.allSettled([get(), get()]);
        await expect.poll(() => asked).toBe(3);
        const reason = new Error("The run is over");
        stop.abort(reason);
        expect(await waiting).toEqual([1, 2].map(() => ({ status: "rejected", reason })));
        await expect.poll(() => [...sockets].every((socket) => socket.destroyed)).toBe(true);
    });
});
describe("a proxy", () => {
    const onCommand = (answer) => createSocketServer((socket) => {
        socket.on("error", () => { });
        socket.once("data", () => answer(socket));
    });
    const through = { api: "https://git.example", env: { HTTPS_PROXY: "http://{host}" } };
    test.for([
        ["hangs up", (socket) => socket.end()],
        ["breaks off", (socket) => socket.resetAndDestroy()],
        ["speaks something else", (socket) => socket.end("220 mail.example ESMTP\r\n")],
        ["wants a password", (socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")],
    ])("that %s is asked once, and named", async ([, answer], context) => {
        const { get, sockets } = await ask(context, onCommand(answer), through);
        await expect(get()).rejects.toMatchObject({ code: "ERR_PROXY_TUNNEL" });
        expect(sockets.size).toBe(1);
    });
    test("is asked for a tunnel, and its password goes no further", async (context) => {
        const seen = [];
        const server = createServer(({ headers }, response) => {
            seen.push(headers.host, headers["proxy-authorization"]);
            response.end("{}");
        });
        const proxy = await startConnectProxy({
            to: `http://127.0.0.1:${await listenOnLoopback(server)}`,
            credentials: "me:secret",
        });
        const stop = new AbortController();
        context.onTestFinished(async () => {
            stop.abort();
            server.close();
            await proxy.stop();
        });
        const env = { HTTP_PROXY: `http://me:secret@${proxy.host}` };
        const fetch = openConnection({ api: "http://git.example", env, signal: stop.signal });
        for (const path of ["/a", "/b"]) {
            const answer = await fetch(`http://git.example${path}`, { method: "GET", headers: {}, signal: stop.signal });
            expect(answer.status).toBe(200);
        }
        expect([...new Set(proxy.asked)]).toEqual(["git.example:80"]);
        expect(seen).toEqual(["git.example", undefined, "git.example", undefined]);
    });
    test("is given the name and password in its address, unescaped", async (context) => {
        let asked = "";
        const server = createServer();
        server.on("connect", ({ url, headers }, socket) => {
            asked = `${url} ${Buffer.from(headers["proxy-authorization"]?.replace("Basic ", "") ?? "", "base64")}`;
            socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
        });
        const { get } = await ask(context, server, {
            ...through,
            env: { https_proxy: "http://me:p%40ss@{host}" },
        });
        await expect(get()).rejects.toMatchObject({ code: "ERR_PROXY_TUNNEL" });
        expect(asked).toBe("git.example:443 me:p@ss");
    });
});
describe("which proxy an address is asked through", () => {
    const proxy = "http://proxy.example:3128";
    const exempt = (noProxy, address = "https://git.acme.example/x") => proxyFor(new URL(address), { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NO_PROXY: noProxy }) === undefined;
    test("is that of its protocol, by the name in lower case first", () => {
        const env = { HTTPS_PROXY: "http://upper:1", https_proxy: "http://lower:1", HTTP_PROXY: "plain:2" };
        expect(proxyFor(new URL("https://git.example"), env)?.host).toBe("lower:1");
        expect(proxyFor(new URL("http://git.example"), env)?.host).toBe("plain:2");
        expect(proxyFor(new URL("http://git.example"), { HTTPS_PROXY: proxy })).toBeUndefined();
        expect(proxyFor(new URL("https://git.example"), { HTTPS_PROXY: "" })).toBeUndefined();
    });
    test.for([
        "*",
        "git.acme.example",
        "acme.example",
        ".acme.example",
        "*.acme.example",
        "GIT.acme.example:443",
        "localhost, 10.0.0.1,acme.example",
    ])("is none where NO_PROXY is '%s'", (noProxy) => {
        expect(exempt(noProxy)).toBe(true);
    });
    test.for(["", " , ", "other.example", "it.acme.example", "git.acme.example:8443", "git"])("is that one where NO_PROXY is '%s'", (noProxy) => {
        expect(exempt(noProxy)).toBe(false);
    });
    test("looks at ports and at addresses of IPv6", () => {
        expect(exempt("git.acme.example:8443", "https://git.acme.example:8443")).toBe(true);
        expect(exempt("::1", "https://[::1]:8443")).toBe(true);
        expect(exempt("[::1]:80", "http://[::1]")).toBe(true);
    });
    test.for(["socks5://me:secret@proxy.example:1080", "://"])("is none that speaks no HTTP, and is not quoted: %s", (written) => {
        const choose = () => proxyFor(new URL("https://git.example"), { HTTPS_PROXY: written });
        expect(choose).toThrow(expect.objectContaining({ name: "UserError", code: "runner" }));
        expect(choose).not.toThrow(/secret/);
    });
});
