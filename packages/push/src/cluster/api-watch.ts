import type { IncomingMessage } from "node:http";
import type { WatchEvent } from "./api.ts";
import { broken, parseQuietly, readAnswer, readText } from "./api-client.ts";
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
export async function openWatch(transport: Transport, path: string, signal: AbortSignal): Promise<IncomingMessage> {
  const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=${watchSeconds}`;
  const headers = { accept: "application/json" };
  try {
    const answer = await transport.open("GET", `${path}&${query}`, { headers, signal, idleLimit });
    if (answer.statusCode !== 200) readAnswer(answer, await readText(answer));
    return answer;
  } catch (error) {
    throw broken(error);
  }
}

/** The events of an open watch, one JSON document a line, until the server or the signal ends it. */
export async function* eventsOf(answer: IncomingMessage, signal: AbortSignal): AsyncGenerator<WatchEvent> {
  try {
    let rest = "";
    for await (const chunk of answer.setEncoding("utf8")) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield parseQuietly(line) as WatchEvent;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw broken(error);
  }
}
