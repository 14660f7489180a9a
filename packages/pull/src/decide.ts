import { alreadyThere, standingTagWarning } from "./already-there.ts";
import type { Checkout, StoredCommit, WrittenCommit } from "./git/types.ts";
import type { PlannedEdit } from "./locate/choose.ts";
import type { Edit, Untouched } from "./locate/types.ts";
import { commitMessage } from "./message.ts";
import type { Asking } from "./order/compare.ts";
import { isStartedByOwnCommit } from "./order/own-commit.ts";
import { relateToSource } from "./order/relate.ts";
import { leaveSuperseded, type Superseded } from "./order/superseded.ts";
import { planPull } from "./plan.ts";
import type { PullInputs, PullPorts } from "./types.ts";

/** What a run does at one commit of the branch. */
export type Decision = {
  readonly untouched: readonly Untouched[];
  readonly superseded: readonly Superseded[];
  /** What is as it is wanted, and may not have the effect that is wanted. */
  readonly warning?: string | undefined;
} & (
  | {
      readonly outcome: "unchanged" | "superseded";
      /** Why; undefined where there is no more to say. */
      readonly message?: string | undefined;
      /** Our own commit has started this run, which is to do nothing at all. */
      readonly startedByUs?: true;
    }
  | {
      readonly outcome: "changed";
      readonly edits: readonly PlannedEdit[];
      /** Made here, and not pushed yet. */
      readonly commit: WrittenCommit;
      readonly commitMessage: string;
    }
);

/** How many commits are looked through for what stands there was built from. */
export const historyDepth = 500;

/** What it takes to decide. */
export type Deciding = Pick<PullPorts, "log" | "runUrl"> & Asking;

/**
 * Decides what to do at a commit, and makes the commit that does it.
 * @param leaves whether what stands in a place is to stay, whatever is wanted
 * @throws UserError or Faults for what cannot be done, or is not certain
 */
export async function decide(
  checkout: Checkout,
  inputs: PullInputs,
  ports: Deciding,
  leaves: (edit: Edit) => boolean = () => false,
): Promise<Decision> {
  const { repository, source, allowDowngrade, commitMessage: template, author, signoff } = inputs;
  // It takes as long as the search does, and is asked for on the side.
  const history = source === undefined ? Promise.resolve([]) : historyOf(checkout, ports);
  const { edits: planned, standing, untouched, apply } = await planPull(checkout, inputs);
  const edits = planned.filter((edit) => !leaves(edit));
  const warning = standingTagWarning(inputs.images, planned, standing);
  const unchanged = { outcome: "unchanged", untouched, superseded: [], warning } as const;
  if (planned.length === 0) return { ...unchanged, message: alreadyThere(standing) };
  if (edits.length === 0) return unchanged;
  if (await isStartedByOwnCommit(edits, checkout, await history, inputs)) {
    const message = `This run was started by our own commit ${source?.commit}, and what it would set was set since the last commit of somebody else: it would go on for ever`;
    return { ...unchanged, message, startedByUs: true };
  }
  if (source !== undefined && !allowDowngrade && !checkout.givesHistory) {
    ports.log.info(
      "The server gives no history without all files: what was built later is known of the newest commit only. Nothing is to be done about it, unless an older run is run again.",
    );
  }
  const order =
    source === undefined || allowDowngrade
      ? { edits, superseded: [] }
      : await leaveSuperseded(edits, {
          history: await history,
          source,
          relate: (commit) => relateToSource(commit, source, { checkout, repository, asking: ports }),
          log: ports.log,
        });
  if (order.edits.length === 0) return { ...unchanged, outcome: "superseded", superseded: order.superseded };
  const told = {
    edits: order.edits,
    source: source === undefined ? undefined : `${source.repository}@${source.commit}`,
    runUrl: ports.runUrl,
  };
  const message = commitMessage({ ...told, template, author, signoff });
  const commit = await checkout.write(apply(order.edits), { message, author });
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

/** Nothing, where it cannot be had: what is not known stops nobody. */
function historyOf(
  checkout: Checkout,
  { log, signal }: Pick<PullPorts, "log"> & Asking,
): Promise<readonly StoredCommit[]> {
  return checkout.history(historyDepth).catch((error: unknown) => {
    if (!signal.aborted) log.debug(`History cannot be read: ${String(error)}`);
    return [];
  });
}
