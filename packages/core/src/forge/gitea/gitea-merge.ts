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

/** Merges at once if allowed; otherwise Gitea merges it once all checks and approvals are there. */
export function autoMerge(
  repository: RepositoryApi,
  { number, head, base }: PullRequest,
  method: MergeMethod,
): Promise<"merged" | "waiting"> {
  const merge = async (when: { readonly merge_when_checks_succeed?: true }) => {
    const squashMessage = method === "squash" ? { MergeMessageField: await messagesOf(repository, number) } : {};
    return ask(repository, `POST /pulls/${number}/merge`, {
      Do: method,
      head_commit_id: head.commit,
      ...squashMessage,
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
    const mayConflict = async () => isBehind(await stateOf(repository, number));
    const mergeError = await tryMerge(() => merge({}), mayConflict);
    if (mergeError === undefined) return "merged";
    const state = await stateOf(repository, number);
    if (state.merged) return "merged";
    if (isUndecided(mergeError) && isBehind(state)) throw conflictFault(number, base);
    if (mergeError.status !== 405 || isUndecided(mergeError)) throw mergeFault(number, mergeError);
    const scheduleError = await tryMerge(() => merge({ merge_when_checks_succeed: true }), mayConflict);
    // 409: it is already scheduled.
    if (scheduleError !== undefined && scheduleError.status !== 409) throw mergeFault(number, scheduleError);
    return "waiting";
  });
}

/** Only administrators can cancel what another user scheduled (`routers/api/v1/repo/pull.go`). */
export function cancelAutoMerge(repository: RepositoryApi, { number }: PullRequest): Promise<CancelledAutoMerge> {
  return repository.attempt("disable auto-merge", async () => {
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

/** The commits' messages, oldest first. A squash commit would drop them by default, and with them their trailers. */
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

/** Retries for a branch that may have conflicts: some seconds, enough for Gitea's conflict check. */
const conflictCheckRetries = 6;

/**
 * Tries to merge; returns the error if Gitea refuses. Gitea checks for conflicts in the background and answers "try
 * again later" until it has, but also after it found conflicts (`routers/api/v1/repo/pull.go`, ErrNotMergeableState): a
 * branch that cannot have any is retried longer.
 */
async function tryMerge(
  merge: () => Promise<unknown>,
  mayConflict: () => Promise<boolean>,
): Promise<HttpError | undefined> {
  try {
    await pRetry(merge, {
      retries: 8,
      minTimeout: 100,
      shouldRetry: async ({ error, attemptNumber }) =>
        isUndecided(error) && !(attemptNumber >= conflictCheckRetries && (await mayConflict())),
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
  /** Where the branch forked from the base, and where the base is now. */
  readonly merge_base: string;
  readonly base: { readonly sha: string };
}

function stateOf(repository: RepositoryApi, number: number): Promise<State> {
  return ask<State>(repository, `GET /pulls/${number}`);
}

/** A branch on top of its base's newest commit cannot have conflicts. */
function isBehind({ mergeable, merge_base, base }: State): boolean {
  return !mergeable && merge_base !== base.sha;
}
