import type { Log } from "@pushpull/core/runner";
import type { StoredCommit } from "../git/types.ts";
import type { PlannedEdit } from "../locate/choose.ts";
import type { Source } from "../types.ts";
import type { Compared } from "./compare.ts";
import { isSameRepository } from "./same-repository.ts";
import { type Bump, bumpsOf, setKey, standingKey } from "./trailers.ts";

/** What an edit would put back: something newer stands there. */
export interface Superseded {
  readonly edit: PlannedEdit;
  /** The commit of the source repository that what stands there was built from. */
  readonly by: string;
}

interface Order {
  readonly edits: readonly PlannedEdit[];
  readonly superseded: readonly Superseded[];
}

/** An edit, and how what stands in its place was built. */
interface Judged extends Compared {
  readonly edit: PlannedEdit;
  /** `owner/name@sha` */
  readonly standing?: string | undefined;
  readonly commit?: string;
}

/**
 * Leaves out edits of what was built from a descendant of our source commit. Tags have no order, commits do. Where it is
 * not known what a version was built from, or how that stands to ours, the newest run wins.
 * @param history the commits that lead to the branch's newest, newest first
 * @param relate asks how a commit of the source repository stands to ours
 */
export async function leaveSuperseded(
  edits: readonly PlannedEdit[],
  {
    history,
    source,
    relate,
    log,
  }: {
    readonly history: readonly StoredCommit[];
    readonly source: Source;
    readonly relate: (commit: string) => Promise<Compared>;
    readonly log: Log;
  },
): Promise<Order> {
  const newest = newestBumps(history);
  const asked = new Map<string, Promise<Compared>>();
  const judged = await Promise.all(
    edits.map(async (edit): Promise<Judged> => {
      const standing = newest.get(standingKey(edit))?.source;
      const [repository, commit] = standing?.split("@") ?? [];
      if (commit === undefined || commit === source.commit) return { edit, relation: "ancestor" };
      if (!isSameRepository(repository, source.repository)) return { edit, relation: "unrelated", standing };
      const compared = asked.get(commit) ?? relate(commit);
      asked.set(commit, compared);
      return { edit, ...(await compared), standing, commit };
    }),
  );
  for (const [standing, { relation, why }] of new Map(judged.map((each) => [each.standing, each]))) {
    const built = `What stands there was built from ${standing}, which`;
    if (relation === "unrelated") {
      log.info(`${built} neither comes after this run's commit nor before it: the newest run wins.`);
    } else if (relation === "unknown") {
      const hint = `Unless that commit is gone, give a token that may read ${source.repository} in input 'source-token'.`;
      log.warning(`${built} cannot be compared with this run's commit (${why}): the newest run wins. ${hint}`);
    }
  }
  return {
    edits: judged.filter(({ relation }) => relation !== "descendant").map(({ edit }) => edit),
    superseded: judged.flatMap(({ edit, relation, commit }) =>
      relation === "descendant" && commit !== undefined ? [{ edit, by: commit }] : [],
    ),
  };
}

/** What was set last to be what it is, by its {@link setKey}. @param history newest first */
export function newestBumps(history: readonly StoredCommit[]): ReadonlyMap<string, Bump> {
  const oldestFirst = history.toReversed().flatMap((commit) => bumpsOf(commit).toReversed());
  return new Map(oldestFirst.map((bump) => [setKey(bump), bump]));
}
