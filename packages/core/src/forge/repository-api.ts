import type { Log } from "../runner/log.ts";
import { explain, type Right } from "./explain-forge.ts";
import type { ForgeKind } from "./forge.ts";
import type { ForgeCause } from "./forge-causes.ts";
import type { Client } from "./forge-client.ts";

/** A repository, and the way to ask its forge about it. */
export interface RepositoryApi {
  /** `acme/deploy` */
  readonly name: string;
  readonly owner: string;
  /** Its name at its owner's. */
  readonly repo: string;
  readonly client: Client;
  readonly log: Log;
  /**
   * Asks for something.
   * @param doing what goes after `may not`: `open a pull request`
   * @param own why this may be refused, besides what may befall each request
   * @throws UserError that says why it was not done
   */
  attempt<Done>(
    doing: string,
    ask: () => Promise<Done>,
    options?: { readonly right?: Right; readonly own?: readonly ForgeCause[] },
  ): Promise<Done>;
}

export interface RepositoryOptions {
  readonly client: Client;
  readonly name: string;
  readonly log: Log;
}

/** A repository on a forge of a kind. */
export function openRepository(kind: ForgeKind, { client, name, log }: RepositoryOptions): RepositoryApi {
  const [owner = "", repo = ""] = name.split("/");
  return {
    name,
    owner,
    repo,
    client,
    log,
    async attempt(doing, ask, { right = "pull-requests", own = [] } = {}) {
      try {
        return await ask();
      } catch (error) {
        const { host, redact } = client;
        throw explain(error, { host, redact, repository: name, doing, right, kind }, own);
      }
    },
  };
}
