/**
 * Order: which of two versions is newer. Tags have no order, so the trailers of our commits record the source commit
 * that a version was built from, and commits are compared. Making and delivering edits is done in other folders.
 */
import { Faults, formatLocation, UserError } from "@pushpull/core/errors";
import type { Log } from "@pushpull/core/runner";
import type { PlannedEdit } from "../find/planned-edit.ts";
import type { StoredCommit } from "../git/types.ts";
import type { CommitRelation } from "./relate-commits.ts";
import { isSameRepository, type SourceCommit, splitSource } from "./source-commit.ts";
import { visibleValue } from "./trailer-values.ts";
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
  /** The bump that set the current version. */
  readonly bump?: Bump | undefined;
  readonly commit?: string;
}

/**
 * Leaves out edits of versions that were built from a descendant of the source commit. If a version's commit, or its
 * relation to the source commit, is unknown, the newest run wins.
 *
 * A trailer can be forged in a commit that is merged, and forges also find the commits of forks. So a trailer counts
 * only if we pushed its commit, or if the commit that it names is on a branch of the source repository.
 * @param history the branch's commits, newest first
 * @param own SHAs of the commits that we pushed ourselves
 * @param relate finds out how a commit of the source repository relates to the source commit
 * @param isOnBranch whether a commit is on a branch that takes write access to the source repository to change
 * @throws Faults for versions that may be newer, without proof
 */
export async function excludeSuperseded(
  edits: readonly PlannedEdit[],
  {
    history,
    own,
    source,
    relate,
    isOnBranch,
    log,
  }: {
    readonly history: readonly StoredCommit[];
    readonly own: ReadonlySet<string>;
    readonly source: SourceCommit;
    readonly relate: (commit: string) => Promise<CommitRelation>;
    readonly isOnBranch: (commit: string) => Promise<boolean>;
    readonly log: Log;
  },
): Promise<OrderedEdits> {
  const newest = newestBumps(history);
  const relations = new Map<string, Promise<CommitRelation>>();
  const compared = await Promise.all(
    edits.map(async (edit): Promise<ComparedEdit> => {
      const bump = newest.get(previousValueKey(edit));
      const { repository, commit } = splitSource(bump?.source);
      if (commit === undefined || commit === source.commit) return { edit, relation: "ancestor" };
      if (!isSameRepository(repository, source.repository)) return { edit, relation: "unrelated", bump };
      const relation = relations.get(commit) ?? relate(commit);
      relations.set(commit, relation);
      return { edit, ...(await relation), bump, commit };
    }),
  );
  await checkDescendants(compared, own, isOnBranch);
  for (const [builtFrom, { relation, why }] of new Map(compared.map((each) => [each.bump?.source, each]))) {
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

/** @throws Faults for edits that only a trailer by others would leave out */
async function checkDescendants(
  compared: readonly ComparedEdit[],
  own: ReadonlySet<string>,
  isOnBranch: (commit: string) => Promise<boolean>,
): Promise<void> {
  const doubtful = compared.flatMap(({ edit, relation, bump, commit }) =>
    relation !== "descendant" || bump === undefined || commit === undefined || own.has(bump.saidBy)
      ? []
      : [{ edit, bump, commit }],
  );
  const commits = [...new Set(doubtful.map(({ commit }) => commit))];
  const found = await Promise.all(commits.map(async (commit) => ((await isOnBranch(commit)) ? [commit] : [])));
  const onBranch = new Set(found.flat());
  const faults = doubtful.flatMap(({ edit, bump, commit }) =>
    onBranch.has(commit) ? [] : [unprovenFault(edit, bump)],
  );
  if (faults.length > 0) throw new Faults(faults);
}

function unprovenFault({ image, path, file, line, from = "nothing" }: PlannedEdit, bump: Bump): UserError {
  const place = formatLocation({ file, line });
  const claim = `${bump.source}, which would be newer than this run's commit`;
  return new UserError(
    `${place}: commit ${bump.saidBy.slice(0, 12)} says that ${image ?? path} ${visibleValue(from)} was built from ${claim}, but this action did not push that commit, and no branch known here has the newer one: this may be forged`,
    {
      code: "ambiguous",
      hint: "If the current version is right, there is nothing to do. If this run's version is right, set input 'allow-downgrade' to true and run it again.",
    },
  );
}

/** The newest bump for each value that was set, by its {@link bumpNewKey}. @param history newest first */
export function newestBumps(history: readonly StoredCommit[]): ReadonlyMap<string, Bump> {
  const oldestFirst = history.toReversed().flatMap((commit) => bumpsOf(commit).toReversed());
  return new Map(oldestFirst.map((bump) => [bumpNewKey(bump), bump]));
}
