import type { IncomingMessage } from "node:http";
import pLimit from "p-limit";
import type { Api, ApiRequest, ApiResponse } from "./api.ts";
import { encode } from "./api-encoding.ts";
import { eventsOf, openWatch } from "./api-watch.ts";
import { ApiError, ConnectionError, type Status } from "./errors.ts";
import { type Insist, insist, type Patience, working } from "./request-retry.ts";
import { connections, type Transport } from "./transport.ts";

/** A webhook may take 30 s to answer (`timeoutSeconds`); what takes twice as long is a dead connection. */
const idleLimit = 60_000;

/**
 * The Kubernetes API over a transport.
 * @param signal ends every request, and every wait before a retry, with its reason
 */
export function createApi(
  transport: Transport & { readonly unpooled: Transport },
  signal: AbortSignal,
  patience: Patience = working,
): Api {
  // Thousands may be asked for at once: what has no connection yet is not made a request either, which would be in
  // memory until its turn. What waits to be tried again keeps its turn, so that a server in trouble has less to do.
  const inTurn = pLimit(connections);
  const again = insist(patience);
  const ask: Insist = async (attempt, until) => {
    try {
      return await again(attempt, until);
    } catch (error) {
      // An aborted socket has an error of its own; the reason is what happened.
      until.throwIfAborted();
      throw error;
    }
  };
  return {
    send: (request) => inTurn(() => ask(() => exchange(transport, request, signal), signal)),
    async watch(path, ended) {
      const until = AbortSignal.any([signal, ended]);
      return eventsOf(await ask(() => openWatch(transport.unpooled, path, until), until), until);
    },
  };
}

async function exchange(transport: Transport, request: ApiRequest, signal: AbortSignal): Promise<ApiResponse> {
  const body = request.body === undefined ? undefined : encode(request.body);
  const headers = {
    accept: request.accept ?? "application/json",
    ...(body === undefined ? {} : { "content-type": request.contentType ?? "application/json" }),
  };
  try {
    const answer = await transport.open(request.method, request.path, { headers, body, signal, idleLimit });
    return readAnswer(answer, await readText(answer));
  } catch (error) {
    throw broken(error);
  }
}

/** Turns an answer that is not a success into what it says. */
export function readAnswer(answer: IncomingMessage, text: string): ApiResponse {
  const status = answer.statusCode ?? 0;
  const json = (answer.headers["content-type"] ?? "").includes("json");
  if (status >= 400) {
    if (json) throw new ApiError(status, parseQuietly(text) as Status, retryAfter(answer));
    if (status === 500 || status === 502) throw new ConnectionError(text.trim() || `HTTP ${status}`);
    throw new ApiError(status, { message: inShort(text) || `HTTP ${status}` }, retryAfter(answer));
  }
  const date = Date.parse(answer.headers.date ?? "") || undefined;
  return { status, body: json ? parseQuietly(text) : text, warnings: readWarnings(answer), date };
}

/** JavaScript's own error quotes what it cannot read, which may be a part of a Secret. */
export function parseQuietly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectionError("the answer is not JSON, or only a part of it came");
  }
}

/**
 * What is no JSON comes from somebody in between: often a whole page for a browser. It is cut at white space, since the
 * half of a secret would not be known for one.
 */
function inShort(text: string): string {
  const words = text
    .replace(/<(style|script)(?:(?!<\/?(?:style|script))[\s\S])*<\/\1>|<[^<>]*>/gi, " ")
    .replace(/\s+/g, " ");
  const short = words.trim();
  return short.length <= 300 ? short : short.slice(0, short.lastIndexOf(" ", 300));
}

export async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** What a failed exchange is to the callers: an answer stays one, anything else is a broken connection. */
export function broken(error: unknown): ApiError | ConnectionError {
  if (error instanceof ApiError || error instanceof ConnectionError) return error;
  return new ConnectionError(error instanceof Error ? error.message : String(error), { cause: error });
}

function retryAfter(answer: IncomingMessage): number | undefined {
  const seconds = Number(answer.headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** `Warning: 299 - "text"`, any number of times (RFC 7234 5.5). Node joins repeated headers with a comma. */
function readWarnings(answer: IncomingMessage): readonly string[] {
  return (answer.headersDistinct.warning ?? []).flatMap((header) => {
    const quoted = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/.exec(header)?.[1];
    return quoted === undefined ? [] : [quoted.replace(/\\(.)/g, "$1")];
  });
}
