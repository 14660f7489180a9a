import { throwFaults, type UserError, userFaults } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { type Applied, type ChangeSet, isApplied, plannedChanges } from "./apply/object-changes.ts";
import { reapplyUntilStable, warnIfOverwritten } from "./apply/reapply.ts";
import { takeOverAll } from "./apply/take-over.ts";
import type { Cluster } from "./cluster/cluster-access.ts";
import { discover } from "./cluster/discovery.ts";
import { kubectlOnPath } from "./cluster/kubectl.ts";
import { openCluster } from "./cluster/open-cluster.ts";
import { diagnose, unreadyObjects } from "./diagnose/diagnose.ts";
import { deployOrLeave, plannedRelease, withLive, withoutRelease } from "./helm/release/deploy-release.ts";
import { checkRelease, type ReleaseCheck } from "./helm/release/open-release.ts";
import { objectsOf } from "./helm/release/release-objects.ts";
import type { RenderedChart } from "./helm/render-chart.ts";
import { setImages } from "./images/set-images.ts";
import { renderInputChart, withChart } from "./input-chart.ts";
import { describeChanges, describeCluster, warnOnce } from "./job-log.ts";
import { findSources, isBuilt, type RenderedManifests, readSources } from "./manifests/manifest-set.ts";
import { hideSecrets, namesIn } from "./manifests/secret-values.ts";
import { planPush } from "./plan/plan.ts";
import type { PushPlan } from "./plan/push-plan.ts";
import { awaitDeletion, describeDeleting } from "./preflight/await-deletion.ts";
import { checkPlan, ownRules, type PlanCheck } from "./preflight/check-plan.ts";
import type { Prepared } from "./preflight/prepare.ts";
import type { PushInputs, PushResult } from "./push-contract.ts";
import { followRollout } from "./rollout/follow-rollout.ts";
import type { RolloutTarget } from "./rollout/rollout.ts";
import { notFollowed, tookTime, toTarget } from "./rollout/rollout-targets.ts";
import { recordStartTime, runTimes } from "./rollout/run-times.ts";
import type { PushPorts } from "./run/run-ports.ts";
import { type RunPorts, withinRun } from "./run/run-scope.ts";

/**
 * Deploys manifests to a cluster: renders them, has the server check all of them, applies what changes, and follows the
 * rollout to its end.
 * @throws UserError or Faults for everything that is wrong before the first write; nothing has been written then
 * @returns what was done, also when a later step failed
 */
export function push(inputs: PushInputs, ports: PushPorts): Promise<PushResult> {
  return withinRun(ports, async (run) => {
    const [cluster, rendered] = await connectAndRender(inputs, run);
    try {
      return await deploy(cluster, rendered, inputs, run);
    } catch (error) {
      throw cluster.explain(error);
    } finally {
      await cluster.close();
    }
  });
}

/** The flow after the cluster is connected and the manifests are rendered. */
async function deploy(
  connected: Cluster,
  read: RenderedManifests,
  inputs: PushInputs,
  run: RunPorts,
): Promise<PushResult> {
  const { log } = run;
  const { api, startTime } = recordStartTime(connected.api);
  const { server, context, identity, version } = connected;
  const namespace = inputs.namespace ?? connected.namespace;
  for (const line of describeCluster(connected, namespace)) log.info(line);
  const discovery = await discover(api);
  const target = { cluster: { ...connected, api }, discovery, namespace };
  const { chart, opened, fromChart } = await renderInputChart(inputs, target, run);
  const rendered = withChart(read, chart);
  // Without the identity: the server chooses it, and would keep a value from being hidden.
  const hooks = (chart?.hooks ?? []).map(({ manifest }) => manifest);
  const written = [...rendered.manifests, ...fromChart, ...hooks];
  const names = [server, context, namespace, namesIn(written)].join("\n");
  const hide = (objects: Iterable<KubernetesObject>) => hideSecrets(objects, names, run.hide);
  hide(written.map(({ object }) => object));
  for (const line of rendered.notices) log.info(line);

  const images = setImages(rendered.manifests, inputs.images, {
    copied: rendered.copiedOverrides,
    chart: chart?.images,
  });
  const manifests = [...fromChart, ...images.manifests];
  const planned = planPush({ ...inputs, manifests, discovery, namespace });
  const { plan } = planned;
  const checked = await checkPlan(plan, api, { ...inputs, ...(opened?.rules ?? ownRules(inputs)) });
  // The server may quote what an object held before.
  hide(checked.prepared.ports.live.values());
  const release = opened && (await checkRelease(opened, { ...inputs, ...checked, plan, discovery, identity }));
  reportFindings({ rendered, chart, images, planned, checked, release }, inputs, log);
  const afterDeletions = await awaitDeletions(plan, checked.prepared, inputs, run);
  run.stop.throwIfAborted();

  const base = { cluster: { server, context, identity, version }, namespace, dryRun: inputs.dryRun };
  const warn = warnOnce(log);
  if (inputs.dryRun) {
    const changes = plannedChanges(plan, afterDeletions, warn);
    for (const line of describeChanges(changes, { dryRun: true })) log.info(line);
    return {
      ...base,
      changes,
      rollouts: [],
      failures: [],
      release: opened && release && plannedRelease(opened, release, log),
    };
  }

  const takenOver = await takeOver(plan, afterDeletions, log);
  const follow = (targets: readonly RolloutTarget[], soFar: ChangeSet, stop = run.stop) =>
    followRollout(targets, {
      ...run,
      ...inputs,
      stop,
      times: runTimes(startTime(), soFar),
      set: objectsOf(plan).map(({ object }) => object),
      api,
      now: () => performance.now(),
    });
  const ports = {
    stop: run.stop,
    follow: (some: readonly Applied[], soFar: ChangeSet) => follow(some.map(toTarget), soFar),
    warn,
    log,
  };
  const deployed =
    opened &&
    release &&
    (await deployOrLeave(
      opened,
      release,
      { plan, prepared: takenOver },
      {
        ...run,
        ...inputs,
        ...ports,
        api,
        kubeFlags: connected.kubeFlags,
        toTarget,
        follow: (targets, stop) => follow(targets, [], stop),
      },
    ));
  const own = withoutRelease(plan);
  const prepared = deployed === undefined ? takenOver : withLive(takenOver, deployed.changes);
  const { changes: applied, rollouts } =
    deployed?.complete === false
      ? { changes: skipAll(own), rollouts: [] }
      : await reapplyUntilStable(own, prepared, ports);
  const changes = [...(deployed?.changes ?? []), ...applied];
  for (const line of describeChanges(changes, { dryRun: false })) log.info(line);

  const waves = [...(deployed?.rollouts ?? []), ...rollouts];
  const complete =
    deployed?.complete !== false && changes.every(isApplied) && waves.every(({ outcome }) => outcome === "ready");
  const last =
    complete && inputs.wait ? [await follow(notFollowed(changes.filter(isApplied), waves).map(toTarget), changes)] : [];
  const waited = last.some(tookTime) && !run.stop.aborted;
  const found = waited ? await warnIfOverwritten(applied, prepared, log) : applied;
  const followed = [...waves, ...last];
  const { failed } = deployed ?? {};
  const failures = await diagnose(unreadyObjects(followed, changes), { api, redact: run.redact });
  return {
    ...base,
    changes: [...(deployed?.changes ?? []), ...found],
    rollouts: [...followed, ...(failed === undefined ? [] : [failed.rollout])],
    failures: [...(failed?.failures ?? []), ...failures],
    release: deployed?.result,
  };
}

function skipAll(plan: PushPlan): ChangeSet {
  return objectsOf(plan).map((planned) => ({ planned, action: "skipped" }));
}

/** Connects to the cluster and renders the manifests, at the same time where that is safe. */
async function connectAndRender(inputs: PushInputs, run: RunPorts): Promise<readonly [Cluster, RenderedManifests]> {
  const kubectl = kubectlOnPath(run.env, run.signal);
  const open = () =>
    openCluster(inputs.access, {
      ...run,
      kubectl,
      warn: run.log.warning,
      started: (pid) => run.remember("kubectl", String(pid)),
    });
  const sources = await findSources(inputs.manifests, run.workspace);
  const rendering = readSources(sources, { ...run, ...inputs });
  // Credentials are written after the builds have ended, so that no program started by a build can read them.
  return await awaitBoth(sources.some(isBuilt) ? rendering.then(open) : open(), rendering);
}

/** Waits for both, so that the faults of both are reported. */
async function awaitBoth(
  opening: Promise<Cluster>,
  rendering: Promise<RenderedManifests>,
): Promise<readonly [Cluster, RenderedManifests]> {
  const [cluster, rendered] = await Promise.allSettled([opening, rendering]);
  if (cluster.status === "fulfilled" && rendered.status === "fulfilled") return [cluster.value, rendered.value];
  if (cluster.status === "fulfilled") await cluster.value.close();
  const failures = [cluster, rendered].flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
  const faults = failures.flatMap((failure) => userFaults(failure) ?? []);
  const bug = failures.find((failure) => userFaults(failure) === undefined);
  if (bug !== undefined) throw bug;
  const unreadable = rendered.status === "fulfilled" ? rendered.value.faults : [];
  // Both fail with the same message where kubectl is missing.
  throwFaults([...new Map([...faults, ...unreadable].map((fault) => [fault.message, fault])).values()]);
  throw bug;
}

/** The results of the steps before the first write. */
interface Findings {
  readonly rendered: RenderedManifests;
  readonly chart: RenderedChart | undefined;
  readonly images: ReturnType<typeof setImages>;
  readonly planned: ReturnType<typeof planPush>;
  readonly checked: PlanCheck;
  readonly release: ReleaseCheck | undefined;
}

/**
 * Logs the warnings and notices of the steps before the first write.
 * @throws Faults with everything that is wrong, all together
 */
function reportFindings(
  { rendered, chart, images, planned, checked, release }: Findings,
  { dryRun }: Pick<PushInputs, "dryRun">,
  log: Log,
): void {
  for (const { message, location } of [
    ...(chart?.warnings ?? []),
    ...images.warnings,
    ...planned.warnings,
    ...checked.warnings,
  ])
    log.warning(message, location);
  // An image that seems unused may be in a file that could not be read.
  const imageFaults: readonly UserError[] = rendered.faults.length > 0 ? [] : images.faults;
  const faults = [...rendered.faults, ...imageFaults, ...planned.faults, ...checked.faults, ...(release?.faults ?? [])];
  throwFaults(faults.length > 0 || dryRun ? [...faults, ...checked.undecided] : []);
  for (const notice of [
    ...images.notices,
    ...checked.notices,
    ...(release?.notices ?? []),
    ...(dryRun ? checked.limits : []),
  ])
    log.info(notice);
}

/** Waits until objects that are being deleted no longer exist, then has the server check them. A dry run does not wait. */
async function awaitDeletions(
  plan: PushPlan,
  prepared: Prepared,
  { dryRun }: Pick<PushInputs, "dryRun">,
  { stop, log }: Pick<RunPorts, "stop" | "log">,
): Promise<Prepared> {
  const deleting = describeDeleting(plan, prepared);
  if (deleting === "") return prepared;
  log.info(`${dryRun ? "A run would wait" : "Waiting"} for deletion to finish: ${deleting}`);
  if (dryRun) return prepared;
  const waited = await awaitDeletion(plan, prepared, stop);
  throwFaults(waited.faults);
  return waited.prepared;
}

/** Takes over the fields of a client-side `kubectl apply` before the first write, and has the server check those objects again. */
async function takeOver(plan: PushPlan, checked: Prepared, log: Log): Promise<Prepared> {
  const { prepared, count, faults } = await takeOverAll(plan, checked);
  if (count > 0)
    log.info(`Taken over from client-side kubectl apply: ${count === 1 ? "1 object" : `${count} objects`}`);
  throwFaults(faults);
  return prepared;
}
