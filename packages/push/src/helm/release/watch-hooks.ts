import { setTimeout as sleep } from "node:timers/promises";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { type Api, ApiError, ConnectionError } from "../../cluster/api.ts";
import { objectIn } from "../../cluster/api-encoding.ts";
import { objectPath } from "../../cluster/discovery.ts";
import type { PlannedObject } from "../../plan/push-plan.ts";
import { type HookRun, isAwaited } from "./hook-runs.ts";

export interface HookPorts {
  readonly api: Api;
  /** Aborted when Helm has ended. */
  readonly ended: AbortSignal;
  /** Called when Helm has created the object of a hook. What it does is waited for. */
  created(run: HookRun, object: KubernetesObject): Promise<void>;
}

/** Milliseconds between two looks for objects that Helm has not created yet. */
const interval = 300;

/** The uids of hooks that earlier runs have left. */
export async function leftHooks(runs: readonly HookRun[], api: Api): Promise<ReadonlySet<string>> {
  const left = await Promise.all(runs.map(({ planned }) => find(planned, api)));
  return new Set(left.flatMap((object) => object?.metadata.uid ?? []));
}

/**
 * Watches for the Jobs and Pods of hooks while Helm runs. Helm deletes what an earlier run has left, and runs a hook of
 * two events twice: an object is a hook's when its uid is new.
 */
export async function watchHooks(
  runs: readonly HookRun[],
  left: ReadonlySet<string>,
  { api, ended, created }: HookPorts,
): Promise<void> {
  const missing = new Set(runs.filter(isAwaited));
  const known = new Set(left);
  const following: Promise<void>[] = [];
  for (let last = false; missing.size > 0 && !last; ) {
    last = ended.aborted;
    const next = Map.groupBy(missing, ({ planned }) => objectKey(planned.ref)).values();
    await Promise.all(
      next.map(async ([run]) => {
        const object = run && (await find(run.planned, api));
        const uid = object?.metadata.uid;
        if (run === undefined || object === undefined || uid === undefined || known.has(uid)) return;
        known.add(uid);
        missing.delete(run);
        following.push(created(run, object));
      }),
    );
    if (!last) await sleep(interval, undefined, { signal: ended }).catch(() => undefined);
  }
  await Promise.all(following);
}

/** What cannot be read counts as missing: Helm needs the same rights, and says what is wrong. */
async function find({ ref, resource, object }: PlannedObject, api: Api): Promise<KubernetesObject | undefined> {
  if (object.metadata.name === undefined) return undefined;
  try {
    return objectIn(await api.send({ method: "GET", path: objectPath(resource, ref.namespace, ref.name) }), object);
  } catch (error) {
    if (error instanceof ApiError || error instanceof ConnectionError) return undefined;
    throw error;
  }
}
