import { retryAdvice } from "../readiness/before-run.ts";
import { brokenPreviousPod } from "../readiness/workloads.ts";
import { crashCause } from "./crash-cause.ts";
import type { CauseRule, Facts, Finding } from "./facts.ts";
import { imageCause } from "./image-cause.ts";
import { containerField } from "./manifest-field.ts";
import { refusedPodsCause, statusCause } from "./object-cause.ts";
import { probeCause } from "./probe-cause.ts";
import { referenceCause } from "./reference-cause.ts";
import { schedulingCause } from "./scheduling-cause.ts";

/** The first rule with a finding wins. The probe of a killed container comes before its exit code. */
const rules: readonly CauseRule[] = [
  statusCause,
  refusedPodsCause,
  imageCause,
  referenceCause,
  schedulingCause,
  probeCause,
  crashCause,
];

/** Finds the cause that the facts support; without one, the container that is not ready. */
export function findCause(facts: Facts): Finding {
  const found = rules.map((rule) => rule(facts)).find((finding) => finding !== undefined);
  return withoutEarlierCause(facts, found ?? blockingContainer(facts));
}

function blockingContainer({ representative }: Facts): Finding {
  const { container } = representative ?? {};
  return { fields: container === undefined ? [] : [containerField(container)] };
}

/** A failure from before the run is not caused by the run, but its field in the manifest is still correct. */
function withoutEarlierCause({ rollout: { readiness } }: Facts, found: Finding): Finding {
  if (readiness.state !== "failing" && readiness.state !== "failed") return found;
  const { before } = readiness;
  if (before === undefined) return found;
  if (readiness.reason === brokenPreviousPod) {
    return {
      cause:
        'a StatefulSet waits for a broken pod of the previous revision to become ready, and does not replace it (Kubernetes docs, "Forced rollback")',
      hint: `Delete it: a pod of the current revision replaces it: ${before.retry?.command ?? ""}`,
      fields: [],
    };
  }
  const hint = before.retry && retryAdvice(before.retry);
  // A Job or a pod that has ended is not retried, so its cause is still valid.
  const cause = readiness.state === "failed" ? found.cause : undefined;
  return { ...(cause && { cause }), ...(hint && { hint }), fields: found.fields };
}
