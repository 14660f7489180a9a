/**
 * The HTTP transport to a forge: the `request.fetch` for Octokit. It uses undici, a dependency of `@actions/github`,
 * with limits, but not undici's `fetch`: that would refuse a forge on a port such as 10080, and decompress a response
 * to any size.
 */
import { Agent, type Dispatcher, Pool, ProxyAgent, request } from "undici";
import { UserError } from "../errors/user-error.ts";

export interface ConnectionOptions {
  /** The API; requests go to its server only. */
  readonly api: string;
  /** Read for the proxies: HTTPS_PROXY, HTTP_PROXY, NO_PROXY. */
  readonly env: Environment;
  /** Closes all connections. */
  readonly signal: AbortSignal;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Milliseconds without a byte, after which a connection counts as broken: GitHub terminates a request after 10 s. */
const idleLimit = 15_000;

const limits = {
  /** Concurrent connections: GitHub asks for few ("Best practices for using the REST API"). */
  connections: 8,
  headersTimeout: idleLimit,
  bodyTimeout: idleLimit,
  /** In bytes. */
  maxResponseSize: 32 * 1024 * 1024,
} as const;

/** Certificates are verified even if an earlier step set NODE_TLS_REJECT_UNAUTHORIZED to 0: a token is sent. */
const tlsOptions = { timeout: idleLimit, rejectUnauthorized: true } as const;

/** The options that Octokit passes to `fetch`. */
interface FetchOptions {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
}

/** A response, with the members of the Fetch Standard's `Response` that Octokit reads. */
export interface FetchAnswer {
  readonly status: number;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export type Fetch = (address: string, options: FetchOptions) => Promise<FetchAnswer>;

/**
 * Opens a pool of keep-alive connections to a forge's API. Redirects are returned, never followed, and URLs on other
 * servers are refused: the token is for the API's own server only.
 * @returns a `fetch` that throws an error with a Node.js `code` if there is no complete response
 */
export function openConnection({ api, env, signal }: ConnectionOptions): Fetch {
  const { origin } = new URL(api);
  const dispatcher = dispatcherTo(new URL(api), env);
  signal.addEventListener("abort", () => void dispatcher.destroy().catch(() => {}), { once: true });
  return async (address, { method, headers, body = null, signal }) => {
    if (new URL(address).origin !== origin) throw new Error(`${address} is not on ${origin}`);
    try {
      const response = await request(address, { dispatcher, method, headers, body, signal });
      // Read it completely: Octokit takes a truncated response for an empty one.
      const content = await response.body.arrayBuffer();
      return {
        status: response.statusCode,
        url: address,
        headers: new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
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
  if (proxy === undefined) return new Agent({ ...limits, connect: tlsOptions });
  const { origin, username, password } = proxy;
  const credentials = Buffer.from(`${unescapePart(username)}:${unescapePart(password)}`).toString("base64");
  return new ProxyAgent({
    ...limits,
    uri: origin,
    ...(username + password === "" ? {} : { token: `Basic ${credentials}` }),
    proxyTls: tlsOptions,
    requestTls: tlsOptions,
    clientFactory: (origin, options) => proxyPool(origin, { ...options, ...limits }),
  });
}

/**
 * The connections to a proxy. Their errors get another code: undici 6 reopens a connection on `UND_ERR_SOCKET` here, in
 * an endless loop that ignores everything else.
 */
function proxyPool(proxy: URL, options: Pool.Options): Dispatcher {
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
 * The proxy for a URL, read from the environment as curl and Git do, lower-case names first. Plain HTTP is tunnelled
 * with CONNECT as well.
 * @throws UserError for a proxy that is not an HTTP proxy
 */
export function proxyFor(url: URL, env: Environment): URL | undefined {
  const variable = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const value = read(env, variable);
  if (value === "" || isExempt(url, read(env, "NO_PROXY"))) return undefined;
  const proxy = URL.parse(value.includes("://") ? value : `http://${value}`);
  if (proxy?.protocol === "http:" || proxy?.protocol === "https:") return proxy;
  throw new UserError(`The proxy in ${variable} cannot be used: its address does not begin with http:// or https://`, {
    code: "runner",
    hint: `Set ${variable} to an HTTP proxy, or add ${url.hostname} to NO_PROXY.`,
  });
}

function read(env: Environment, variable: string): string {
  return env[variable.toLowerCase()] || env[variable] || "";
}

/**
 * NO_PROXY lists hosts, with or without a port; each covers its subdomains too, as do `.example.com` and
 * `*.example.com`.
 */
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

/** Node.js codes for undici's, for the decision which errors to retry. */
const codes: Readonly<Record<string, { readonly code: string; readonly message?: string }>> = {
  UND_ERR_CONNECT_TIMEOUT: { code: "ETIMEDOUT", message: `no connection within ${idleLimit / 1_000} s` },
  UND_ERR_HEADERS_TIMEOUT: { code: "ETIMEDOUT", message: `no response within ${idleLimit / 1_000} s` },
  UND_ERR_BODY_TIMEOUT: { code: "ETIMEDOUT", message: `the response stalled for ${idleLimit / 1_000} s` },
  UND_ERR_SOCKET: { code: "ECONNRESET" },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: {
    code: "EMSGSIZE",
    message: `the response is larger than ${limits.maxResponseSize} bytes`,
  },
  // An abort by `signal` never arrives here with this code: it means that a proxy did not open the tunnel.
  UND_ERR_ABORTED: { code: "ERR_PROXY_TUNNEL" },
  UND_ERR_PRX_TLS: { code: "ERR_PROXY_TUNNEL" },
};

function withNodeCode(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const known = codes[String(error.code)];
  if (known === undefined) return error;
  return Object.assign(new Error(known.message ?? error.message, { cause: error }), { code: known.code });
}
