import {
  findImageFields,
  findImages,
  formatRef,
  type KubernetesObject,
  objectKey,
  type UsedImage,
} from "@pushpull/core/kubernetes";
import {
  inSeconds,
  type PushReport,
  type ReportedImage,
  type ReportedObject,
  type ReportedRelease,
  reportFault,
  reportTime,
} from "@pushpull/core/report";
import type { ActionOutcome } from "@pushpull/core/runner";
import { sanitize } from "@pushpull/core/text";
import {
  type Applied,
  actualRef,
  isApplied,
  type ObjectChange,
  type ObjectRollout,
  type PushResult,
  type Rollout,
  timelineOf,
} from "@pushpull/push";
import { faultsOf } from "./push-faults.ts";
import { reportFailures } from "./report-failures.ts";

/**
 * Converts the result of a run to the report's format.
 * @param startedAt milliseconds since the epoch, as `endedAt`
 */
export function toReport(ending: ActionOutcome<PushResult>, startedAt: number, endedAt: number): PushReport {
  const base = { version: 1, action: "push", ...reportTime(startedAt, endedAt) } as const;
  const faults = faultsOf(ending).map(reportFault);
  if (!("result" in ending)) {
    return { ...base, result: "failed", changed: false, objects: [], images: [], faults, failures: [] };
  }
  const { cluster, namespace, dryRun, changes, rollouts, failures, release } = ending.result;
  // A revision is a change of its own: values or notes may be all that it changes.
  const changed =
    release?.to !== undefined || changes.some(({ action }) => action === "created" || action === "configured");
  const success = dryRun ? "planned" : changed ? "deployed" : "unchanged";
  const rolled: Rolled = new Map(
    rollouts.flatMap(({ objects, waited }) => objects.map((object) => [objectKey(object.ref), { object, waited }])),
  );
  const objects = changes.map((change) => reportObject(change, rolled));
  return {
    ...base,
    result: faults.length > 0 ? "failed" : success,
    changed,
    cluster: { ...cluster, namespace },
    ...(release === undefined ? {} : { release: reportRelease(release) }),
    objects,
    images: changes.filter(isApplied).flatMap(imagesOf),
    faults,
    failures: reportFailures(failures),
    readyIn: readyIn(objects, rollouts),
  };
}

/** Characters of a chart's notes. */
const longestNotes = 16_000;

/** Notes are redacted with the rest of the report; they are cut here, whole lines of them. */
function reportRelease({ faults: _, notes, ...release }: NonNullable<PushResult["release"]>): ReportedRelease {
  const kept = sanitize(notes).trim();
  const shown = kept.length <= longestNotes ? kept : `${kept.slice(0, kept.lastIndexOf("\n", longestNotes))}\n…`;
  return { ...release, notes: shown === "" ? undefined : shown };
}

/** How the rollout of each object ended, and how many milliseconds it was followed. */
type Rolled = ReadonlyMap<string, { readonly object: ObjectRollout; readonly waited: number }>;

function reportObject(change: ObjectChange, rolled: Rolled): ReportedObject {
  const { planned, action } = change;
  const ref = actualRef(change);
  const { location } = planned.source;
  const fileAndLine = location === undefined ? {} : { file: location.file, line: location.line };
  const rollout = rolled.get(objectKey(ref));
  if (rollout === undefined || action === "failed") return { ...ref, action, ...fileAndLine };
  const { object, waited } = rollout;
  const { readiness, readyAfter } = object;
  return {
    ...ref,
    action,
    ...readyOrUnproven(readiness),
    message: readiness.message,
    readyAfter: readyAfter === undefined ? undefined : inSeconds(readyAfter),
    timeline: readyAfter === 0 ? undefined : timelineOf(object, { written: action !== "unchanged", waited }),
    ...fileAndLine,
  };
}

function readyOrUnproven(readiness: ObjectRollout["readiness"]): Pick<ReportedObject, "ready" | "unproven"> {
  const { unproven } = readiness.state === "ready" ? readiness : {};
  return unproven === undefined ? { ready: readiness.state === "ready" } : { unproven };
}

/** Seconds until everything was ready: the sum of the waits, since some waves are waited for separately. */
function readyIn(objects: readonly ReportedObject[], rollouts: readonly Rollout[]): number | undefined {
  if (!objects.every(({ ready }) => ready === true)) return undefined;
  const waits = rollouts.map((rollout) => Math.max(0, ...rollout.objects.map(({ readyAfter = 0 }) => readyAfter)));
  return inSeconds(waits.reduce((sum, wait) => sum + wait, 0));
}

/** The images of an object by container, with the previous ones: equal if unchanged. */
function imagesOf({ planned, before, after }: Applied): readonly ReportedImage[] {
  const previous = new Map(
    before === undefined ? [] : imagesIn(before, planned).map((used) => [imageKey(used), used.image]),
  );
  return imagesIn(after, planned).map((used) => {
    const { container, image } = used;
    return { object: formatRef(planned.ref), container, from: previous.get(imageKey(used)), to: image };
  });
}

/** The images of containers, and those that were set in other fields, with the field's path as the container's name. */
function imagesIn(object: KubernetesObject, { source }: Applied["planned"]): readonly UsedImage[] {
  const set = (source.overridden ?? []).map((path) => path.join("/"));
  const fields = findImageFields(object).filter(({ path }) => {
    const key = path.join("/");
    return set.some((each) => each === key || each.startsWith(`${key}/`));
  });
  return [...findImages(object), ...fields.map((field) => ({ ...field, container: field.path.join(".") }))];
}

/** Identifies a container by name: its index changes when a container is added before it. */
function imageKey({ path, container }: UsedImage): string {
  return [...path.filter((step) => typeof step === "string"), container].join("/");
}
