import { UserError, userFaults } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { firstFew } from "@pushpull/core/text";
import { type Applied, type ChangeSet, isApplied, type ObjectChange } from "../../apply/object-changes.ts";
import { writeObject } from "../../apply/write-object.ts";
import { type Api, ApiError, ConnectionError } from "../../cluster/api.ts";
import type { KubeFlags } from "../../cluster/cluster-access.ts";
import type { PlannedObject, PushPlan } from "../../plan/push-plan.ts";
import { hasSameContent } from "../../preflight/field-managers.ts";
import type { Prepared } from "../../preflight/prepare.ts";
import { readLive } from "../../preflight/read-live.ts";
import type { Rollout, RolloutTarget } from "../../rollout/rollout.ts";
import type { RunPorts } from "../../run/run-scope.ts";
import { clusterFlags } from "../helm-program.ts";
import { hookResults } from "./hook-runs.ts";
import { markFailed } from "./mark-revision.ts";
import type { OpenRelease, ReleaseCheck } from "./open-release.ts";
import { markDead } from "./pending-release.ts";
import { explainUpgrade } from "./release-errors.ts";
import { objectsOf } from "./release-objects.ts";
import { isPending, type ReleaseRecord, type ReleaseResult, readHistory, readRevision } from "./release-record.ts";
import { type FailedRollout, type HelmEnd, runUpgrade } from "./run-upgrade.ts";

/** What an upgrade came to. */
export interface DeployedRelease {
  readonly result: ReleaseResult;
  /** The objects of the release, with the hooks that ran. */
  readonly changes: ChangeSet;
  readonly rollouts: readonly Rollout[];
  /** What failed while Helm was running. */
  readonly failed: FailedRollout | undefined;
  readonly complete: boolean;
}

export interface DeployPorts extends RunPorts {
  readonly api: Api;
  readonly kubeFlags: KubeFlags;
  readonly wait: boolean;
  readonly adopt: boolean;
  readonly forceConflicts: boolean;
  follow(targets: readonly RolloutTarget[], stop: AbortSignal): Promise<Rollout>;
  toTarget(applied: Applied): RolloutTarget;
}

/** The release where nothing is written. */
function releaseAsIs({ chart: { chart }, release, current }: OpenRelease): ReleaseResult {
  return {
    ...release,
    chart: chart.name,
    version: chart.version,
    appVersion: chart.appVersion,
    from: current?.revision,
    to: undefined,
    status: current?.status,
    notes: "",
    faults: [],
  };
}

/** What a run would make of the release. */
export function plannedRelease(
  opened: OpenRelease,
  { unchanged, hooks }: ReleaseCheck,
  log: Pick<Log, "info">,
): ReleaseResult {
  const runs = hooks.map(({ planned, event }) => `${event} ${formatRef(planned.ref)}`);
  if (runs.length > 0 && !unchanged) log.info(`Would run hooks: ${firstFew(runs, 6).join(", ")}`);
  return unchanged ? releaseAsIs(opened) : { ...releaseAsIs(opened), to: nextRevision(opened), status: undefined };
}

function nextRevision({ history }: OpenRelease): number {
  return (history.revisions[0]?.revision ?? 0) + 1;
}

/** The plan of what pushpull applies itself. */
export function withoutRelease({ waves }: PushPlan): PushPlan {
  const own = waves.map((wave) => ({ ...wave, objects: wave.objects.filter(({ writer }) => writer === "pushpull") }));
  return { waves: own.filter(({ objects }) => objects.length > 0) };
}

/** The state after Helm has written: what the manifests need may be there now. */
export function withLive(prepared: Prepared, changes: ChangeSet): Prepared {
  const written = changes.filter(isApplied).map(({ planned, after }) => [objectKey(planned.ref), after] as const);
  return { ...prepared, ports: { ...prepared.ports, live: new Map([...prepared.ports.live, ...written]) } };
}

/** Deploys the release; where everything is as the deployed revision has it, leaves it alone. */
export async function deployOrLeave(
  opened: OpenRelease,
  check: ReleaseCheck,
  { plan, prepared }: { readonly plan: PushPlan; readonly prepared: Prepared },
  ports: DeployPorts,
): Promise<DeployedRelease> {
  const objects = objectsOf(plan);
  const parts = objects.filter(({ writer }) => writer === "helm");
  const left = { result: releaseAsIs(opened), rollouts: [], failed: undefined, complete: true };
  if (check.unchanged) {
    ports.log.info(
      `Release ${opened.release.name} is unchanged: revision ${opened.current?.revision} has this chart, these values and these objects. No revision is made`,
    );
    const changes = parts.map((planned): ObjectChange => toUnchanged(planned, prepared));
    return { ...left, changes };
  }
  // The release's record is kept in one of them, perhaps.
  const namespaces = objects.filter(({ ref, writer }) => ref.kind === "Namespace" && writer === "pushpull");
  const made = await Promise.all(
    namespaces.map(async (planned) => {
      const known = prepared.checks.get(planned);
      return known === undefined || known.action === "refused" || isApplied(await writeObject(known, prepared.ports));
    }),
  );
  // The run applies the manifests next, and finds the same fault.
  if (made.includes(false)) return { ...left, changes: parts.map((planned) => ({ planned, action: "skipped" })) };
  return deployRelease(opened, check, parts, prepared, ports);
}

function toUnchanged(planned: PlannedObject, { checks, ports }: Prepared): ObjectChange {
  const check = checks.get(planned);
  const after =
    check?.action === "unchanged" ? check.after : (ports.live.get(objectKey(planned.ref)) ?? planned.object);
  return { planned, action: "unchanged", before: after, after };
}

/** Has Helm upgrade or install the release, and reads back what it did. */
async function deployRelease(
  opened: OpenRelease,
  { hooks }: ReleaseCheck,
  objects: readonly PlannedObject[],
  prepared: Prepared,
  ports: DeployPorts,
): Promise<DeployedRelease> {
  const { release, dead, current, helm, chart } = opened;
  const { api, log } = ports;
  if (dead !== undefined) await markDead(api, release, dead, log);
  const revision = nextRevision(opened);
  const from = current === undefined ? "Installing release" : `Upgrading release`;
  log.info(`${from} ${release.name} with chart ${chart.chart.name} ${chart.chart.version}: revision ${revision}`);
  const end = await runUpgrade(upgradeArgs(opened, ports), hooks, {
    ...ports,
    helm,
    release,
    revision,
    run: runName(ports.env),
    toTarget: (planned, object) => ports.toTarget({ planned, action: "created", before: undefined, after: object }),
    async written() {
      if (!ports.wait) return [];
      return (await readBack(objects, prepared))
        .filter(isApplied)
        .map(({ planned, after }) => ({ planned, object: after }));
    },
  });
  const recorded = await readRecord(opened, revision, end, api);
  const results = hookResults(hooks, recorded.record?.hooks ?? [], end.hooks);
  for (const { line } of results) log.info(line);
  const changes = await readBackOrWarn(objects, prepared, ports);
  const faults = [...faultsOf(end, changes, opened, ports), ...recorded.faults];
  return {
    result: {
      ...releaseAsIs(opened),
      to: recorded.record === undefined ? undefined : revision,
      status: recorded.record?.status ?? current?.status,
      notes: end.how === "complete" ? ports.redact(recorded.record?.notes ?? "") : "",
      faults,
    },
    changes: [...results.map(({ change }) => change), ...changes],
    rollouts: [...results.flatMap(({ rollout }) => rollout ?? []), ...end.late],
    failed: end.failed,
    complete: end.how === "complete" && end.failed === undefined && faults.length === 0,
  };
}

function upgradeArgs({ chart, release, rules, helm }: OpenRelease, ports: DeployPorts): readonly string[] {
  return [
    "upgrade",
    "--install",
    "--reset-values",
    "--hide-notes",
    `--namespace=${release.namespace}`,
    // The run itself ends Helm before that.
    `--timeout=${Math.ceil(ports.timeout / 1_000) + 60}s`,
    ...clusterFlags(ports.kubeFlags),
    ...(ports.adopt ? ["--take-ownership"] : []),
    ...(ports.forceConflicts && !rules.clientSideHelm && helm.version.major >= 4 ? ["--force-conflicts"] : []),
    release.name,
    ...chart.args,
  ];
}

/** How this run calls itself on the release: its page. */
function runName(env: DeployPorts["env"]): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : "another run";
}

/** Why Helm did not come to its end, where no rollout shows it. */
function faultsOf(
  { how, failed, late, stderr }: HelmEnd,
  changes: ChangeSet,
  { release }: OpenRelease,
  { stop, redact }: DeployPorts,
): readonly UserError[] {
  if (how === "complete" || failed !== undefined) return [];
  if (how === "failed") return [explainUpgrade(stderr, release, redact)];
  const { reason } = stop;
  if (reason instanceof UserError && reason.code === "timeout") return late.length === 0 ? [reason] : [];
  const applied = changes.filter(isApplied).length;
  return [
    new UserError(
      `The run was cancelled, and Helm was stopped: ${applied} of ${changes.length} objects of release ${release.name} are applied`,
      { code: "stopped", hint: "Run it again: it upgrades the release from there." },
    ),
  ];
}

interface RecordAfter {
  /** Undefined where Helm has not begun to record a revision. */
  readonly record: ReleaseRecord | undefined;
  readonly faults: readonly UserError[];
}

/** Reads what Helm has recorded. Where it was ended before it could say how that went, its revision is marked as failed. */
async function readRecord(
  { release }: OpenRelease,
  revision: number,
  { how }: HelmEnd,
  api: Api,
): Promise<RecordAfter> {
  try {
    const { revisions } = await readHistory(api, release);
    const entry = revisions.find((each) => each.revision === revision);
    if (entry === undefined) return { record: undefined, faults: [] };
    if (isPending(entry)) await markFailed(api, release, entry, `Ended by pushpull (Helm was ${how})`);
    return { record: await readRevision(api, release, revision), faults: [] };
  } catch (error) {
    const message = `What Helm recorded of release ${release.name} cannot be read: ${wordsOf(error)}`;
    const hint = `See it with: helm history ${release.name} --namespace ${release.namespace}. A later run waits for its own timeout where the revision is still pending.`;
    return { record: undefined, faults: [new UserError(message, { code: "helm", hint, cause: error })] };
  }
}

/** @throws what is no answer of the server, which is a bug or the end of the run */
function wordsOf(error: unknown): string {
  if (error instanceof ApiError || error instanceof ConnectionError || userFaults(error) !== undefined)
    return (error as Error).message;
  throw error;
}

async function readBackOrWarn(
  objects: readonly PlannedObject[],
  prepared: Prepared,
  { log }: Pick<DeployPorts, "log">,
): Promise<ChangeSet> {
  try {
    return await readBack(objects, prepared);
  } catch (error) {
    log.warning(`What Helm did cannot be seen: ${wordsOf(error)}`);
    return objects.map((planned) => ({ planned, action: "skipped" }));
  }
}

/** What has become of the objects of a release, as they are now. */
async function readBack(objects: readonly PlannedObject[], { checks, ports, deleting }: Prepared): Promise<ChangeSet> {
  const { live } = await readLive(ports.api, objects);
  return objects.map((planned): ObjectChange => {
    const key = objectKey(planned.ref);
    const before = ports.live.get(key) ?? deleting.get(key);
    const after = planned.object.metadata.name === undefined ? planned.object : live.get(key);
    const check = checks.get(planned);
    if (after === undefined || isUntouched(before, after, check?.action)) return { planned, action: "skipped" };
    const same = before !== undefined && before.metadata.uid === after.metadata.uid && hasSameContent(before, after);
    return { planned, action: before === undefined ? "created" : same ? "unchanged" : "configured", before, after };
  });
}

/** Whether Helm has not come to an object that it would have changed. */
function isUntouched(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  action: string | undefined,
): boolean {
  return action === "configured" && before?.metadata.resourceVersion === after.metadata.resourceVersion;
}
