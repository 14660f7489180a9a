import { UserError } from "../errors/user-error.ts";
import { HttpError, isHttpError, UnexpectedResponse } from "./api-errors.ts";
import { explain } from "./explain-forge.ts";
import type { Forge, ForgeKind } from "./forge.ts";
import { type Client, type ClientOptions, openClient } from "./forge-client.ts";
import { openGitea } from "./gitea/gitea-forge.ts";
import { openGitHub } from "./github/github-forge.ts";

/** Where a repository is. */
export interface ForgeAddress {
  /** `acme/deploy` */
  readonly repository: string;
  /** Its page, which ends with that: `https://github.com/acme/deploy`. */
  readonly page: string;
  /** The forge's API where that is known, as a run knows it of its own forge (GITHUB_API_URL). */
  readonly api: string | undefined;
}

export interface ForgeOptions extends ForgeAddress, Omit<ClientOptions, "api" | "token"> {
  readonly token: string;
}

/** Opens a repository on whatever forge it is. */
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
const ofGitHub = /^(?:api\.)?(github\.com|[\w-]+\.ghe\.com)$/;

/** The API of GitHub, or of GitHub Enterprise Server, for who knows that it is that. */
export function gitHubApiOf({ api, page }: Pick<ForgeAddress, "api" | "page">): string {
  const { host, origin } = new URL(page);
  const [, ownHost] = ofGitHub.exec(host) ?? [];
  return api ?? (ownHost === undefined ? `${origin}/api/v3` : `https://api.${ownHost}`);
}

/**
 * Finds out which forge has a repository, by asking it: there are forges under any name. Only GitHub's own hosts need not
 * be asked.
 */
async function findServer(address: ForgeAddress, options: Omit<ClientOptions, "api">): Promise<Server> {
  const { repository, page } = address;
  const { host, origin } = new URL(address.api ?? page);
  const [, ownHost] = ofGitHub.exec(host) ?? [];
  if (ownHost !== undefined) {
    return { kind: "github", client: openClient({ ...options, api: address.api ?? `https://api.${ownHost}` }) };
  }
  const enterprise = `${origin}/api/v3`;
  const candidates = address.api === undefined ? [`${above(page, repository)}/api/v1`, enterprise] : [address.api];
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
    throw explain(error, {
      host,
      redact,
      repository,
      doing: "tell which forge it is",
      right: undefined,
      kind: undefined,
    });
  }
  throw new UserError(`${host} is no forge that we know`, {
    code: "repository",
    hint: "GitHub, GitHub Enterprise Server, Gitea and Forgejo have pull requests that we can make. Check the address, or commit without one: `mode: commit`.",
  });
}

/** A forge may be served under a path. */
function above(page: string, repository: string): string {
  return page.slice(0, -repository.length - 1);
}

/** Gitea and Forgejo tell their version; GitHub has a header of its own on each answer, and its meta data. */
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
