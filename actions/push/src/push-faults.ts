import { UserError } from "@pushpull/core/errors";
import { objectKey } from "@pushpull/core/kubernetes";
import type { Ending } from "@pushpull/core/runner";
import type { Failure, ObjectRollout, PushResult, Rollout } from "@pushpull/push";
import { failureFault } from "./failure-fault.ts";

/** All that went wrong in a run, whether it ended early or came to its end. */
export function faultsOf(ending: Ending<PushResult>): readonly UserError[] {
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
  const cut = stopped || (skipped > 0 && refused.length + waited.length + lost.length + ofRelease.length === 0);
  return [...refused, ...waited, ...ofRelease, ...lost, ...(cut ? [cutFault(skipped)] : [])];
}

function rolloutFault(
  { ref, readiness }: ObjectRollout,
  { outcome, waited }: Rollout,
  failure: Failure | undefined,
): readonly UserError[] {
  if (readiness.state === "ready" || (outcome !== "failed" && outcome !== "deadline")) return [];
  if (outcome === "failed" && readiness.state !== "failed") return [];
  const told = failure ?? { ref, message: readiness.message, field: [] };
  return [failureFault(told, readiness, waited)];
}

function lostFault(message: string, skipped: number): UserError {
  const applied =
    skipped === 0
      ? "Everything was applied; whether it became ready is not known"
      : `${skipped === 1 ? "1 object was" : `${skipped} objects were`} not applied; whether the others became ready is not known`;
  return new UserError(`Lost the connection to the API server: ${message}`, {
    code: "unreachable",
    hint: `${applied}. Run it again to find out.`,
  });
}

function cutFault(skipped: number): UserError {
  const objects = skipped === 1 ? "1 object was" : `${skipped} objects were`;
  const message =
    skipped === 0 ? "The run was cancelled while it waited" : `The run was cancelled, and ${objects} not applied`;
  return new UserError(message, {
    code: "stopped",
    hint: "Run it again: it applies the rest.",
  });
}
