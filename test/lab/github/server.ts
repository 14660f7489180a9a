/** A stand-in for GitHub on loopback: its REST API over a real Git repository, and the Git server beside it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type GitHttp, type Rights, startGitHttp } from "../git-http.ts";
import type { Repository } from "../git-repository.ts";
import { listenOnLoopback } from "../ports.ts";
import { type Answer, notFound, refuse } from "./answers.ts";
import { describeGitHub, type Flavour } from "./description.ts";
import type { GitHubRequest, Weather } from "./faults.ts";
import type { Handlers } from "./handler.ts";
import { issues } from "./issues.ts";
import { keepInStep } from "./keep.ts";
import { type People, peopleOf } from "./people.ts";
import { pulls } from "./pulls.ts";
import { repositories } from "./repositories.ts";
import { has, refusal } from "./rights.ts";
import { shapeTo } from "./shape.ts";
import { answerSchema, checkAnswer, readRequest } from "./validate.ts";
import { type App, type Grant, type Pull, type Settings, usual, type World } from "./world.ts";

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
  /** For `GITHUB_SERVER_URL`: pages and Git. */
  readonly server: string;
  readonly git: GitHttp;
  /** All that the API was asked, in order. */
  readonly requests: readonly GitHubRequest[];
  /** What GitHub would have refused to take, and what it would not have answered. */
  readonly violations: readonly string[];
  readonly pull: (number: number) => Pull;
  readonly pulls: () => readonly Pull[];
  readonly set: (settings: Partial<Settings>) => void;
  /** @throws Error with all violations, the first time: the test fails */
  readonly stop: () => Promise<void>;
}

const handlers: Handlers = { ...repositories, ...pulls, ...issues };

/** How other forges are asked for themselves: GitHub knows nothing of it, and that is how it is told apart. */
const probes = /^(\/api\/v1)?\/version$/;

/** Without a token, too. */
const open = new Set(["meta/get"]);

/** Starts one on a free port. */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const { repository, name = "acme/deploy", flavour = "github.com", weather } = options;
  const description = describeGitHub(flavour);
  const prefix = flavour === "ghes" ? "/api/v3" : "";
  const tokens = new Map(Object.entries(options.tokens).map(([token, grant]) => [token, grantOf(grant)]));
  const git = await startGitHttp({ root: repository.root, tokens: (token) => gitRights(tokens.get(token)) });
  const requests: GitHubRequest[] = [];
  const violations: string[] = [];
  let stopped = false;
  const ids = { number: 0, id: 1_000 };
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      violations.push(`The stand-in is broken: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
  const port = await listenOnLoopback(server);
  const world: World = {
    flavour,
    repository,
    name,
    owner: name.split("/")[0] ?? "",
    api: `http://127.0.0.1:${port}${prefix}`,
    server: git.server,
    settings: { ...usual, ...options.settings },
    tokens,
    pulls: new Map(),
    labels: new Map(),
    apps: options.apps ?? [],
    next: (what) => {
      ids[what] += 1;
      return ids[what];
    },
  };

  const violate = (asked: GitHubRequest, faults: readonly string[]): Answer => {
    const words = `${asked.method} ${asked.path}: ${faults.join("; ")}`;
    violations.push(words);
    return { status: 500, body: { message: `GitHub would not do that. ${words}` } };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    const { method = "", url = "", headers } = request;
    const asked = { method, path: url.replace(prefix, ""), authorization: headers.authorization, body };
    requests.push(asked);
    const fault = await weather?.(asked);
    if (fault !== undefined && "cut" in fault && fault.cut === "request") return request.socket.resetAndDestroy();
    const given =
      fault === undefined || "cut" in fault
        ? url.startsWith(prefix) || probes.test(url)
          ? await serve(asked, headers["user-agent"])
          : violate(asked, ["nothing is there"])
        : fault;
    if (fault !== undefined && "cut" in fault) return request.socket.resetAndDestroy();
    send(response, given, flavour);
  };

  const serve = async (asked: GitHubRequest, agent: string | undefined): Promise<Answer> => {
    const { pathname, searchParams } = new URL(asked.path, "http://localhost");
    if (probes.test(pathname)) return notFound;
    const operation = description.find(asked.method, pathname);
    if (operation === undefined) return violate(asked, ["there is no such operation"]);
    const { query, body, faults } = readRequest(description, operation, { query: searchParams, body: asked.body });
    const missing = [
      ...(agent === undefined ? ["it has no User-Agent"] : []),
      ...(asked.authorization === undefined && !open.has(operation.id) ? ["it has no Authorization"] : []),
    ];
    if (faults.length + missing.length > 0) return violate(asked, [...missing, ...faults]);
    const handler = handlers[operation.id];
    if (handler === undefined) return violate(asked, [`the stand-in does not know ${operation.id} yet`]);
    const token = tokenOf(asked.authorization);
    const grant = tokens.get(token) ?? (asked.authorization === undefined ? nobody : undefined);
    if (grant === undefined || (grant.expires ?? Number.POSITIVE_INFINITY) < Date.now())
      return refuse(401, "Bad credentials");
    const { owner, repo } = operation.path;
    if (owner !== undefined && `${owner}/${repo}`.toLowerCase() !== name.toLowerCase()) return notFound;
    await keepInStep(world);
    const given =
      refusal(operation.id, asked.method, grant, world) ??
      (await handler({ world, path: operation.path, query, body, grant, token }));
    await keepInStep(world);
    const schema = answerSchema(description, operation, given.status);
    const shaped = { ...given };
    if (schema !== undefined && given.status < 400) shaped.body = shapeTo(description, schema, given.body);
    const wrong = checkAnswer(description, schema, shaped);
    return wrong.length === 0
      ? shaped
      : violate(
          asked,
          wrong.map((fault) => `the stand-in's answer: ${fault}`),
        );
  };

  return {
    api: world.api,
    server: git.server,
    git,
    requests,
    violations,
    ...peopleOf(world),
    pulls: () => [...world.pulls.values()],
    pull: (number) => {
      const one = world.pulls.get(number);
      if (one === undefined) throw new Error(`There is no pull request ${number}`);
      return one;
    },
    set: (settings) => {
      world.settings = { ...world.settings, ...settings };
    },
    stop: async () => {
      if (stopped) return;
      stopped = true;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, git.stop()]);
      if (violations.length > 0) throw new Error(`GitHub would not do that:\n${violations.join("\n")}`);
    },
  };
}

/** Who asks without a token. */
const nobody: Grant = { login: "", kind: "personal", permissions: {} };

function grantOf(grant: Grant | string): Grant {
  if (typeof grant !== "string") return grant;
  return {
    login: grant,
    kind: "personal",
    permissions: { contents: "write", pull_requests: "write", issues: "write" },
  };
}

function gitRights(grant: Grant | undefined): Rights | undefined {
  if (grant === undefined || (grant.expires ?? Number.POSITIVE_INFINITY) < Date.now()) return undefined;
  return has(grant, "contents=write") ? "write" : has(grant, "contents=read") ? "read" : "none";
}

/** `Bearer TOKEN`, or `token TOKEN`. */
function tokenOf(authorization = ""): string {
  return /^(?:bearer|token) (.*)$/i.exec(authorization)?.[1] ?? "";
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer, flavour: Flavour): void {
  response.writeHead(status, {
    ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
    "x-github-request-id": "0000:000000:0000000:0000000:00000000",
    "x-github-media-type": "github.v3; format=json",
    ...(flavour === "ghes" ? { "x-github-enterprise-version": "3.19.0" } : { server: "github.com" }),
    ...headers,
  });
  response.end(body === undefined || typeof body === "string" ? body : JSON.stringify(body));
}
