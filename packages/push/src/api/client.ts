import type { Redact } from "@pushpull/core";
import pLimit from "p-limit";
import { encode } from "./encode.ts";
import type { Api, ApiRequest, ApiResponse } from "./port.ts";
import { broken, readAnswer, readText } from "./read-answer.ts";
import { type Insist, insist, type Patience, working } from "./retry.ts";
import { connections, type Transport } from "./transport.ts";
import { eventsOf, openWatch } from "./watch.ts";

/** A webhook may take 30 s to answer (`timeoutSeconds`); what takes twice as long is a dead connection. */
const idleLimit = 60_000;

export interface ApiOptions {
  /** Ends every request, and every wait before a retry, with its reason. */
  readonly signal: AbortSignal;
  readonly redact: Redact;
  readonly patience?: Patience;
}

/** The Kubernetes API over a transport. */
export function createApi(
  transport: Transport & { readonly unpooled: Transport },
  { signal, redact, patience = working }: ApiOptions,
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
    send: (request) => inTurn(() => ask(() => exchange(transport, request, { signal, redact }), signal)),
    async watch(path, ended) {
      const until = AbortSignal.any([signal, ended]);
      return eventsOf(await ask(() => openWatch(transport.unpooled, path, { signal: until, redact }), until), until);
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
    const answer = await transport.open(request.method, request.path, { headers, body, signal, idleLimit });
    return readAnswer(answer, await readText(answer), redact);
  } catch (error) {
    throw broken(error);
  }
}
