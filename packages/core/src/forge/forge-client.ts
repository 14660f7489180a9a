import { getOctokit } from "@actions/github";
import { GitHub } from "@actions/github/lib/utils";
import { RequestError } from "@octokit/request-error";
import type { Redact } from "../redaction/redact.ts";
import type { Log } from "../runner/log.ts";
import { checkGraphql, checkResponse, type ForgeResponse, httpErrorOf, NetworkError } from "./api-errors.ts";
import { type Environment, openConnection } from "./connection.ts";
import { retryRequests } from "./request-retry.ts";

export interface ClientOptions {
  /** `https://api.github.com`, `https://HOST/api/v3`, `https://HOST/api/v1` */
  readonly api: string;
  /** Undefined for anonymous requests. */
  readonly token: string | undefined;
  /** Read for the proxies. */
  readonly env: Environment;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly redact: Redact;
  /** Maximum pause for a rate limit, in milliseconds, such as the time left of the run. Undefined: an hour. */
  readonly maxPause?: (() => number) | undefined;
}

export type Octokit = InstanceType<typeof GitHub>;

/** A client for a forge's API. Requests throw HttpError, UnexpectedResponse, NetworkError, or the signal's reason. */
export interface Client {
  readonly api: string;
  readonly host: string;
  readonly redact: Redact;
  /** With `request: { once: true }` a request is not repeated if it may have arrived. */
  readonly octokit: Octokit;
}

/** The version of GitHub's REST API: every GitHub Enterprise Server supports it, and other forges ignore it. */
const apiVersion = "2022-11-28";

/** Opens a forge's API with Octokit: transient errors are retried, and rate limits are waited for. */
export function openClient(options: ClientOptions): Client {
  const { token, env, signal, log, redact, maxPause = () => Number.POSITIVE_INFINITY } = options;
  const api = options.api.replace(/(?<!\/)\/+$/, "");
  const { host } = new URL(api);
  // The server decides what is logged here, such as deprecated endpoints; not all of it is worth a warning.
  const debug = (message: string) => log.debug(message);
  const settings = {
    baseUrl: api,
    userAgent: "pushpull",
    log: { debug, info: debug, warn: debug, error: debug },
    request: { fetch: openConnection({ api, env, signal }), signal, log: { warn: debug } },
  };
  // `getOctokit` requires a token.
  const octokit = token === undefined ? new GitHub(settings) : getOctokit(token, settings);
  const withRetry = retryRequests({ host, signal, log, maxPause });
  octokit.hook.wrap("request", (send, { headers, ...request }) => {
    const versioned = { ...request, headers: { ...headers, "x-github-api-version": apiVersion } };
    return withRetry(() => sendOnce(() => send(versioned), signal), request.request?.once !== true);
  });
  return { api, host, redact, octokit };
}

/** Sends a request once, and checks the response. */
async function sendOnce<Received extends ForgeResponse>(
  send: () => Received | Promise<Received>,
  signal: AbortSignal,
): Promise<Received> {
  try {
    const answer = await send();
    checkResponse(answer);
    checkGraphql(answer);
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof RequestError)) throw error;
    if (error.response !== undefined) throw httpErrorOf(error.response);
    throw new NetworkError(error.cause instanceof Error ? error.cause : error);
  }
}
