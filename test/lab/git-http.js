/** A Git server over HTTP, as forges are one: Git's own `http-backend`, and rights by token. */
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mark } from "./guard.ts";
import { listenOnLoopback } from "./ports.ts";
/** Starts one on a free port. */
export async function startGitHttp({ root, tokens, answer }) {
    const requests = [];
    const sockets = new Set();
    const server = createServer((request, response) => {
        const asked = read(request);
        requests.push(asked);
        const instead = answer?.(asked) ?? refusal(asked, tokens);
        if (instead === undefined)
            return serve(root, asked, request, response);
        if (!("cut" in instead)) {
            request.resume();
            response.writeHead(instead.status, instead.headers).end(instead.body);
        }
        else if (instead.cut === "request")
            request.socket.resetAndDestroy();
        else
            serve(root, asked, request, response, () => request.socket.resetAndDestroy());
    });
    server.on("connection", (socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
    });
    const port = await listenOnLoopback(server);
    return {
        server: `http://127.0.0.1:${port}`,
        requests,
        stop: async () => {
            const closed = new Promise((resolve) => server.close(resolve));
            for (const socket of sockets)
                socket.destroy();
            await closed;
        },
    };
}
function read({ method = "", url = "", headers }) {
    const service = /git-(upload|receive)-pack/.exec(url)?.[0];
    return { method, path: url, service, authorization: headers.authorization };
}
/** As GitHub does it: a repository that a token may not see is not there. */
function refusal({ service, authorization }, tokens) {
    if (tokens === undefined)
        return undefined;
    const [, token = ""] = /^[^:]*:(.*)$/s.exec(Buffer.from(authorization?.slice("Basic ".length) ?? "", "base64").toString()) ?? [];
    const headers = { "content-type": "text/plain" };
    switch (typeof tokens === "function" ? tokens(token) : tokens[token]) {
        case undefined:
            return {
                status: 401,
                headers: { ...headers, "www-authenticate": 'Basic realm="GitHub"' },
                body: "Invalid username or token.\n",
            };
        case "none":
            return { status: 404, headers, body: "Repository not found.\n" };
        case "read":
            if (service !== "git-receive-pack")
                return undefined;
            return { status: 403, headers, body: "Permission to acme/deploy.git denied to acme-bot.\n" };
        case "write":
            return undefined;
    }
}
/** Runs `git http-backend`, which speaks CGI (RFC 3875). @param done in place of its answer, once it has ended */
function serve(root, { method, path }, request, response, done) {
    const { pathname, searchParams } = new URL(path, "http://localhost");
    const { headers } = request;
    const child = spawn("git", ["http-backend"], {
        env: {
            PATH: process.env.PATH,
            ...mark,
            GIT_CONFIG_NOSYSTEM: "1",
            GIT_CONFIG_GLOBAL: "/dev/null",
            GIT_PROJECT_ROOT: root,
            GIT_HTTP_EXPORT_ALL: "1",
            PATH_INFO: decodeURIComponent(pathname),
            QUERY_STRING: searchParams.toString(),
            REQUEST_METHOD: method,
            REMOTE_USER: "somebody",
            REMOTE_ADDR: "127.0.0.1",
            CONTENT_TYPE: headers["content-type"],
            CONTENT_LENGTH: headers["content-length"],
            HTTP_CONTENT_ENCODING: headers["content-encoding"],
            GIT_PROTOCOL: headers["git-protocol"]?.toString(),
        },
        stdio: ["pipe", "pipe", "ignore"],
    });
    // It may answer before it has read everything.
    child.stdin.on("error", () => { });
    request.pipe(child.stdin);
    request.once("close", () => child.stdin.end());
    if (done !== undefined) {
        child.stdout.resume();
        child.once("close", done);
        return;
    }
    let head = Buffer.alloc(0);
    child.stdout.on("data", function onData(chunk) {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf("\r\n\r\n");
        if (end === -1)
            return;
        child.stdout.off("data", onData);
        writeHead(response, head.toString("latin1", 0, end));
        response.write(head.subarray(end + 4));
        child.stdout.pipe(response);
    });
    child.once("close", () => {
        if (!response.headersSent)
            response.writeHead(500);
        response.end();
    });
}
function writeHead(response, text) {
    let status = 200;
    for (const line of text.split("\r\n")) {
        const [name = "", value = ""] = line.split(/:\s*(.*)/s);
        if (name.toLowerCase() === "status")
            status = Number.parseInt(value, 10);
        else
            response.setHeader(name, value);
    }
    response.writeHead(status);
}
