import { startWords } from "../rollout/rules/before-run.ts";
import { brokenPreviousPod } from "../rollout/rules/stateful-set.ts";
import type { CauseRule, Finding } from "./facts.ts";

/**
 * What stood before the run, which is no cause of what the run has done. What it was is looked for all the same: the
 * place that it points to is the right one.
 */
export function beforeCause(facts: Parameters<CauseRule>[0], found: Finding): Finding {
  const { verdict } = facts.rollout;
  if (verdict.state !== "failing" && verdict.state !== "failed") return found;
  const { before } = verdict;
  if (before === undefined) return found;
  if (verdict.reason === brokenPreviousPod) {
    return {
      cause:
        'a StatefulSet waits for a broken pod of the revision before to become ready, and does not replace it (Kubernetes docs, "Forced rollback")',
      hint: `Delete it, and the one that takes its place is of the present revision: ${before.start?.command ?? ""}`,
      places: [],
    };
  }
  const hint = before.start && startWords(before.start);
  // A Job or a pod that has ended has no other attempt that could say something else.
  const cause = verdict.state === "failed" ? found.cause : undefined;
  return { ...(cause && { cause }), ...(hint && { hint }), places: found.places };
}
