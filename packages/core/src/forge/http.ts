import * as http from "node:http";
import * as https from "node:https";
import { text } from "node:stream/consumers";

/** An answer, as Octokit reads it: the few members of the Fetch Standard's `Response` that it looks at. */
export interface HttpAnswer {
  readonly status: number;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  text(): Promise<string>;
}

export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type SendHttp = (url: string, request: HttpRequest) => Promise<HttpAnswer>;

/** Milliseconds without a byte, after which a connection counts as broken: GitHub itself ends a request after 10 s. */
const idleLimit = 15_000;

/** So many requests to a host at once, which GitHub still takes for good manners ("Best practices for using the REST API"). */
const connections = 8;

/** Bytes of an answer that are read. */
const longest = 32 * 1024 * 1024;

/**
 * The one way to a forge: over connections that stay open, through the proxy that the environment names (HTTPS_PROXY,
 * NO_PROXY). Redirects are not followed: a token is for its own host alone.
 * @returns throws the socket's error when there is no answer
 */
export function openHttp(env: Readonly<Record<string, string | undefined>>): SendHttp {
  const options = { keepAlive: true, maxSockets: connections, proxyEnv: env };
  const ways = {
    "http:": { request: http.request, agent: new http.Agent(options) },
    "https:": { request: https.request, agent: new https.Agent(options) },
  } as const;
  return (address, { method, headers, body, signal }) => {
    const url = new URL(address);
    const { request, agent } = ways[url.protocol === "http:" ? "http:" : "https:"];
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const sent = request(url, {
        agent,
        method,
        headers: { ...headers, ...length },
        timeout: idleLimit,
        ...(signal === undefined ? {} : { signal }),
      });
      sent.once("timeout", () => sent.destroy(timedOut(url)));
      sent.once("error", reject);
      sent.once("response", (response) => read(response, address).then(resolve, reject));
      sent.end(body);
    });
  };
}

/** All of it, so that a connection that is cut in the middle is a fault of the request. */
async function read(response: http.IncomingMessage, url: string): Promise<HttpAnswer> {
  let size = 0;
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > longest) response.destroy(new Error(`the answer is longer than ${longest} bytes`));
  });
  const body = await text(response);
  const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
  return { status: response.statusCode ?? 0, url, headers, text: async () => body };
}

function timedOut({ host }: URL): Error {
  return Object.assign(new Error(`${host} has not answered for ${idleLimit / 1_000} s`), { code: "ETIMEDOUT" });
}
