import type { Log } from "@pushpull/core";
import type { Relation, StoredCommit } from "../git/types.ts";
import type { PlannedEdit } from "../locate/choose.ts";
import type { Source } from "../types.ts";
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
    readonly relate: (commit: string) => Promise<Relation>;
    readonly log: Log;
  },
): Promise<Order> {
  const newest = newestBumps(history);
  const asked = new Map<string, Promise<Relation>>();
  const judged = await Promise.all(
    edits.map(async (edit) => {
      const standing = newest.get(standingKey(edit))?.source;
      const [repository, commit] = standing?.split("@") ?? [];
      if (commit === undefined || commit === source.commit) return { edit, relation: "ancestor" } as const;
      if (!isSameRepository(repository, source.repository)) return { edit, relation: "unrelated", standing } as const;
      const relation = asked.get(commit) ?? relate(commit);
      asked.set(commit, relation);
      return { edit, relation: await relation, standing, commit } as const;
    }),
  );
  for (const [standing, relation] of new Map(judged.map(({ standing, relation }) => [standing, relation]))) {
    if (relation !== "unknown" && relation !== "unrelated") continue;
    const how = relation === "unrelated" ? "neither comes after this run's commit nor before it" : "cannot be compared";
    log.info(`What stands there was built from ${standing}, which ${how}: the newest run wins.`);
  }
  return {
    edits: judged.filter(({ relation }) => relation !== "descendant").map(({ edit }) => edit),
    superseded: judged.flatMap(({ edit, relation, commit }) =>
      relation === "descendant" ? [{ edit, by: commit }] : [],
    ),
  };
}

/** What was set last to be what it is, by its {@link setKey}. @param history newest first */
export function newestBumps(history: readonly StoredCommit[]): ReadonlyMap<string, Bump> {
  const oldestFirst = history.toReversed().flatMap((commit) => bumpsOf(commit).toReversed());
  return new Map(oldestFirst.map((bump) => [setKey(bump), bump]));
}
