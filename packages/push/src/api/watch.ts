import { broken, parseQuietly, readAnswer, readText } from "./client.ts";
import type { WatchEvent } from "./port.ts";
import type { Transport } from "./transport.ts";

/** Bookmarks come about once a minute: a watch that says nothing for longer than two has died unnoticed. */
const idleLimit = 150_000;

/** Opens a watch and yields its events, one JSON document a line, until the server or the signal ends it. */
export async function* watchEvents(
  transport: Transport,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent> {
  const headers = { accept: "application/json" };
  try {
    const answer = await transport.open("GET", path, { headers, signal, idleLimit });
    if (answer.statusCode !== 200) readAnswer(answer, await readText(answer));
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
