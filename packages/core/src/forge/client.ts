import { request as octokit } from "@octokit/request";
import { RequestError } from "@octokit/request-error";
import type { Log } from "../log.ts";
import { NoAnswer } from "./errors.ts";
import { openHttp } from "./http.ts";
import { patiently } from "./patience.ts";
import { type Answer, checkAnswer, checkGraphql, refusalOf } from "./read-answer.ts";

export interface ClientOptions {
  /** `https://api.github.com`, `https://HOST/api/v3`, `https://HOST/api/v1` */
  readonly api: string;
  /** Undefined asks as nobody. */
  readonly token: string | undefined;
  /** Names the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Milliseconds: what wants to be left alone for longer is not waited for. */
  readonly longestPause?: number | undefined;
}

/** Speaks to a forge's API. What it throws is a Refusal, a Strange, a NoAnswer, or the signal's reason. */
export interface Client {
  readonly api: string;
  readonly host: string;
  /** Octokit's, typed. With `request: { once: true }` it is not sent again where it may have arrived. */
  readonly request: typeof octokit;
  /** GitHub's other API. @returns what the answer calls `data` */
  graphql<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data>;
}

type Send = (options: Asked) => Promise<Answer>;

type Asked = object & { readonly request?: { readonly once?: boolean } };

/** Octokit's requests over our own connection: what may pass is asked again, and rate limits are waited for. */
export function openClient({ api: given, longestPause = Number.POSITIVE_INFINITY, ...options }: ClientOptions): Client {
  const { token, env, signal, log } = options;
  const api = given.replace(/(?<!\/)\/+$/, "");
  const { host } = new URL(api);
  const insist = patiently({ host, signal, log, longestPause });
  const request = octokit.defaults({
    baseUrl: api,
    headers: { "user-agent": "pushpull", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    request: {
      fetch: openHttp(env),
      signal,
      log: { warn: (words: string) => log.debug(words) },
      hook: (send: Send, asked: Asked) => insist(() => ask(send, asked, signal), asked.request?.once !== true),
    },
  });
  // GitHub Docs, "Forming calls with GraphQL": on a server of one's own it stands beside the REST API.
  const url = api.endsWith("/api/v3") ? api.replace(/\/v3$/, "/graphql") : `${api}/graphql`;
  return {
    api,
    host,
    request,
    async graphql<Data>(query: string, variables: Readonly<Record<string, unknown>>) {
      const answer = await request<{ data: Data }>({ method: "POST", url, query, variables });
      return answer.data.data;
    },
  };
}

async function ask(send: Send, asked: Asked, signal: AbortSignal): Promise<Answer> {
  const answer = await send(asked).catch((error: unknown) => {
    signal.throwIfAborted();
    if (!(error instanceof RequestError)) throw error;
    if (error.response !== undefined) throw refusalOf(error.response);
    throw new NoAnswer(error.cause instanceof Error ? error.cause : error);
  });
  checkAnswer(answer);
  checkGraphql(answer);
  return answer;
}
