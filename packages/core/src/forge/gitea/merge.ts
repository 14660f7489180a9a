import pRetry from "p-retry";
import { isRefusal, type Refusal } from "../errors.ts";
import { mergeFault, methodFault } from "../merge-fault.ts";
import type { Repository } from "../repository.ts";
import type { MergeMethod, PullRequest } from "../types.ts";
import { ask } from "./ask.ts";

/** `modules/structs/repo.go` */
interface Settings {
  readonly allow_merge_commits: boolean;
  readonly allow_squash_merge: boolean;
  readonly allow_rebase: boolean;
}

/** Merges at once where it may be, and else has it merged as soon as all checks and approvals are there. */
export function autoMerge(
  repository: Repository,
  { number, head }: PullRequest,
  method: MergeMethod,
): Promise<"merged" | "waiting"> {
  const merge = (when: { readonly merge_when_checks_succeed?: true }) =>
    ask(repository, `POST /pulls/${number}/merge`, { Do: method, head_commit_id: head.commit, ...when });
  return repository.attempt("merge a pull request", async () => {
    const allows = await ask<Settings>(repository, "GET ");
    const allowed = {
      merge: allows.allow_merge_commits,
      squash: allows.allow_squash_merge,
      rebase: allows.allow_rebase,
    };
    if (!allowed[method]) throw methodFault(repository.name, method, allowed);
    const now = await refused(() => merge({}));
    if (now === undefined || (await isMerged(repository, number))) return "merged";
    if (now.status !== 405) throw mergeFault(number, now);
    const later = await refused(() => merge({ merge_when_checks_succeed: true }));
    // 409: it waits already.
    if (later !== undefined && later.status !== 409) throw mergeFault(number, later);
    return "waiting";
  });
}

/** Gitea looks for conflicts on the side: until it has, it wants to be asked later. */
async function refused(merge: () => Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await pRetry(merge, {
      retries: 8,
      minTimeout: 100,
      shouldRetry: ({ error }) => isRefusal(error, 405) && /try again later/i.test(error.message),
    });
    return undefined;
  } catch (error) {
    if (isRefusal(error, 405, 409)) return error;
    throw error;
  }
}

async function isMerged(repository: Repository, number: number): Promise<boolean> {
  return (await ask<{ readonly merged: boolean }>(repository, `GET /pulls/${number}`)).merged;
}
