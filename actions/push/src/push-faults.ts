import { UserError } from "@pushpull/core/errors";
import { objectKey } from "@pushpull/core/kubernetes";
import type { ActionOutcome } from "@pushpull/core/runner";
import type { Failure, ObjectRollout, PushResult, Rollout } from "@pushpull/push";
import { failureFault } from "./failure-fault.ts";

/** Everything that went wrong in a run, whether it ended early or not. */
export function faultsOf(ending: ActionOutcome<PushResult>): readonly UserError[] {
  if ("faults" in ending) return ending.faults;
  const { changes, rollouts, failures, release } = ending.result;
  const refused = changes.flatMap((change) => (change.action === "failed" ? change.faults : []));
  const known = new Map(failures.map((failure) => [objectKey(failure.ref), failure]));
  const waited = rollouts.flatMap((rollout) =>
    rollout.objects.flatMap((object) => rolloutFault(object, rollout, known.get(objectKey(object.ref)))),
  );
  const skipped = changes.filter(({ action }) => action === "skipped").length;
  const lost = rollouts.flatMap(({ outcome, message = "" }) =>
    outcome === "lost" ? [lostFault(message, skipped)] : [],
  );
  const stopped = rollouts.some(({ outcome }) => outcome === "stopped");
  const ofRelease = release?.faults ?? [];
  const isCancelled = stopped || (skipped > 0 && refused.length + waited.length + lost.length + ofRelease.length === 0);
  return [...refused, ...waited, ...ofRelease, ...lost, ...(isCancelled ? [cancelledFault(skipped)] : [])];
}

function rolloutFault(
  { ref, readiness }: ObjectRollout,
  { outcome, waited }: Rollout,
  failure: Failure | undefined,
): readonly UserError[] {
  if (readiness.state === "ready" || (outcome !== "failed" && outcome !== "deadline")) return [];
  if (outcome === "failed" && readiness.state !== "failed") return [];
  const details = failure ?? { ref, message: readiness.message, field: [] };
  return [failureFault(details, readiness, waited)];
}

function lostFault(message: string, skipped: number): UserError {
  const applied =
    skipped === 0
      ? "Everything was applied; the run does not know whether it became ready"
      : `${skipped === 1 ? "1 object was" : `${skipped} objects were`} not applied; the run does not know whether the others became ready`;
  return new UserError(`Lost the connection to the API server: ${message}`, {
    code: "unreachable",
    hint: `${applied}. Run again to find out.`,
  });
}

function cancelledFault(skipped: number): UserError {
  const objects = skipped === 1 ? "1 object was" : `${skipped} objects were`;
  const message =
    skipped === 0 ? "The run was cancelled during the wait" : `The run was cancelled, and ${objects} not applied`;
  return new UserError(message, {
    code: "stopped",
    hint: "Run again to apply the rest.",
  });
}
