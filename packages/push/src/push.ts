import { throwFaults, type UserError, userFaults } from "@pushpull/core/errors";
import { openFolder, runVariable } from "@pushpull/core/exec";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { type Log, stopAfter } from "@pushpull/core/runner";
import { awaitGone, describeGoing } from "./apply/gone.ts";
import { ownerWarnings } from "./apply/owners.ts";
import { plannedChanges } from "./apply/planned.ts";
import { type Prepared, prepare } from "./apply/prepare.ts";
import { executeWhole, warnIfOvertaken } from "./apply/settle.ts";
import { takeOverAll } from "./apply/take-over-all.ts";
import { type Applied, type ChangeSet, isApplied } from "./apply/types.ts";
import type { Cluster } from "./cluster/cluster-access.ts";
import { collectionPath, discover } from "./cluster/discovery.ts";
import { kubectlOnPath } from "./cluster/kubectl.ts";
import { openCluster } from "./cluster/open-cluster.ts";
import { describeChanges, describeCluster, madeRef } from "./describe.ts";
import { diagnose, type UnreadyObject } from "./diagnose/diagnose.ts";
import { folderPath } from "./folder.ts";
import { setImages } from "./images/set-images.ts";
import { standingTagWarnings } from "./images/standing-tags.ts";
import { checkUnnamedImages } from "./images/unnamed-images.ts";
import { planPush } from "./plan/plan.ts";
import type { PushPlan } from "./plan/types.ts";
import { checkDeferred } from "./preflight/check-deferred.ts";
import { findAll, isBuilt, type RenderedManifests, readAll } from "./render/render.ts";
import { followRollout } from "./rollout/follow-rollout.ts";
import type { Rollout, RolloutTarget } from "./rollout/rollout.ts";
import { runTimes, timed } from "./rollout/run-times.ts";
import { hideSecrets, namesIn } from "./secrets.ts";
import { lingering } from "./stop.ts";
import type { PushInputs, PushPorts, PushResult } from "./types.ts";
import { warnOnce } from "./warnings.ts";

const tooSlow = "Raise input 'timeout' if the cluster is that slow; else look at what it was waiting for.";

/**
 * Deploys manifests to a cluster: renders them, has the server check all of them, applies what changes, and follows the
 * rollout to its end.
 * @throws UserError or Faults for all that is wrong before the first write; nothing has been written then
 * @returns what was done, also when something failed on the way
 */
export async function push(inputs: PushInputs, ports: PushPorts): Promise<PushResult> {
  const folder = await openFolder(folderPath(ports.temp), (path) => ports.remember("folder", path));
  const stop = stopAfter(ports.timeout, ports.cancelled, tooSlow);
  try {
    // What has been sent when a run is stopped is waited for, for a moment.
    return await inFolder(inputs, {
      ...ports,
      // What kubectl writes for the time that it runs, such as a Kustomize base from Git, goes with the folder.
      env: { ...ports.env, [runVariable]: folder.path, TMPDIR: folder.path },
      folder: folder.path,
      stop: stop.signal,
      signal: lingering(stop.signal),
    });
  } finally {
    stop.clear();
    await folder.remove();
  }
}

interface RunPorts extends PushPorts {
  readonly folder: string;
  readonly stop: AbortSignal;
  readonly signal: AbortSignal;
}

async function inFolder(inputs: PushInputs, ports: RunPorts): Promise<PushResult> {
  const kubectl = kubectlOnPath(ports.env, ports.signal);
  const open = () =>
    openCluster(inputs.access, {
      ...ports,
      kubectl,
      warn: ports.log.warning,
      started: (pid) => ports.remember("kubectl", String(pid)),
    });
  const found = await findAll(inputs.manifests, ports.workspace);
  const reading = readAll(found, { ...ports, ...inputs });
  // The credentials are written once the builds have ended: nothing that a build may start finds them.
  const [cluster, manifests] = await both(found.some(isBuilt) ? reading.then(open) : open(), reading);
  try {
    return await toCluster(cluster, manifests, inputs, ports);
  } catch (error) {
    throw cluster.explain(error);
  } finally {
    await cluster.close();
  }
}

/** Waits for both, so that the faults of both are known. */
async function both(
  opening: Promise<Cluster>,
  rendering: Promise<RenderedManifests>,
): Promise<readonly [Cluster, RenderedManifests]> {
  const [cluster, rendered] = await Promise.allSettled([opening, rendering]);
  if (cluster.status === "fulfilled" && rendered.status === "fulfilled") return [cluster.value, rendered.value];
  if (cluster.status === "fulfilled") await cluster.value.close();
  const failures = [cluster, rendered].flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
  const faults = failures.flatMap((failure) => userFaults(failure) ?? []);
  const bug = failures.find((failure) => userFaults(failure) === undefined);
  if (bug !== undefined) throw bug;
  const unreadable = rendered.status === "fulfilled" ? rendered.value.faults : [];
  // Without kubectl neither can be done, for one and the same reason.
  throwFaults([...new Map([...faults, ...unreadable].map((fault) => [fault.message, fault])).values()]);
  throw bug;
}

async function toCluster(
  reached: Cluster,
  rendered: RenderedManifests,
  inputs: PushInputs,
  ports: RunPorts,
): Promise<PushResult> {
  const { log } = ports;
  const { api, firstAnswer } = timed(reached.api);
  const cluster = { ...reached, api };
  const namespace = inputs.namespace ?? cluster.namespace;
  const { server, context, identity, version } = cluster;
  const names = [server, context, identity, namespace, namesIn(rendered.manifests)].join("\n");
  const hide = (objects: Iterable<KubernetesObject>) => hideSecrets(objects, names, ports.hide);
  hide(rendered.manifests.map(({ object }) => object));
  for (const line of [...describeCluster(cluster, namespace), ...rendered.notices]) log.info(line);
  const { plan, prepared: checked } = await checkAll(cluster, namespace, rendered, inputs, { ...ports, hide });
  ports.stop.throwIfAborted();
  const base = { cluster: { server, context, identity, version }, namespace, dryRun: inputs.dryRun };
  const warn = warnOnce(log);
  if (inputs.dryRun) {
    const changes = plannedChanges(plan, checked, warn);
    for (const line of describeChanges(changes, { dryRun: true })) log.info(line);
    return { ...base, changes, rollouts: [], failures: [] };
  }
  const prepared = await takeOver(plan, checked, log);
  const follow = (applied: readonly Applied[], written: ChangeSet) =>
    followRollout(applied.map(toTarget), {
      ...ports,
      ...inputs,
      times: runTimes(firstAnswer(), written),
      set: plan.waves.flatMap(({ objects }) => objects.map(({ object }) => object)),
      api: cluster.api,
      now: () => performance.now(),
    });
  const { changes, rollouts } = await executeWhole(plan, prepared, { stop: ports.stop, follow, warn, log });
  for (const line of describeChanges(changes, { dryRun: false })) log.info(line);
  const complete = changes.every(isApplied) && rollouts.every(({ outcome }) => outcome === "ready");
  const last = complete && inputs.wait ? [await follow(notFollowed(changes.filter(isApplied), rollouts), changes)] : [];
  if (last.some(tookTime) && !ports.stop.aborted) await warnIfOvertaken(changes, prepared, log);
  const followed = [...rollouts, ...last];
  const failures = await diagnose(unreadyObjects(followed, changes), { api: cluster.api, redact: ports.redact });
  return { ...base, changes, rollouts: followed, failures };
}

/** What is to be looked into: what has failed, or else what is not ready in time. */
function unreadyObjects(rollouts: readonly Rollout[], changes: ChangeSet): readonly UnreadyObject[] {
  const manifests = new Map(changes.map((change) => [objectKey(madeRef(change)), change.planned]));
  return rollouts.flatMap(({ outcome, objects }) => {
    const wanted = objects.filter(({ readiness }) =>
      outcome === "failed" ? readiness.state === "failed" : outcome === "deadline" && readiness.state !== "ready",
    );
    return wanted.map((rollout) => ({ rollout, manifest: manifests.get(objectKey(rollout.ref)) }));
  });
}

/** Objects of a client-side `kubectl apply` become ours before the first write, and are checked as what they are then. */
async function takeOver(plan: PushPlan, checked: Prepared, log: Log): Promise<Prepared> {
  const { prepared, count, faults } = await takeOverAll(plan, checked);
  if (count > 0)
    log.info(`Taken over from client-side kubectl apply: ${count === 1 ? "1 object" : `${count} objects`}`);
  throwFaults(faults);
  return prepared;
}

/** Plans the set and has the server check it. All that is wrong is thrown together. */
async function checkAll(
  cluster: Cluster,
  namespace: string,
  rendered: RenderedManifests,
  inputs: PushInputs,
  {
    stop,
    log,
    hide,
  }: Pick<RunPorts, "stop" | "log"> & { readonly hide: (objects: Iterable<KubernetesObject>) => void },
): Promise<{ readonly plan: PushPlan; readonly prepared: Prepared }> {
  const {
    manifests,
    faults: unused,
    warnings: ambiguous,
    notices,
  } = setImages(rendered.manifests, inputs.images, rendered.taken);
  const discovery = await discover(cluster.api);
  const { plan, faults: unplanned, warnings: repeated } = planPush({ ...inputs, manifests, discovery, namespace });
  const { prepared, faults: refused, undecided } = await prepare(plan, cluster.api, inputs.forceConflicts);
  const deferred = await checkDeferred(plan, prepared);
  // A server may quote what was there before.
  hide(prepared.ports.live.values());
  const objects = plan.waves.flatMap((wave) => wave.objects);
  const there = new Map([...prepared.going, ...prepared.ports.live]);
  const unnamed = checkUnnamedImages(objects, there, inputs);
  const warnings = [
    ...ambiguous,
    ...repeated,
    ...standingTagWarnings(prepared.checks.values(), inputs.images),
    ...ownerWarnings(objects, prepared.ports.live),
  ];
  for (const { message, location } of warnings) log.warning(message, location);
  // In a file that could not be read may stand the image that nothing else uses.
  const imageFaults: readonly UserError[] = rendered.faults.length > 0 ? [] : unused;
  const certain = [...rendered.faults, ...imageFaults, ...unplanned, ...unnamed.faults, ...refused, ...deferred.faults];
  // What is undecided is decided once it is taken over, which only a run that writes may do.
  throwFaults(certain.length > 0 || inputs.dryRun ? [...certain, ...undecided] : []);
  for (const notice of [...notices, ...unnamed.notices, ...(inputs.dryRun ? deferred.limits : [])]) log.info(notice);
  const going = describeGoing(plan, prepared);
  if (going === "") return { plan, prepared };
  log.info(`${inputs.dryRun ? "A run would wait" : "Waiting"} until what is being deleted is gone: ${going}`);
  if (inputs.dryRun) return { plan, prepared };
  const waited = await awaitGone(plan, prepared, stop);
  throwFaults(waited.faults);
  return { plan, prepared: waited.prepared };
}

function toTarget(applied: Applied): RolloutTarget {
  const { ref, resource } = applied.planned;
  return {
    ref: madeRef(applied),
    collection: collectionPath(resource, ref.namespace),
    applied: applied.after,
    hasStatus: resource.hasStatus,
  };
}

/** Whether there was anything to wait for: meanwhile others may have been at work. */
function tookTime({ objects }: Rollout): boolean {
  return objects.some(({ readyAfter }) => readyAfter !== 0);
}

function notFollowed(applied: readonly Applied[], rollouts: readonly Rollout[]): readonly Applied[] {
  const followed = new Set(rollouts.flatMap(({ objects }) => objects.map(({ ref }) => objectKey(ref))));
  return applied.filter((change) => !followed.has(objectKey(toTarget(change).ref)));
}
