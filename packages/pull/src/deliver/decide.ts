import { formatLocation } from "@pushpull/core/errors";
import { type ImageOverride, namesCommit } from "@pushpull/core/images";
import type { Log } from "@pushpull/core/runner";
import { firstFew } from "@pushpull/core/text";
import type { Edit, FileEdit, PlannedEdit } from "../find/planned-edit.ts";
import type { Untouched } from "../find/read-files.ts";
import type { Checkout, HistoryCommit, WrittenCommit } from "../git/types.ts";
import { isStartedByOwnCommit, ownCommits } from "../order/own-commit.ts";
import { type CompareOptions, isOnSourceBranch, relateToSource } from "../order/relate-commits.ts";
import { excludeSuperseded, type Superseded } from "../order/superseded.ts";
import { visibleValue } from "../order/trailer-values.ts";
import { commitMessage } from "./commit-message.ts";
import { applyEdits, planPull } from "./edit-plan.ts";
import type { PullInputs } from "./pull-inputs.ts";

/** What a run does at one commit of a branch. */
export type Decision = {
  readonly untouched: readonly Untouched[];
  readonly superseded: readonly Superseded[];
  /** A warning about values that are already set, but may not have the requested effect. */
  readonly warning?: string | undefined;
} & (
  | {
      readonly outcome: "unchanged" | "superseded";
      /** The reason; undefined if there is no more to say. */
      readonly message?: string | undefined;
      /** Our own commit has started this run, so it must do nothing at all. */
      readonly startedByUs?: true;
    }
  | {
      readonly outcome: "changed";
      readonly edits: readonly PlannedEdit[];
      /** Made locally, not pushed yet. */
      readonly commit: WrittenCommit;
      readonly commitMessage: string;
    }
);

/** Maximum number of commits to search for the source of the current versions. */
export const historyDepth = 500;

/** The environment of a decision. */
export interface DecisionPorts extends CompareOptions {
  readonly log: Log;
  /** The page of this run: `https://github.com/acme/shop/actions/runs/1`. */
  readonly runUrl: string | undefined;
}

/**
 * Decides what to change at a commit, and makes the commit that changes it.
 * @param keepsCurrent whether to keep the current value despite the inputs
 * @throws UserError or Faults for everything that is impossible or ambiguous
 */
export async function decide(
  checkout: Checkout,
  inputs: PullInputs,
  ports: DecisionPorts,
  keepsCurrent: (edit: Edit) => boolean = () => false,
): Promise<Decision> {
  const { repository, source, allowDowngrade, commitMessage: template, author, signoff } = inputs;
  // Takes as long as the search does, so both run at once.
  const history = source === undefined ? Promise.resolve([]) : readHistory(checkout, ports);
  const plan = await planPull(checkout, inputs);
  const { edits: planned, alreadySet, untouched } = plan;
  const edits = planned.filter((edit) => !keepsCurrent(edit));
  const warning = unchangedTagWarning(inputs.images, planned, alreadySet);
  const unchanged = { outcome: "unchanged", untouched, superseded: [], warning } as const;
  if (planned.length === 0) return { ...unchanged, message: alreadyUpToDate(alreadySet) };
  if (edits.length === 0) return unchanged;
  if (await isStartedByOwnCommit(edits, checkout, await history, inputs)) {
    const message = `This run was started by our own commit ${source?.commit}, and everything it would set was set after the last commit by anyone else: stopping to avoid a loop`;
    return { ...unchanged, message, startedByUs: true };
  }
  if (source !== undefined && !allowDowngrade && !checkout.givesHistory) {
    ports.log.info(
      "The server cannot send history without file contents (no partial clone): a newer version is recognized only if the newest commit set it. This matters only if an older run is repeated.",
    );
  }
  const order =
    source === undefined || allowDowngrade
      ? { edits, superseded: [] }
      : await excludeSuperseded(edits, {
          history: await history,
          own: ownCommits(await history, author),
          source,
          relate: (commit) => relateToSource(commit, source, { checkout, repository, options: ports }),
          isOnBranch: (commit) => isOnSourceBranch(commit, source, { checkout, repository, options: ports }),
          log: ports.log,
        });
  if (order.edits.length === 0) return { ...unchanged, outcome: "superseded", superseded: order.superseded };
  const message = commitMessage({
    edits: order.edits,
    source: source === undefined ? undefined : `${source.repository}@${source.commit}`,
    runUrl: ports.runUrl,
    template,
    author,
    signoff,
  });
  const commit = await checkout.write(applyEdits(order.edits, plan), { message, author });
  if (commit === undefined) return unchanged;
  return {
    outcome: "changed",
    edits: order.edits,
    commit,
    commitMessage: message,
    untouched,
    superseded: order.superseded,
    warning,
  };
}

/** Returns no commits if history cannot be read: an unknown order does not stop the run. */
function readHistory(
  checkout: Checkout,
  { log, signal }: Pick<DecisionPorts, "log" | "signal">,
): Promise<readonly HistoryCommit[]> {
  return checkout.history(historyDepth).catch((error: unknown) => {
    if (!signal.aborted) log.debug(`History cannot be read: ${String(error)}`);
    return [];
  });
}

/** Maximum number of locations that a message names. */
const maxLocations = 5;

/** Names the locations that already have the requested value; undefined if there are none. */
export function alreadyUpToDate(alreadySet: readonly FileEdit[]): string | undefined {
  if (alreadySet.length === 0) return undefined;
  return `Already up to date: ${firstFew(alreadySet.map(valueAtLocation), maxLocations).join(", ")}`;
}

/**
 * Warns of tags in input `images` that are already set everywhere: no new pods start for a new build under the same
 * tag. A digest identifies its build, and so does a commit's tag, which a repeated job sets again.
 */
function unchangedTagWarning(
  overrides: readonly ImageOverride[],
  edits: readonly FileEdit[],
  alreadySet: readonly FileEdit[],
): string | undefined {
  const changing = new Set(edits.map(({ image }) => image));
  const same = overrides.flatMap(({ name, tag, digest }) => {
    if (tag === undefined || digest !== undefined || namesCommit(tag) || changing.has(name)) return [];
    return alreadySet.filter(({ image }) => image === name).slice(0, 1);
  });
  if (same.length === 0) return undefined;
  const locations = firstFew(same.map(valueAtLocation), maxLocations).join(", ");
  return `Input 'images': ${locations} already. Running pods keep the image that they pulled: use a new tag or the digest for each build.`;
}

function valueAtLocation({ image, path, file, line, to }: FileEdit): string {
  return `${image ?? path} is ${visibleValue(to)} in ${formatLocation({ file, line })}`;
}
