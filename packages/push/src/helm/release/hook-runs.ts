import { formatRef, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { formatDuration } from "@pushpull/core/text";
import type { ObjectChange } from "../../apply/object-changes.ts";
import type { PlannedObject } from "../../plan/push-plan.ts";
import { noOwnedResources } from "../../readiness/readiness.ts";
import type { Rollout } from "../../rollout/rollout.ts";
import type { ChartHook, HookEvent } from "../chart-hooks.ts";
import type { RecordedHook } from "./release-record.ts";

/** A hook of a chart, and its object as the API server serves it. */
export interface PlannedHook {
  readonly hook: ChartHook;
  readonly planned: PlannedObject;
}

/** A hook at one event of an upgrade. */
export interface HookRun {
  readonly planned: PlannedObject;
  readonly event: HookEvent;
  readonly deletePolicies: ChartHook["deletePolicies"];
}

/** The hooks that Helm runs, in its order: event by event, then by weight, then by name (Helm, `pkg/action/hooks.go`). */
export function hookRunsOf(hooks: readonly PlannedHook[], isUpgrade: boolean): readonly HookRun[] {
  const events: readonly HookEvent[] = isUpgrade ? ["pre-upgrade", "post-upgrade"] : ["pre-install", "post-install"];
  const nameOf = ({ planned }: PlannedHook) => planned.object.metadata.name ?? "";
  return events.flatMap((event) =>
    hooks
      .filter(({ hook }) => hook.events.includes(event))
      .toSorted((a, b) => a.hook.weight - b.hook.weight || (nameOf(a) < nameOf(b) ? -1 : 1))
      .map(({ hook, planned }) => ({ planned, event, deletePolicies: hook.deletePolicies })),
  );
}

/** Whether a hook is waited for: Helm goes on at once after an object of another kind. */
export function isAwaited({ planned: { ref } }: HookRun): boolean {
  return objectKey(ref).startsWith("batch/Job/") || objectKey(ref).startsWith("/Pod/");
}

/** What a hook came to. */
export interface HookResult {
  readonly change: ObjectChange;
  /** Undefined where Helm did not run it to its end. */
  readonly rollout: Rollout | undefined;
  /** A line for the log. */
  readonly line: string;
}

/** What Helm recorded of the hooks of a revision. A hook that was not reached is left out. */
export function hookResults(
  runs: readonly HookRun[],
  recorded: readonly RecordedHook[],
  seen: ReadonlyMap<HookRun, KubernetesObject>,
): readonly HookResult[] {
  return runs.flatMap((run) => {
    const { planned, event } = run;
    const { ref } = planned;
    const record = recorded.find(({ kind, name }) => kind === ref.kind && name === planned.object.metadata.name);
    if (record?.phase === undefined) return [];
    const after = seen.get(run) ?? planned.object;
    const took = record.took === undefined ? "" : ` after ${formatDuration(record.took)}`;
    const end =
      record.phase === "Succeeded" ? `succeeded${took}` : record.phase === "Failed" ? `failed${took}` : "did not end";
    return [
      {
        change: { planned, action: "created", before: undefined, after } as const,
        rollout: record.phase === "Succeeded" ? succeeded(run, after, record.took ?? 0) : undefined,
        line: `Hook ${event} ${formatRef(ref)} ${end}`,
      },
    ];
  });
}

function succeeded({ planned, event }: HookRun, object: KubernetesObject, took: number): Rollout {
  const readiness = { state: "ready", message: `${event} hook succeeded` } as const;
  const result = { ref: planned.ref, readiness, object, owned: noOwnedResources, unchangedFor: 0, readyAfter: took };
  return { outcome: "ready", objects: [result], waited: took };
}
