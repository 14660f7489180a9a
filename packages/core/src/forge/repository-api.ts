import type { Log } from "../runner/log.ts";
import { explainForgeError, type ForgePermission } from "./explain-forge.ts";
import type { ForgeKind } from "./forge.ts";
import type { ForgeCause } from "./forge-causes.ts";
import type { Client } from "./forge-client.ts";

/** A repository, and the client for its forge. */
export interface RepositoryApi {
  /** `acme/deploy` */
  readonly name: string;
  readonly owner: string;
  /** Its name without the owner. */
  readonly repo: string;
  readonly client: Client;
  readonly log: Log;
  /**
   * Sends requests, and explains their errors.
   * @param doing completes `may not …`: `open a pull request`
   * @param own causes of errors that only this request has
   * @throws UserError that explains why it failed
   */
  attempt<Done>(
    doing: string,
    ask: () => Promise<Done>,
    options?: { readonly permission?: ForgePermission; readonly own?: readonly ForgeCause[] },
  ): Promise<Done>;
}

export interface RepositoryOptions {
  readonly client: Client;
  readonly name: string;
  readonly log: Log;
}

/** Opens a repository on a kind of forge. */
export function openRepository(kind: ForgeKind, { client, name, log }: RepositoryOptions): RepositoryApi {
  const [owner = "", repo = ""] = name.split("/");
  return {
    name,
    owner,
    repo,
    client,
    log,
    async attempt(doing, ask, { permission = "pull-requests", own = [] } = {}) {
      try {
        return await ask();
      } catch (error) {
        const { host, redact } = client;
        throw explainForgeError(error, { host, redact, repository: name, doing, permission, kind }, own);
      }
    },
  };
}
