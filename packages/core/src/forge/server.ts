import { UserError } from "../errors.ts";
import { type Client, type ClientOptions, openClient } from "./client.ts";
import { isRefusal, Refusal, Strange } from "./errors.ts";
import { explain } from "./explain.ts";
import type { ForgeKind } from "./types.ts";

/** Where a repository is. */
export interface ForgeAddress {
  /** `acme/deploy` */
  readonly repository: string;
  /** Its page, which ends with that: `https://github.com/acme/deploy`. */
  readonly page: string;
  /** The forge's API where that is known, as a run knows it of its own forge (GITHUB_API_URL). */
  readonly api: string | undefined;
}

export interface Server {
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
export async function findServer(address: ForgeAddress, options: Omit<ClientOptions, "api">): Promise<Server> {
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
    throw explain(error, { host, repository, doing: "tell which forge it is", right: undefined, kind: undefined });
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
async function kindOf({ request, api }: Client): Promise<ForgeKind | undefined> {
  const version = await request({ method: "GET", url: `${api}/version` }).catch(refusalOrPage);
  if (version instanceof Strange) return undefined;
  if (isGitHub(version.headers)) return "github";
  if (!(version instanceof Refusal)) return hasVersion(version.data) ? "gitea" : undefined;
  if (isRefusal(version, 401, 403) && api.endsWith("/api/v1")) throw version;
  const meta = await request({ method: "GET", url: `${api}/meta` }).catch(refusalOrPage);
  if (meta instanceof Strange) return undefined;
  return isGitHub(meta.headers) || !(meta instanceof Refusal) ? "github" : undefined;
}

function refusalOrPage(error: unknown): Refusal | Strange {
  if (error instanceof Strange || isRefusal(error, 400, 401, 403, 404, 405, 410)) return error;
  throw error;
}

function isGitHub(headers: Refusal["headers"]): boolean {
  return headers["x-github-request-id"] !== undefined || headers["x-github-enterprise-version"] !== undefined;
}

function hasVersion(data: unknown): boolean {
  return typeof data === "object" && data !== null && "version" in data && typeof data.version === "string";
}
