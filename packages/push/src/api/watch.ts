import type { IncomingMessage } from "node:http";
import type { Redact } from "@pushpull/core";
import type { WatchEvent } from "./port.ts";
import { broken, largestAnswer, parseQuietly, readAnswer, readText, tooLong } from "./read-answer.ts";
import type { Transport } from "./transport.ts";

/** The server ends a watch after so many seconds. */
const watchSeconds = 60;

/** A watch that says nothing for longer than it may last has died unnoticed. */
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
    const answer = await transport.open("GET", `${path}&${query}`, { headers, signal, idleLimit });
    if (answer.statusCode !== 200) readAnswer(answer, await readText(answer), redact);
    return answer;
  } catch (error) {
    throw broken(error);
  }
}

/** The events of an open watch, one JSON document a line, until the server or the signal ends it. */
export async function* eventsOf(answer: IncomingMessage, signal: AbortSignal): AsyncGenerator<WatchEvent> {
  try {
    // Parts of a line that has not ended: to look through all of it for each part would take a long one for ever.
    let begun: string[] = [];
    let length = 0;
    for await (const chunk of answer.setEncoding("utf8") as AsyncIterable<string>) {
      const [first = "", ...lines] = chunk.split("\n");
      begun.push(first);
      length += first.length;
      if (length > largestAnswer) throw tooLong();
      for (const line of lines) {
        yield parseQuietly(begun.join("")) as WatchEvent;
        begun = [line];
        length = line.length;
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    throw broken(error);
  }
}
