import type { Git } from "./git.ts";
import type { Pushed } from "./types.ts";

/** Somebody was faster, or is at it right now. */
const race =
  /\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to (update|lock) ref|unable to (create|update).{0,300}\.lock|incorrect old value|reference already exists|remote failure|unpacker error|is at [0-9a-f]{40,64} but expected/;

/** Git itself has seen that the branch is somewhere else, and sent nothing. */
const seenInTime = /^\[rejected\]/;

/** Where a branch has to be, and is to be; undefined is that it is not there. */
export interface Move {
  readonly branch: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * Offers a commit to the server, once, or has it take a branch away. The branch has to be where it is said to be: a lease
 * is stricter than no lease, which would make a branch anew that somebody has deleted. Where that is the commit's parent,
 * the branch only ever goes forward.
 * @throws UserError for a refusal that another try would not change
 */
export async function pushBranch(git: Git, { branch, from = "", to = "" }: Move): Promise<Pushed> {
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
  if (race.test(status)) {
    const why = `Somebody else is at the branch: ${status}`;
    return { done: false, why, mayHaveArrived: !seenInTime.test(status) };
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
