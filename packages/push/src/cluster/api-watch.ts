import type { IncomingMessage } from "node:http";
import type { Redact } from "@pushpull/core/redaction";
import { ApiError, type WatchEvent } from "./api.ts";
import { maxResponse, parseJson, readResponse, readText, toConnectionError, tooLong } from "./api-encoding.ts";
import type { Transport } from "./transport.ts";

/** Seconds after which the server ends a watch. */
const watchSeconds = 60;

/** A watch that is silent for longer than its own duration is dead. */
const idleLimit = (watchSeconds + 15) * 1_000;

/**
 * Opens a watch.
 * @param path of a collection, with a query
 * @throws ApiError when the server refuses it, ConnectionError when it cannot be reached
 */
export async function openWatch(
  transport: Transport,
  path: string,
  { signal, redact }: { readonly signal: AbortSignal; readonly redact: Redact },
): Promise<IncomingMessage> {
  const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=${watchSeconds}`;
  const headers = { accept: "application/json" };
  try {
    const response = await transport.open("GET", `${path}&${query}`, { headers, signal, idleLimit });
    const { statusCode: status = 0 } = response;
    if (status === 200) return response;
    readResponse(response, await readText(response), { redact });
    throw new ApiError(status, { message: `HTTP ${status} instead of a watch` });
  } catch (error) {
    throw toConnectionError(error);
  }
}

/** The events of an open watch, one JSON document per line, until the server or the signal ends it. */
export async function* eventsOf(response: IncomingMessage, signal: AbortSignal): AsyncGenerator<WatchEvent> {
  try {
    // The parts of a line that has not ended yet: searching all of them again for each part would be quadratic.
    let begun: string[] = [];
    let length = 0;
    for await (const chunk of response.setEncoding("utf8") as AsyncIterable<string>) {
      const [first = "", ...lines] = chunk.split("\n");
      begun.push(first);
      length += first.length;
      if (length > maxResponse) throw tooLong();
      for (const line of lines) {
        yield parseJson(begun.join("")) as WatchEvent;
        begun = [line];
        length = line.length;
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    throw toConnectionError(error);
  }
}
