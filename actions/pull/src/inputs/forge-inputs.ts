import type { InputReader, RunContext } from "@pushpull/core/runner";
import type { RepositoryAddress } from "@pushpull/pull";
import { refuseAway } from "./credentials.ts";

/** A repository on a forge. */
export interface ForgePlace {
  /** `acme/deploy` */
  readonly repository: string;
  readonly page: string;
  /** The API where it is known: that of the forge that this run is of. */
  readonly api: string | undefined;
}

/** With the token that may make pull requests there. */
export interface ForgeInputs extends ForgePlace {
  readonly token: string;
}

/** Undefined where nobody knows where its forge is. Which one it is, its server is asked. */
export function forgePlaceOf(address: RepositoryAddress, { server, api }: RunContext): ForgePlace | undefined {
  const known =
    address.page === undefined ? addressedPage(address.url) : { page: address.page, repository: address.name };
  if (known === undefined) return undefined;
  const isHere = new URL(known.page).host === server.host;
  return { ...known, api: isHere ? api : undefined };
}

/** Forges serve Git where a repository's page is, at its owner's name and its own; maybe below a path of the server. */
function addressedPage(address: string): Pick<ForgePlace, "page" | "repository"> | undefined {
  const { protocol = "", origin = "", pathname = "" } = URL.parse(address) ?? {};
  const path = pathname.replace(/\/$/, "").replace(/\.git$/, "");
  const [, repository] = /\/([^/]+\/[^/]+)$/.exec(path) ?? [];
  if (repository === undefined || !/^https?:$/.test(protocol)) return undefined;
  return { page: `${origin}${path}`, repository };
}

/**
 * Reads which forge is asked. What is wrong is a fault of the reader.
 * @param why it is: `Input 'mode' is pull-request`
 * @param app whether an App makes the token: it is empty until then
 */
export function readForge(
  read: InputReader,
  repository: RepositoryAddress,
  { run, why, app }: { readonly run: RunContext; readonly why: string; readonly app: boolean },
): ForgeInputs | undefined {
  const { url, name } = repository;
  // The repository has a fault of its own already.
  if (url === "") return undefined;
  const place = forgePlaceOf(repository, run);
  if (place === undefined) {
    read.fault(
      `${why}, but the forge of ${name} is not known`,
      "Write a repository of this server as owner/name, or any by the address of its page, https://HOST/owner/name; or remove that input.",
    );
    return undefined;
  }
  if (app) return { ...place, token: "" };
  const token = read.text("token");
  if (token === undefined) {
    read.fault(
      `${why}, but input 'token' is empty`,
      "Set it to a token with write access to contents and pull requests; 'ssh-key' can only push.",
    );
    return undefined;
  }
  // Where it pushes too, that has been checked already.
  if (read.text("ssh-key") !== undefined || !/^https?:/.test(url)) refuseAway(read, token, new URL(place.page), run);
  return { ...place, token };
}
