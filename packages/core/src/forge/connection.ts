/**
 * How requests to a forge travel: what Octokit gets as `request.fetch`. It is undici, which `@actions/github` brings along,
 * with limits. Not its `fetch`, which would refuse a forge on a port such as 10080, and unpack an answer to any size.
 */
import { Agent, type Dispatcher, Pool, ProxyAgent, request } from "undici";
import { UserError } from "../errors/user-error.ts";

export interface ConnectionOptions {
  /** The API whose server, and no other, is asked. */
  readonly api: string;
  /** Names the proxies: HTTPS_PROXY, HTTP_PROXY, NO_PROXY. */
  readonly env: Environment;
  /** Closes all connections. */
  readonly signal: AbortSignal;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Milliseconds without a byte, after which a connection counts as broken: GitHub itself ends a request after 10 s. */
const idleLimit = 15_000;

const limits = {
  /** At once: GitHub asks for few ("Best practices for using the REST API"). */
  connections: 8,
  headersTimeout: idleLimit,
  bodyTimeout: idleLimit,
  /** In bytes. */
  maxResponseSize: 32 * 1024 * 1024,
} as const;

/** Certificates are checked, also where a step before has set NODE_TLS_REJECT_UNAUTHORIZED to 0: a token is sent. */
const connecting = { timeout: idleLimit, rejectUnauthorized: true } as const;

/** What Octokit asks of `fetch`. */
interface FetchOptions {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
}

/** An answer, with the members of the Fetch Standard's `Response` that Octokit reads. */
export interface FetchAnswer {
  readonly status: number;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export type Fetch = (address: string, options: FetchOptions) => Promise<FetchAnswer>;

/**
 * Opens the way to a forge's API, over connections that stay open. A redirect is an answer like any other, and never
 * followed; an address on another server is refused: the token is for the API's own server alone.
 * @returns what throws an error with a `code` of Node.js where there is no whole answer
 */
export function openConnection({ api, env, signal }: ConnectionOptions): Fetch {
  const { origin } = new URL(api);
  const dispatcher = dispatcherTo(new URL(api), env);
  signal.addEventListener("abort", () => void dispatcher.destroy().catch(() => {}), { once: true });
  return async (address, { method, headers, body = null, signal }) => {
    if (new URL(address).origin !== origin) throw new Error(`${address} is not on ${origin}`);
    try {
      const answer = await request(address, { dispatcher, method, headers, body, signal });
      // All of it, now: Octokit takes an answer that is cut in the middle for an empty one.
      const content = await answer.body.arrayBuffer();
      return {
        status: answer.statusCode,
        url: address,
        headers: new Map(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
        text: async () => new TextDecoder().decode(content),
        arrayBuffer: async () => content,
      };
    } catch (error) {
      throw withNodeCode(error);
    }
  };
}

function dispatcherTo(url: URL, env: Environment): Agent | ProxyAgent {
  const proxy = proxyFor(url, env);
  if (proxy === undefined) return new Agent({ ...limits, connect: connecting });
  const { origin, username, password } = proxy;
  const credentials = Buffer.from(`${unescapePart(username)}:${unescapePart(password)}`).toString("base64");
  return new ProxyAgent({
    ...limits,
    uri: origin,
    ...(username + password === "" ? {} : { token: `Basic ${credentials}` }),
    proxyTls: connecting,
    requestTls: connecting,
    clientFactory: (to, options) => poolTo(to, { ...options, ...limits }),
  });
}

/**
 * The connections to a proxy. Its faults get another code: undici 6 takes `UND_ERR_SOCKET` here for a connection that it
 * has to open again, and does so without end, and without looking at anything else.
 */
function poolTo(proxy: URL, options: Pool.Options): Dispatcher {
  const pool = new Pool(proxy, options);
  const connect: (tunnel: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData> = pool.connect.bind(pool);
  return Object.assign(pool, {
    connect: (tunnel: Dispatcher.ConnectOptions) =>
      connect(tunnel).catch((error: Error) => {
        throw Object.assign(new Error(error.message, { cause: error }), { code: "ERR_PROXY_TUNNEL" });
      }),
  });
}

/**
 * The proxy for an address, as curl and Git read it from the environment, names in lower case first. Plain HTTP goes through
 * it by CONNECT as well.
 * @throws UserError for a proxy that does not speak HTTP
 */
export function proxyFor(url: URL, env: Environment): URL | undefined {
  const variable = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const written = read(env, variable);
  if (written === "" || isExempt(url, read(env, "NO_PROXY"))) return undefined;
  const proxy = URL.parse(written.includes("://") ? written : `http://${written}`);
  if (proxy?.protocol === "http:" || proxy?.protocol === "https:") return proxy;
  throw new UserError(`The proxy in ${variable} cannot be used: its address does not begin with http:// or https://`, {
    code: "runner",
    hint: `Set ${variable} to an HTTP proxy, or name ${url.hostname} in NO_PROXY.`,
  });
}

function read(env: Environment, variable: string): string {
  return env[variable.toLowerCase()] || env[variable] || "";
}

/** Hosts, with or without a port; each stands for the hosts below it too, as do `.example.com` and `*.example.com`. */
function isExempt({ protocol, hostname, port }: URL, noProxy: string): boolean {
  const withPort = `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
  const names = [hostname, hostname.replace(/^\[|\]$/g, ""), withPort];
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => entry.replace(/^\*?\.?/, "."))
    .some((entry) => entry === "." || names.some((name) => `.${name}`.endsWith(entry)));
}

function unescapePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** undici's own codes in Node's, by which it is known what may pass by itself. */
const codes: Readonly<Record<string, { readonly code: string; readonly message?: string }>> = {
  UND_ERR_CONNECT_TIMEOUT: { code: "ETIMEDOUT", message: `no connection within ${idleLimit / 1_000} s` },
  UND_ERR_HEADERS_TIMEOUT: { code: "ETIMEDOUT", message: `no answer within ${idleLimit / 1_000} s` },
  UND_ERR_BODY_TIMEOUT: { code: "ETIMEDOUT", message: `no more of the answer within ${idleLimit / 1_000} s` },
  UND_ERR_SOCKET: { code: "ECONNRESET" },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: {
    code: "EMSGSIZE",
    message: `the answer is longer than ${limits.maxResponseSize} bytes`,
  },
  // What `signal` aborts never gets here as this: it is what a proxy answers that does not open the tunnel.
  UND_ERR_ABORTED: { code: "ERR_PROXY_TUNNEL" },
  UND_ERR_PRX_TLS: { code: "ERR_PROXY_TUNNEL" },
};

function withNodeCode(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const known = codes[String(error.code)];
  if (known === undefined) return error;
  return Object.assign(new Error(known.message ?? error.message, { cause: error }), { code: known.code });
}
