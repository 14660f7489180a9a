import type { Log } from "../log.ts";
import { openGitea } from "./gitea/forge.ts";
import { openGitHub } from "./github/forge.ts";
import { type ForgeAddress, findServer } from "./server.ts";
import type { Forge } from "./types.ts";

export interface ForgeOptions extends ForgeAddress {
  readonly token: string;
  /** Names the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends all that is asked. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Opens a repository on whatever forge it is. */
export async function openForge({ repository, page, api, ...options }: ForgeOptions): Promise<Forge> {
  const { kind, client } = await findServer({ repository, page, api }, options);
  const open = kind === "github" ? openGitHub : openGitea;
  return open({ client, name: repository, log: options.log });
}
