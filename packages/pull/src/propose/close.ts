import { UserError } from "@pushpull/core/errors";
import type { PullRequest } from "@pushpull/core/forge";
import type { Tried } from "../retry.ts";
import type { Around } from "./around.ts";
import { withoutProposal } from "./marker.ts";
import type { Standing } from "./standing.ts";

/**
 * Closes a pull request of ours, and says why. Its branch goes first, if all on it is ours: the lease tells whether
 * somebody has proposed something else from it meanwhile.
 * @returns what a person should know, each a sentence
 */
export async function close(
  { number, body, head: { branch } }: PullRequest,
  standing: Standing | undefined,
  why: string,
  { base, forge }: Pick<Around, "base" | "forge">,
): Promise<Tried<readonly string[]>> {
  const notes: string[] = [];
  const said = [why];
  if (standing?.allOurs === true) {
    const removed = await base.branches.remove(branch, standing.checkout.commit).catch(refusal);
    if (removed instanceof UserError) notes.push(`Branch ${branch} is left where it is: ${removed.message}`);
    else if (!removed.done) return { again: removed.why };
  } else if (standing !== undefined) {
    said.push("Somebody else's commits are on its branch, which is left as it is.");
  }
  await forge.comment(number, said.join(" "));
  await forge.changePullRequest(number, { state: "closed", body: withoutProposal(body) });
  return { done: notes };
}

/** A branch that the server does not let go is no reason to leave the pull request open. */
function refusal(error: unknown): UserError {
  if (error instanceof UserError && error.code !== "unreachable") return error;
  throw error;
}
