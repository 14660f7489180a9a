import type { InputReader } from "@pushpull/core";
import type { RepositoryAddress } from "@pushpull/pull";
import { type RunEnvironment, serverOf } from "../run-environment.ts";
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

/** Undefined where its forge is not known. */
export function forgePlaceOf({ name, page }: RepositoryAddress, env: RunEnvironment): ForgePlace | undefined {
  if (page === undefined) return undefined;
  const isHere = new URL(page).host === serverOf(env)?.host;
  return { repository: name, page, api: isHere ? env.GITHUB_API_URL || undefined : undefined };
}

/**
 * Reads which forge is asked. What is wrong is a fault of the reader.
 * @param why it is: `Input 'mode' is pull-request`
 * @param app whether an App makes the token: it is empty until then
 */
export function readForge(
  read: InputReader,
  repository: RepositoryAddress,
  { env, why, app }: { readonly env: RunEnvironment; readonly why: string; readonly app: boolean },
): ForgeInputs | undefined {
  const { url, name, page } = repository;
  // A fault of the repository has been said.
  if (url === "") return undefined;
  const place = forgePlaceOf(repository, env);
  if (page === undefined || place === undefined) {
    read.fault(
      `${why}, and the forge of ${name} is not known`,
      "Name a repository of this server as owner/name, or by the https address of its page; else leave that input out.",
    );
    return undefined;
  }
  if (app) return { ...place, token: "" };
  const token = read.text("token");
  if (token === undefined) {
    read.fault(
      `${why}, and input 'token' is empty`,
      "Give a token that may write contents and pull requests there; a key in 'ssh-key' can only push.",
    );
    return undefined;
  }
  // With a token, pushing has been checked already.
  if (!/^https?:/.test(url)) refuseAway(read, token, new URL(page), env);
  return { ...place, token };
}
