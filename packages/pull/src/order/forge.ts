import * as http from "node:http";
import * as https from "node:https";

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Milliseconds that a forge gets to answer. */
const patience = 10_000;

/** Bytes of an answer that are read. */
const longest = 8 * 1024 * 1024;

/**
 * Asks a forge's API, through the proxy that the environment names. Redirects are not followed: the token is for this
 * host alone.
 * @throws the socket's error when there is no answer
 */
export async function getFromForge(
  url: URL,
  token: string | undefined,
  { env, signal }: { readonly env: Readonly<Record<string, string | undefined>>; readonly signal: AbortSignal },
): Promise<Answer> {
  const { Agent, get } = url.protocol === "http:" ? http : https;
  const headers = {
    accept: "application/json",
    "user-agent": "pushpull",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const within = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    get(url, { agent: new Agent({ proxyEnv: env }), headers, signal: within }, resolve).once("error", reject);
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > longest) break;
  }
  return { status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") };
}
