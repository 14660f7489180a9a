/**
 * A stand-in for GitHub on loopback: its REST API and GraphQL over a real Git repository, and the Git server beside it.
 * Whatever GitHub would refuse to take fails the test, by what GitHub itself publishes of both.
 */
import { createServer } from "node:http";
import { startGitHttp } from "../git-http.ts";
import { listenOnLoopback } from "../ports.ts";
import { notFound, refuse } from "./answers.ts";
import { runGraphQL } from "./graphql.ts";
import { forward, send, textOf } from "./http.ts";
import { keepInStep } from "./keep.ts";
import { peopleOf } from "./people.ts";
import { protect } from "./protect.ts";
import { serveRest } from "./rest.ts";
import { makeSigning } from "./signing.ts";
import { gitRights, grantFor, readGrant, tokenOf } from "./tokens.ts";
import { inTurn, usual } from "./world.ts";
/** How other forges are asked for themselves. GitHub knows nothing of it, and that is how it is told apart. */
const probes = /^(\/api\/v1)?\/version$/;
const prefixes = { "github.com": "", ghes: "/api/v3" };
const graphqlPaths = { "github.com": "/graphql", ghes: "/api/graphql" };
/** Starts one on a free port. */
export async function startGitHub(options) {
    const { repository, name = "acme/deploy", flavour = "github.com", weather } = options;
    const [prefix, graphqlPath] = [prefixes[flavour], graphqlPaths[flavour]];
    const requests = [];
    const violations = [];
    const signing = makeSigning();
    const tokens = new Map(Object.entries(options.tokens).map(([token, grant]) => [token, readGrant(grant)]));
    const git = await startGitHttp({
        root: repository.root,
        tokens: (token) => gitRights(grantFor(tokens, token)),
        answer: ({ service }) => world.settings.archived && service === "git-receive-pack"
            ? { status: 403, body: "This repository was archived so it is read-only.\n" }
            : undefined,
    });
    const server = createServer((request, response) => {
        if (flavour === "ghes" && !request.url?.startsWith("/api/"))
            return forward(request, response, git.server);
        void answer(request, response).catch((error) => {
            violations.push(`The stand-in is broken: ${error instanceof Error ? error.stack : String(error)}`);
            response.destroy();
        });
    });
    const host = `http://127.0.0.1:${await listenOnLoopback(server)}`;
    const ids = { number: 0, id: 1_000 };
    const world = {
        flavour,
        repository,
        name,
        owner: name.split("/")[0] ?? "",
        api: `${host}${prefix}`,
        server: flavour === "ghes" ? host : git.server,
        settings: { ...usual, ...options.settings },
        tokens,
        pulls: new Map(),
        labels: new Map(),
        apps: options.apps ?? [],
        signing,
        inTurn: inTurn(),
        next: (what) => {
            ids[what] += 1;
            return ids[what];
        },
    };
    if (world.settings.protections.length > 0)
        await protect(world);
    const answer = async (request, response) => {
        const body = await textOf(request);
        const { method = "", url = "", headers } = request;
        const path = url.startsWith(prefix) ? url.slice(prefix.length) : url;
        const asked = { method, path, authorization: headers.authorization, body };
        requests.push(asked);
        const fault = await weather?.(asked);
        if (fault !== undefined && !("cut" in fault))
            return send(response, fault, flavour);
        if (fault?.cut === "request")
            return request.socket.resetAndDestroy();
        const missing = headers["user-agent"] === undefined ? ["it has no User-Agent"] : [];
        const served = missing.length > 0
            ? { faults: missing }
            : probes.test(url)
                ? notFound
                : await world.inTurn(() => serve(asked, url));
        if (fault !== undefined)
            return request.socket.resetAndDestroy();
        if (!("faults" in served))
            return send(response, served, flavour);
        const words = `${method} ${path}: ${served.faults.join("; ")}`;
        violations.push(words);
        send(response, { status: 500, body: { message: `GitHub would not do that. ${words}` } }, flavour);
    };
    const serve = async (asked, url) => {
        await keepInStep(world);
        const served = url === graphqlPath ? await serveGraphQL(world, asked) : await serveRest(world, asked);
        await keepInStep(world);
        return served;
    };
    let stopped = false;
    return {
        api: world.api,
        graphql: `${host}${graphqlPath}`,
        server: world.server,
        git,
        requests,
        violations,
        ...peopleOf(world),
        labels: () => [...world.labels.values()].map((label) => label.name),
        tokens: () => [...tokens.keys()].filter((token) => grantFor(tokens, token) !== undefined),
        expire: (token) => {
            const grant = tokens.get(token);
            if (grant !== undefined)
                tokens.set(token, { ...grant, expires: 0 });
        },
        set: async (settings) => {
            world.settings = { ...world.settings, ...settings };
            if (settings.protections !== undefined)
                await protect(world);
        },
        stop: async () => {
            if (stopped)
                return;
            stopped = true;
            const closed = new Promise((resolve) => server.close(resolve));
            server.closeAllConnections();
            await Promise.all([closed, git.stop(), signing.remove()]);
            if (violations.length > 0)
                throw new Error(`GitHub would not do that:\n${violations.join("\n")}`);
        },
    };
}
async function serveGraphQL(world, { method, authorization, body }) {
    if (method !== "POST")
        return { faults: ["GraphQL is asked by POST"] };
    if (authorization === undefined)
        return { faults: ["it has no Authorization"] };
    const grant = grantFor(world.tokens, tokenOf(authorization));
    return grant === undefined ? refuse(401, "Bad credentials") : runGraphQL(body, { world, grant });
}
