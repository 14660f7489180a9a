/**
 * A chart as a release: read and checked here before the first write, deployed in deploy-release.ts. Helm's own record
 * decides what it is an upgrade from.
 */
import { isDeepStrictEqual } from "node:util";
import { throwFaults, UserError } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { isForbidden } from "../../cluster/api.ts";
import type { Manifest } from "../../manifests/manifest.ts";
import { readManifests } from "../../manifests/read-manifests.ts";
import { planPush } from "../../plan/plan.ts";
import { type PlannedObject, type PushPlan, someNames } from "../../plan/push-plan.ts";
import type { WriteRules } from "../../preflight/check-object.ts";
import type { PlanCheck } from "../../preflight/check-plan.ts";
import type { RunPorts } from "../../run/run-scope.ts";
import type { ChartInputs } from "../chart-inputs.ts";
import { type Helm, openHelm } from "../helm-program.ts";
import { type RenderedChart, type RenderTarget, renderChart } from "../render-chart.ts";
import { checkHooks } from "./check-hooks.ts";
import { type HookRun, hookRunsOf, type PlannedHook } from "./hook-runs.ts";
import { awaitPending, type SettledRelease } from "./pending-release.ts";
import {
  asHelmWrites,
  checkOwnership,
  isSameSet,
  objectsOf,
  recordedObjects,
  removedObjects,
} from "./release-objects.ts";
import { currentEntry, type ReleaseName, type ReleaseRecord, readRevision } from "./release-record.ts";
import { checkReleaseRights } from "./release-rights.ts";

/** A rendered chart, and the release that it is to become. */
export interface OpenRelease extends SettledRelease {
  readonly helm: Helm;
  readonly chart: RenderedChart;
  readonly release: ReleaseName;
  /** The revision that it replaces; undefined where it is installed. */
  readonly current: ReleaseRecord | undefined;
  /** The objects that Helm writes. */
  readonly manifests: readonly Manifest[];
  /** How Helm writes objects. */
  readonly rules: WriteRules;
}

interface ReleaseInputs {
  readonly chart: ChartInputs;
  readonly images: readonly ImageOverride[];
  readonly dryRun: boolean;
  readonly forceConflicts: boolean;
}
type ReleaseTarget = Omit<RenderTarget, "isUpgrade">;

/**
 * Reads the release's record, waits while another Helm is at work on it, and renders the chart as the upgrade will.
 * @throws UserError or Faults
 */
export async function openRelease(inputs: ReleaseInputs, target: ReleaseTarget, run: RunPorts): Promise<OpenRelease> {
  const { api, identity } = target.cluster;
  const helm = await openHelm(run);
  throwFaults(inputs.forceConflicts && helm.version.major < 4 ? [needsHelm4(helm)] : []);
  let settled: SettledRelease | undefined;
  const isUpgrade = async (name: string) => {
    const release = { name, namespace: target.namespace };
    try {
      settled ??= await awaitPending(release, { ...run, api, dryRun: inputs.dryRun });
    } catch (error) {
      const work = { release, identity, history: { revisions: [] }, hooks: [], removed: [] };
      throwFaults(isForbidden(error) ? await checkReleaseRights(work, api) : []);
      throw error;
    }
    return currentEntry(settled.history) !== undefined;
  };
  const chart = await renderChart(helm, inputs, { ...target, isUpgrade }, run);
  const release = { name: chart.name, namespace: chart.namespace };
  await isUpgrade(chart.name);
  const { history, dead } = settled ?? { history: { revisions: [], readAt: 0 }, dead: undefined };
  const entry = currentEntry(history);
  const [latest] = history.revisions;
  const current = entry && (await readRevision(api, release, entry.revision));
  const last =
    entry === undefined || latest === undefined || latest === entry
      ? current
      : await readRevision(api, release, latest.revision);
  // Helm 4 goes on as a release was begun, unless it begins it.
  const clientSideHelm = helm.version.major < 4 || last?.applyMethod === "client-side";
  // Helm installs what is in `crds/`, and never looks at it again.
  const crds = current === undefined ? chart.crds.map((crd): Manifest => ({ ...crd, helm: "crd" })) : [];
  return {
    helm,
    chart,
    release,
    history,
    dead,
    current,
    manifests: [...crds, ...chart.objects.map((each) => asHelmWrites(each, release))],
    rules: {
      force: { pushpull: inputs.forceConflicts, helm: clientSideHelm || inputs.forceConflicts },
      clientSideHelm,
    },
  };
}

function needsHelm4({ version }: Helm): UserError {
  return new UserError(
    `Input 'force-conflicts' needs Helm 4 for a release, and the helm on the PATH is ${version.text}`,
    {
      code: "input",
      hint: "Remove it: Helm 3 overwrites the fields of other managers in any case. Or add Helm 4 in an earlier step.",
    },
  );
}

/** What the checks of a release have found. */
export interface ReleaseCheck {
  readonly faults: readonly UserError[];
  readonly notices: readonly string[];
  /** Whether everything is as the deployed revision has it: no revision is made then. */
  readonly unchanged: boolean;
  /** The hooks that the upgrade runs, in Helm's order. */
  readonly hooks: readonly HookRun[];
  /** Objects that Helm deletes. */
  readonly removed: readonly PlannedObject[];
}

/** Checks what the preflight of the objects does not: hooks, ownership, rights, and what the chart no longer has. */
export async function checkRelease(
  opened: OpenRelease,
  {
    plan,
    prepared,
    adopt,
    discovery,
    identity,
  }: {
    readonly plan: PushPlan;
    readonly prepared: PlanCheck["prepared"];
    readonly adopt: boolean;
  } & Pick<ReleaseTarget, "discovery"> & { readonly identity: string },
): Promise<ReleaseCheck> {
  const { chart, release, history, current } = opened;
  const { api, live } = prepared.ports;
  const objects = objectsOf(plan).filter(({ writer }) => writer === "helm");
  const parts = objects.filter(({ onlyIfMissing }) => !onlyIfMissing);
  const recorded = current === undefined ? { objects: [], faults: [] } : recordedObjects(current, release, discovery);
  const removed = removedObjects(parts, recorded.objects);
  const planned = planHooks(opened, discovery);
  const hooks = hookRunsOf(planned.hooks, current !== undefined);
  const running = [...new Map(hooks.map((run) => [objectKey(run.planned.ref), run.planned])).values()];
  const [hookFaults, rights] = await Promise.all([
    checkHooks(running, objectsOf(plan), prepared),
    checkReleaseRights({ release, identity, history, hooks: running, removed }, api),
  ]);
  const ownership = checkOwnership(parts, { live, recorded: recorded.objects, release, adopt });
  const isUnchanged =
    current?.status === "deployed" &&
    history.revisions[0]?.revision === current.revision &&
    removed.length === 0 &&
    isSameSet(parts, recorded.objects) &&
    isSameChart(chart, current) &&
    objects.every((each) => prepared.checks.get(each)?.action === "unchanged");
  return {
    faults: [...planned.faults, ...recorded.faults, ...ownership.faults, ...hookFaults, ...rights],
    notices: [
      ...ownership.notices,
      ...(removed.length === 0
        ? []
        : [`Helm deletes what the chart no longer has: ${someNames(removed.map(({ ref }) => ref))}`]),
    ],
    unchanged: isUnchanged,
    hooks,
    removed,
  };
}

interface PlannedHooks {
  readonly hooks: readonly PlannedHook[];
  readonly faults: readonly UserError[];
}

function planHooks({ chart, release }: OpenRelease, discovery: ReleaseTarget["discovery"]): PlannedHooks {
  // The others are Helm's own business: `helm test`, `helm rollback` and `helm uninstall` run them.
  const running = chart.hooks.filter(({ events }) => events.some((event) => /-(install|upgrade)$/.test(event)));
  const manifests = running.map(({ manifest }): Manifest => ({ ...manifest, helm: "object" }));
  const known = {
    manifests: [...chart.crds, ...manifests],
    discovery,
    namespace: release.namespace,
    createNamespace: false,
  };
  const { plan, faults } = planPush(known);
  const bySource = new Map(running.map((hook) => [hook.manifest.source, hook]));
  const hooks = objectsOf(plan).flatMap((planned) => {
    const hook = bySource.get(planned.source);
    return hook === undefined ? [] : [{ hook, planned }];
  });
  return { hooks, faults };
}

/** Whether chart, values and hooks are those of a revision. */
function isSameChart({ chart, values, hooks }: RenderedChart, current: ReleaseRecord): boolean {
  const recorded = current.hooks.filter(({ events }) => !events.every(isTest));
  const wanted = hooks.filter(({ events }) => !events.every(isTest));
  const objects = (all: readonly Manifest[]) => all.map(({ object }) => object).toSorted(byRef);
  return (
    isDeepStrictEqual(chart, current.chart) &&
    isDeepStrictEqual(values ?? {}, current.values) &&
    isDeepStrictEqual(
      objects(wanted.map(({ manifest }) => manifest)),
      objects(recorded.flatMap(({ manifest }) => readManifests(manifest, "").manifests)),
    )
  );
}

function isTest(event: string): boolean {
  return event === "test" || event === "test-success";
}

function byRef(a: KubernetesObject, b: KubernetesObject): number {
  const [first, second] = [a, b].map(({ kind, metadata }) => `${kind}/${metadata.name}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}
