/**
 * Order: which of two versions is newer. Tags have no order, so the trailers of our commits record the source commit
 * that a version was built from, and commits are compared. Making and delivering edits is done in other folders.
 */
import type { Log } from "@pushpull/core/runner";
import type { PlannedEdit } from "../find/planned-edit.ts";
import type { StoredCommit } from "../git/types.ts";
import type { CommitRelation } from "./relate-commits.ts";
import { isSameRepository, type SourceCommit, splitSource } from "./source-commit.ts";
import { type Bump, bumpNewKey, bumpsOf, previousValueKey } from "./trailers.ts";

/** An edit that would replace a newer version with an older one. */
export interface Superseded {
  readonly edit: PlannedEdit;
  /** The commit of the source repository that the current version was built from. */
  readonly by: string;
}

interface OrderedEdits {
  readonly edits: readonly PlannedEdit[];
  readonly superseded: readonly Superseded[];
}

/** An edit, and how the current version's commit relates to the source commit. */
interface ComparedEdit extends CommitRelation {
  readonly edit: PlannedEdit;
  /** What the current version was built from: `owner/name@sha`. */
  readonly builtFrom?: string | undefined;
  readonly commit?: string;
}

/**
 * Leaves out edits of versions that were built from a descendant of the source commit. If a version's commit, or its
 * relation to the source commit, is unknown, the newest run wins.
 * @param history the branch's commits, newest first
 * @param relate finds out how a commit of the source repository relates to the source commit
 */
export async function excludeSuperseded(
  edits: readonly PlannedEdit[],
  {
    history,
    source,
    relate,
    log,
  }: {
    readonly history: readonly StoredCommit[];
    readonly source: SourceCommit;
    readonly relate: (commit: string) => Promise<CommitRelation>;
    readonly log: Log;
  },
): Promise<OrderedEdits> {
  const newest = newestBumps(history);
  const relations = new Map<string, Promise<CommitRelation>>();
  const compared = await Promise.all(
    edits.map(async (edit): Promise<ComparedEdit> => {
      const builtFrom = newest.get(previousValueKey(edit))?.source;
      const { repository, commit } = splitSource(builtFrom);
      if (commit === undefined || commit === source.commit) return { edit, relation: "ancestor" };
      if (!isSameRepository(repository, source.repository)) return { edit, relation: "unrelated", builtFrom };
      const relation = relations.get(commit) ?? relate(commit);
      relations.set(commit, relation);
      return { edit, ...(await relation), builtFrom, commit };
    }),
  );
  for (const [builtFrom, { relation, why }] of new Map(compared.map((each) => [each.builtFrom, each]))) {
    const built = `The current version was built from ${builtFrom}, which`;
    if (relation === "unrelated") {
      log.info(`${built} is neither an ancestor nor a descendant of this run's commit: the newest run wins.`);
    } else if (relation === "unknown") {
      const hint = `Unless that commit is gone, set input 'source-token' to a token that can read ${source.repository}.`;
      log.warning(`${built} cannot be compared with this run's commit (${why}): the newest run wins. ${hint}`);
    }
  }
  return {
    edits: compared.filter(({ relation }) => relation !== "descendant").map(({ edit }) => edit),
    superseded: compared.flatMap(({ edit, relation, commit }) =>
      relation === "descendant" && commit !== undefined ? [{ edit, by: commit }] : [],
    ),
  };
}

/** The newest bump for each value that was set, by its {@link bumpNewKey}. @param history newest first */
export function newestBumps(history: readonly StoredCommit[]): ReadonlyMap<string, Bump> {
  const oldestFirst = history.toReversed().flatMap((commit) => bumpsOf(commit).toReversed());
  return new Map(oldestFirst.map((bump) => [bumpNewKey(bump), bump]));
}
