import type { Git } from "./git.ts";
import type { BranchPushResult } from "./types.ts";

/** Another push was faster, or is in progress. */
const raced =
  /\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to (update|lock) ref|unable to (create|update).{0,300}\.lock|incorrect old value|reference already exists|remote failure|unpacker error|is at [0-9a-f]{40,64} but expected/;

/** Git saw before sending that the branch has moved. */
const rejectedLocally = /^\[rejected\]/;

/** Where a branch must be, and where to move it; undefined if it does not exist, or is to be deleted. */
export interface RefMove {
  readonly branch: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * Pushes a commit, or deletes a branch; one attempt. The lease requires the branch to be at `from`: without it, a
 * branch that was deleted would be created again. If `from` is the commit's parent, the push is a fast-forward.
 * @throws UserError for an error that a retry would not change
 */
export async function pushBranch(git: Git, { branch, from = "", to = "" }: RefMove): Promise<BranchPushResult> {
  const ref = `refs/heads/${branch}`;
  const result = await git.attempt([
    "push",
    "--porcelain",
    "--no-verify",
    `--force-with-lease=${ref}:${from}`,
    "origin",
    `${to}:${ref}`,
  ]);
  if (result.code === 0) return { done: true };
  const status = statusOf(result.stdout, ref);
  if (raced.test(status)) {
    const why = `Another push is updating the branch: ${status}`;
    return { done: false, why, mayHaveArrived: !rejectedLocally.test(status) };
  }
  const fault = git.explain({ ...result, stderr: `${result.stderr}\n${status}` });
  if (fault.code === "unreachable") return { done: false, why: fault.message, mayHaveArrived: true };
  throw fault;
}

/** `! <from>:<to> [remote rejected] (reason)`, between tabs (`git-push`, "Output"). */
function statusOf(stdout: string, ref: string): string {
  const line = stdout.split("\n").find((line) => line.startsWith("!") && line.includes(`:${ref}\t`));
  return line?.split("\t")[2] ?? "";
}
