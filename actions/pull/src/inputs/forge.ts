import type { InputReader } from "@pushpull/core";
import type { RepositoryAddress } from "@pushpull/pull";
import { type RunEnvironment, serverOf } from "../run-environment.ts";
import { refuseAway } from "./credentials.ts";

/** The repository on a forge, and the token that may make pull requests there. */
export interface ForgeInputs {
  /** `acme/deploy` */
  readonly repository: string;
  readonly page: string;
  /** The API where it is known: that of the forge that this run is of. */
  readonly api: string | undefined;
  readonly token: string;
}

/** Reads where pull requests go. What is wrong is a fault of the reader. */
export function readForge(
  read: InputReader,
  { url, name, page }: RepositoryAddress,
  env: RunEnvironment,
): ForgeInputs | undefined {
  // A fault of the repository has been said.
  if (url === "") return undefined;
  if (page === undefined) {
    read.fault(
      `Input 'mode' is pull-request, and the forge of ${name} is not known`,
      "Name a repository of this server as owner/name, or commit without a pull request: `mode: commit`.",
    );
    return undefined;
  }
  const token = read.text("token");
  if (token === undefined) {
    read.fault(
      "Input 'mode' is pull-request, and input 'token' is empty",
      "Give a token that may write contents and pull requests there; a key in 'ssh-key' can only push.",
    );
    return undefined;
  }
  const server = serverOf(env);
  const isHere = new URL(page).host === server.host;
  // With a token, pushing has been checked already.
  if (!/^https?:/.test(url)) refuseAway(read, token, new URL(page), env);
  return { repository: name, page, api: isHere ? env.GITHUB_API_URL || undefined : undefined, token };
}
