import { UserError } from "../errors/user-error.ts";
import { HttpError, isHttpError, UnexpectedResponse } from "./api-errors.ts";
import { explainForgeError } from "./explain-forge.ts";
import type { Forge, ForgeKind } from "./forge.ts";
import { type Client, type ClientOptions, openClient } from "./forge-client.ts";
import { openGitea } from "./gitea/gitea-forge.ts";
import { openGitHub } from "./github/github-forge.ts";

/** Where a repository is. */
export interface ForgeAddress {
  /** `acme/deploy` */
  readonly repository: string;
  /** Its web page, which ends with `repository`: `https://github.com/acme/deploy`. */
  readonly page: string;
  /** The forge's API if known, such as from GITHUB_API_URL. */
  readonly api: string | undefined;
}

export interface ForgeOptions extends ForgeAddress, Omit<ClientOptions, "api" | "token"> {
  readonly token: string;
}

/** Opens a repository, whichever forge it is on. */
export async function openForge({ repository, page, api, ...options }: ForgeOptions): Promise<Forge> {
  const { kind, client } = await findServer({ repository, page, api }, options);
  const open = kind === "github" ? openGitHub : openGitea;
  return open({ client, name: repository, log: options.log });
}

interface Server {
  readonly kind: ForgeKind;
  readonly client: Client;
}

/** GitHub's own hosts, and those of its customers (GitHub Docs, "GitHub Enterprise Cloud with data residency"). */
const gitHubHost = /^(?:api\.)?(github\.com|[\w-]+\.ghe\.com)$/;

/** The API's URL for a repository on GitHub or GitHub Enterprise Server. */
export function gitHubApiOf({ api, page }: Pick<ForgeAddress, "api" | "page">): string {
  const { host, origin } = new URL(page);
  const [, ownHost] = gitHubHost.exec(host) ?? [];
  return api ?? (ownHost === undefined ? `${origin}/api/v3` : `https://api.${ownHost}`);
}

/** Finds out which forge hosts a repository by asking its API, except for GitHub's own hosts. */
async function findServer(address: ForgeAddress, options: Omit<ClientOptions, "api">): Promise<Server> {
  const { repository, page } = address;
  const { host, origin } = new URL(address.api ?? page);
  const [, ownHost] = gitHubHost.exec(host) ?? [];
  if (ownHost !== undefined) {
    return { kind: "github", client: openClient({ ...options, api: address.api ?? `https://api.${ownHost}` }) };
  }
  const enterprise = `${origin}/api/v3`;
  const candidates = address.api === undefined ? [`${serverRoot(page, repository)}/api/v1`, enterprise] : [address.api];
  try {
    for (const api of candidates) {
      const client = openClient({ ...options, api });
      const kind = await kindOf(client);
      if (kind === "github" && address.api === undefined) {
        return { kind, client: openClient({ ...options, api: enterprise }) };
      }
      if (kind !== undefined) return { kind, client };
    }
  } catch (error) {
    const { redact } = options;
    throw explainForgeError(error, {
      host,
      redact,
      repository,
      doing: "identify the forge",
      permission: undefined,
      kind: undefined,
    });
  }
  throw new UserError(`${host} is not a supported forge`, {
    code: "repository",
    hint: "Pull requests work on GitHub, GitHub Enterprise Server, Gitea and Forgejo. Check the address, or commit directly: `mode: commit`.",
  });
}

/** The forge's root URL: it may be served under a path. */
function serverRoot(page: string, repository: string): string {
  return page.slice(0, -repository.length - 1);
}

/** Gitea and Forgejo return their version; GitHub sends its own header with each response, and has a meta endpoint. */
async function kindOf({ octokit, api }: Client): Promise<ForgeKind | undefined> {
  const version = await octokit.request("GET /version").catch(errorOrPage);
  if (version instanceof UnexpectedResponse) return undefined;
  if (isGitHub(version.headers)) return "github";
  if (!(version instanceof HttpError)) return hasVersion(version.data) ? "gitea" : undefined;
  if (isHttpError(version, 401, 403) && api.endsWith("/api/v1")) throw version;
  const meta = await octokit.rest.meta.get().catch(errorOrPage);
  if (meta instanceof UnexpectedResponse) return undefined;
  return isGitHub(meta.headers) || !(meta instanceof HttpError) ? "github" : undefined;
}

function errorOrPage(error: unknown): HttpError | UnexpectedResponse {
  if (error instanceof UnexpectedResponse || isHttpError(error, 400, 401, 403, 404, 405, 410)) return error;
  throw error;
}

function isGitHub(headers: HttpError["headers"]): boolean {
  return headers["x-github-request-id"] !== undefined || headers["x-github-enterprise-version"] !== undefined;
}

function hasVersion(data: unknown): boolean {
  return typeof data === "object" && data !== null && "version" in data && typeof data.version === "string";
}
