import type { PullRequest } from "@pushpull/core/forge";
import type { Around } from "./around.ts";
import type { Standing } from "./standing.ts";

/**
 * Says that a pull request cannot be merged as it is. Ours alone is made anew instead; with commits of others on its
 * branch only they can do something about it, and nobody else tells them when there is a new version in it each day.
 */
export async function stuckNotes(
  { number }: PullRequest,
  commit: string,
  standing: Standing | undefined,
  { base, ports }: Pick<Around, "base" | "ports">,
): Promise<readonly string[]> {
  if (standing === undefined || standing.allOurs) return [];
  const isStuck = await base.conflictsWith(commit).catch((error: unknown) => {
    ports.log.debug(`Conflicts cannot be looked for: ${String(error)}`);
    return undefined;
  });
  if (isStuck !== true) return [];
  return [
    `#${number} cannot be merged: it conflicts with ${base.branch}, and commits of others are on its branch. Solve that there; or close it, and the next version begins on the newest ${base.branch}`,
  ];
}
