import type { Redact } from "@pushpull/core/redaction";
import pLimit from "p-limit";
import type { Api, ApiRequest, ApiResponse } from "./api.ts";
import { encode, readResponse, readText, toConnectionError } from "./api-encoding.ts";
import { type ApiRetry, afterConnecting, type RetryPolicy, withRetry } from "./api-retry.ts";
import { eventsOf, openWatch } from "./api-watch.ts";
import { maxConnections, type Transport } from "./transport.ts";

/** A webhook may take 30 s to answer (`timeoutSeconds`); after twice as long the connection counts as dead. */
const idleLimit = 60_000;

export interface ApiOptions {
  /** Ends every request, and every wait before a retry, with its reason. */
  readonly signal: AbortSignal;
  readonly redact: Redact;
  readonly policy?: RetryPolicy;
}

/** The Kubernetes API over a transport. */
export function createApi(
  transport: Transport & { readonly unpooled: Transport },
  { signal, redact, policy = afterConnecting }: ApiOptions,
): Api {
  // Thousands of requests may be made at once: each is built only when a connection is free, to save memory. A request
  // that waits for a retry keeps its slot, so that an overloaded server receives fewer requests.
  const limited = pLimit(maxConnections);
  const retry = withRetry(policy);
  const send: ApiRetry = async (attempt, until) => {
    try {
      return await retry(attempt, until);
    } catch (error) {
      // An aborted socket throws its own error; the signal's reason is the real cause.
      until.throwIfAborted();
      throw error;
    }
  };
  return {
    send: (request) => limited(() => send(() => exchange(transport, request, { signal, redact }), signal)),
    async watch(path, ended) {
      const until = AbortSignal.any([signal, ended]);
      return eventsOf(await send(() => openWatch(transport.unpooled, path, { signal: until, redact }), until), until);
    },
  };
}

async function exchange(
  transport: Transport,
  request: ApiRequest,
  { signal, redact }: Pick<ApiOptions, "signal" | "redact">,
): Promise<ApiResponse> {
  const body = request.body === undefined ? undefined : encode(request.body);
  const headers = {
    accept: request.accept ?? "application/json",
    ...(body === undefined ? {} : { "content-type": request.contentType ?? "application/json" }),
  };
  try {
    const response = await transport.open(request.method, request.path, { headers, body, signal, idleLimit });
    return readResponse(response, await readText(response), { redact, asText: headers.accept.startsWith("text/") });
  } catch (error) {
    throw toConnectionError(error);
  }
}
