import pRetry from "p-retry";
import { type HttpError, isHttpError } from "../api-errors.ts";
import type { CancelledAutoMerge, MergeMethod, PullRequest } from "../forge.ts";
import { conflictFault, mergeFault, methodFault } from "../merge-fault.ts";
import type { RepositoryApi } from "../repository-api.ts";
import { ask, askForAll } from "./gitea-request.ts";

/** `modules/structs/repo.go` */
interface Settings {
  readonly allow_merge_commits: boolean;
  readonly allow_squash_merge: boolean;
  readonly allow_rebase: boolean;
}

/** Merges at once where it may be, and else has it merged as soon as all checks and approvals are there. */
export function autoMerge(
  repository: RepositoryApi,
  { number, head, base }: PullRequest,
  method: MergeMethod,
): Promise<"merged" | "waiting"> {
  const merge = async (when: { readonly merge_when_checks_succeed?: true }) => {
    const words = method === "squash" ? { MergeMessageField: await messagesOf(repository, number) } : {};
    return ask(repository, `POST /pulls/${number}/merge`, {
      Do: method,
      head_commit_id: head.commit,
      ...words,
      ...when,
    });
  };
  return repository.attempt("merge a pull request", async () => {
    const allows = await ask<Settings>(repository, "GET ");
    const allowed = {
      merge: allows.allow_merge_commits,
      squash: allows.allow_squash_merge,
      rebase: allows.allow_rebase,
    };
    if (!allowed[method]) throw methodFault(repository.name, method, allowed);
    const mayBeInConflict = async () => isBehind(await stateOf(repository, number));
    const now = await refused(() => merge({}), mayBeInConflict);
    if (now === undefined) return "merged";
    const state = await stateOf(repository, number);
    if (state.merged) return "merged";
    if (isUndecided(now) && isBehind(state)) throw conflictFault(number, base);
    if (now.status !== 405 || isUndecided(now)) throw mergeFault(number, now);
    const later = await refused(() => merge({ merge_when_checks_succeed: true }), mayBeInConflict);
    // 409: it waits already.
    if (later !== undefined && later.status !== 409) throw mergeFault(number, later);
    return "waiting";
  });
}

/** Gitea lets nobody but administrators cancel what somebody else has scheduled (`routers/api/v1/repo/pull.go`). */
export function cancelAutoMerge(repository: RepositoryApi, { number }: PullRequest): Promise<CancelledAutoMerge> {
  return repository.attempt("switch auto-merge off", async () => {
    try {
      await ask(repository, `DELETE /pulls/${number}/merge`);
      return "cancelled";
    } catch (error) {
      if (isHttpError(error, 404)) return "off";
      if (isHttpError(error, 403)) return "kept";
      throw error;
    }
  });
}

/** A squash has no word of them by itself, and with them would be lost what they say for machines. Oldest first. */
async function messagesOf(repository: RepositoryApi, number: number): Promise<string> {
  const commits = await askForAll<{ readonly commit: { readonly message: string } }>(
    repository,
    `GET /pulls/${number}/commits`,
    { verification: false, files: false },
  );
  return commits
    .map(({ commit }) => commit.message.trim())
    .toReversed()
    .join("\n\n");
}

/** Times that a branch which may be in conflict is tried again: for some seconds, in which Gitea has looked. */
const someTimes = 6;

/**
 * Gitea looks for conflicts on the side: until it has, it wants to be asked later. It says the very same once it has found
 * some (`routers/api/v1/repo/pull.go`, ErrNotMergeableState), so what can have none is waited for longer.
 */
async function refused(
  merge: () => Promise<unknown>,
  mayBeInConflict: () => Promise<boolean>,
): Promise<HttpError | undefined> {
  try {
    await pRetry(merge, {
      retries: 8,
      minTimeout: 100,
      shouldRetry: async ({ error, attemptNumber }) =>
        isUndecided(error) && !(attemptNumber >= someTimes && (await mayBeInConflict())),
    });
    return undefined;
  } catch (error) {
    if (isHttpError(error, 405, 409)) return error;
    throw error;
  }
}

function isUndecided(error: unknown): boolean {
  return isHttpError(error, 405) && /try again later/i.test(error.message);
}

/** `modules/structs/pull.go` */
interface State {
  readonly merged: boolean;
  readonly mergeable: boolean;
  /** Where its branch has left the base, and where the base is now. */
  readonly merge_base: string;
  readonly base: { readonly sha: string };
}

function stateOf(repository: RepositoryApi, number: number): Promise<State> {
  return ask<State>(repository, `GET /pulls/${number}`);
}

/** What stands on the newest commit of its base has no conflict with it. */
function isBehind({ mergeable, merge_base, base }: State): boolean {
  return !mergeable && merge_base !== base.sha;
}
