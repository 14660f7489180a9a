import type { InputReader, RunContext } from "@pushpull/core/runner";
import type { RepositoryAddress } from "@pushpull/pull";
import { checkTokenHost } from "./credentials.ts";

/** A repository on a forge. */
export interface ForgeRepository {
  /** `acme/deploy` */
  readonly repository: string;
  readonly page: string;
  /** The API if known: that of this run's own forge. */
  readonly api: string | undefined;
}

/** A repository on a forge, with a token for pull requests. */
export interface ForgeInputs extends ForgeRepository {
  readonly token: string;
}

/** Undefined if the address does not tell where its forge is. The kind of forge is found out later. */
export function forgeRepositoryOf(
  address: RepositoryAddress,
  { server, api }: RunContext,
): ForgeRepository | undefined {
  const known = address.page === undefined ? pageOfUrl(address.url) : { page: address.page, repository: address.name };
  if (known === undefined) return undefined;
  const isHere = new URL(known.page).host === server.host;
  return { ...known, api: isHere ? api : undefined };
}

/** The web page for a Git URL: forges serve both at `owner/name`, possibly below a path of the server. */
function pageOfUrl(address: string): Pick<ForgeRepository, "page" | "repository"> | undefined {
  const { protocol = "", origin = "", pathname = "" } = URL.parse(address) ?? {};
  const path = pathname.replace(/\/$/, "").replace(/\.git$/, "");
  const [, repository] = /\/([^/]+\/[^/]+)$/.exec(path) ?? [];
  if (repository === undefined || !/^https?:$/.test(protocol)) return undefined;
  return { page: `${origin}${path}`, repository };
}

/**
 * Reads the forge to use. Adds faults to the reader.
 * @param why the reason for needing it: `Input 'mode' is pull-request`
 * @param app whether an App creates the token: it is empty until then
 */
export function readForge(
  read: InputReader,
  repository: RepositoryAddress,
  { run, why, app }: { readonly run: RunContext; readonly why: string; readonly app: boolean },
): ForgeInputs | undefined {
  const { url, name } = repository;
  // The repository's fault is already reported.
  if (url === "") return undefined;
  const target = forgeRepositoryOf(repository, run);
  if (target === undefined) {
    read.fault(
      `${why}, but the forge of ${name} is not known`,
      "Use owner/name for a repository of this server, or the URL of its web page, https://HOST/owner/name; or remove that input.",
    );
    return undefined;
  }
  if (app) return { ...target, token: "" };
  const token = read.text("token");
  if (token === undefined) {
    read.fault(
      `${why}, but input 'token' is empty`,
      "Set it to a token with write access to contents and pull requests; 'ssh-key' can only push.",
    );
    return undefined;
  }
  // For pushing over https, this is already checked.
  if (read.text("ssh-key") !== undefined || !/^https?:/.test(url))
    checkTokenHost(read, token, new URL(target.page), run);
  return { ...target, token };
}
