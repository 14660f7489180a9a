/**
 * A stand-in for GitHub on loopback: its REST API and GraphQL over a real Git repository, and the Git server beside it.
 * Whatever GitHub would refuse to take fails the test, by what GitHub itself publishes of both.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type GitHttp, startGitHttp } from "../git-http.ts";
import type { Repository } from "../git-repository.ts";
import { listenOnLoopback } from "../ports.ts";
import { notFound, refuse } from "./answers.ts";
import type { Flavour } from "./description.ts";
import type { GitHubRequest, Weather } from "./faults.ts";
import { runGraphQL } from "./graphql.ts";
import { forward, send, textOf } from "./http.ts";
import { keepInStep } from "./keep.ts";
import { type People, peopleOf } from "./people.ts";
import { protect } from "./protect.ts";
import { type Served, serveRest } from "./rest.ts";
import { makeSigning } from "./signing.ts";
import { gitRights, grantFor, readGrant, tokenOf } from "./tokens.ts";
import { type App, type Grant, inTurn, type Settings, usual, type World } from "./world.ts";

export interface GitHubOptions {
  /** What it keeps. */
  readonly repository: Repository;
  /** By which name, for the API; Git serves it as `acme/deploy`. */
  readonly name?: string;
  /** Who may ask. A string is a person with all rights. */
  readonly tokens: Readonly<Record<string, Grant | string>>;
  readonly settings?: Partial<Settings>;
  readonly apps?: readonly App[];
  readonly flavour?: Flavour;
  readonly weather?: Weather;
}

export interface GitHub extends People {
  /** For `GITHUB_API_URL`. */
  readonly api: string;
  /** For `GITHUB_GRAPHQL_URL`. */
  readonly graphql: string;
  /** For `GITHUB_SERVER_URL`: pages and Git. On a host of its own, but for GitHub Enterprise Server. */
  readonly server: string;
  readonly git: GitHttp;
  /** All that the API was asked, in order. */
  readonly requests: readonly GitHubRequest[];
  /** What GitHub would have refused to take, and what it would not have answered. */
  readonly violations: readonly string[];
  /** Names of the labels that the repository has. */
  readonly labels: () => readonly string[];
  /** Tokens that are good for something now, made ones too. */
  readonly tokens: () => readonly string[];
  /** Ends a token's time. */
  readonly expire: (token: string) => void;
  readonly set: (settings: Partial<Settings>) => Promise<void>;
  /** @throws Error with all violations, the first time: the test fails */
  readonly stop: () => Promise<void>;
}

/** How other forges are asked for themselves. GitHub knows nothing of it, and that is how it is told apart. */
const probes = /^(\/api\/v1)?\/version$/;

const prefixes = { "github.com": "", ghes: "/api/v3" } as const;
const graphqlPaths = { "github.com": "/graphql", ghes: "/api/graphql" } as const;

/** Starts one on a free port. */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const { repository, name = "acme/deploy", flavour = "github.com", weather } = options;
  const [prefix, graphqlPath] = [prefixes[flavour], graphqlPaths[flavour]];
  const requests: GitHubRequest[] = [];
  const violations: string[] = [];
  const signing = makeSigning();
  const tokens = new Map(Object.entries(options.tokens).map(([token, grant]) => [token, readGrant(grant)]));
  const git = await startGitHttp({
    root: repository.root,
    tokens: (token) => gitRights(grantFor(tokens, token)),
    answer: ({ service }) =>
      world.settings.archived && service === "git-receive-pack"
        ? { status: 403, body: "This repository was archived so it is read-only.\n" }
        : undefined,
  });
  const server = createServer((request, response) => {
    if (flavour === "ghes" && !request.url?.startsWith("/api/")) return forward(request, response, git.server);
    void answer(request, response).catch((error: unknown) => {
      violations.push(`The stand-in is broken: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
  const host = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  const ids = { number: 0, id: 1_000 };
  const world: World = {
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
  if (world.settings.protections.length > 0) await protect(world);

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    const { method = "", url = "", headers } = request;
    const path = url.startsWith(prefix) ? url.slice(prefix.length) : url;
    const asked = { method, path, authorization: headers.authorization, body };
    requests.push(asked);
    const fault = await weather?.(asked);
    if (fault !== undefined && !("cut" in fault)) return send(response, fault, flavour);
    if (fault?.cut === "request") return request.socket.resetAndDestroy();
    const missing = headers["user-agent"] === undefined ? ["it has no User-Agent"] : [];
    const served =
      missing.length > 0
        ? { faults: missing }
        : probes.test(url)
          ? notFound
          : await world.inTurn(() => serve(asked, url));
    if (fault !== undefined) return request.socket.resetAndDestroy();
    if (!("faults" in served)) return send(response, served, flavour);
    const words = `${method} ${path}: ${served.faults.join("; ")}`;
    violations.push(words);
    send(response, { status: 500, body: { message: `GitHub would not do that. ${words}` } }, flavour);
  };

  const serve = async (asked: GitHubRequest, url: string): Promise<Served> => {
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
      if (grant !== undefined) tokens.set(token, { ...grant, expires: 0 });
    },
    set: async (settings) => {
      world.settings = { ...world.settings, ...settings };
      if (settings.protections !== undefined) await protect(world);
    },
    stop: async () => {
      if (stopped) return;
      stopped = true;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, git.stop(), signing.remove()]);
      if (violations.length > 0) throw new Error(`GitHub would not do that:\n${violations.join("\n")}`);
    },
  };
}

async function serveGraphQL(world: World, { method, authorization, body }: GitHubRequest): Promise<Served> {
  if (method !== "POST") return { faults: ["GraphQL is asked by POST"] };
  if (authorization === undefined) return { faults: ["it has no Authorization"] };
  const grant = grantFor(world.tokens, tokenOf(authorization));
  return grant === undefined ? refuse(401, "Bad credentials") : runGraphQL(body, { world, grant });
}
