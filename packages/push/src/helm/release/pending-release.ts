import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "@pushpull/core/errors";
import type { Log } from "@pushpull/core/runner";
import { formatDuration } from "@pushpull/core/text";
import { type Api, ApiError } from "../../cluster/api.ts";
import { markFailed } from "./mark-revision.ts";
import { isPending, type ReleaseHistory, type ReleaseName, type RevisionEntry, readHistory } from "./release-record.ts";

/** A release that nobody is at work on. */
export interface SettledRelease {
  readonly history: ReleaseHistory;
  /** The revision of a Helm that was killed; it is to be marked as failed before another one begins. */
  readonly dead: RevisionEntry | undefined;
}

export interface PendingPorts {
  readonly api: Api;
  readonly log: Pick<Log, "info">;
  readonly stop: AbortSignal;
  /** Milliseconds without a change after which a pending revision is dead: the run's own timeout. */
  readonly timeout: number;
  readonly dryRun: boolean;
}

/** Milliseconds between two looks at a pending revision. */
const interval = 1_000;

/** Milliseconds: a run gives a sign of life every ten seconds, and may be late. */
const leastQuiet = 30_000;

/**
 * Waits while another Helm is at work on a release. Nothing says whether that Helm lives, but a run of ours keeps
 * writing on its revision: where nothing has changed for as long as a run may take, it is dead. A dry run does not wait.
 * @throws UserError when it is still at work at the deadline
 */
export async function awaitPending(release: ReleaseName, ports: PendingPorts): Promise<SettledRelease> {
  const longest = Math.max(ports.timeout, leastQuiet);
  for (let looks = 0; ; looks++) {
    const history = await readHistory(ports.api, release);
    const [latest] = history.revisions;
    if (latest === undefined || !isPending(latest)) return { history, dead: undefined };
    const quiet = Math.max(0, history.readAt - latest.changedAt);
    if (quiet >= longest) return { history, dead: latest };
    const words = describePending(release, latest, quiet);
    const untilDead = formatDuration(Math.ceil((longest - quiet) / 1_000) * 1_000);
    const wait = `until that has ended, or for ${untilDead} without a change`;
    if (ports.dryRun) {
      ports.log.info(`${words}. A run would wait ${wait}`);
      return { history, dead: undefined };
    }
    if (looks === 0) ports.log.info(`${words}. Waiting ${wait}`);
    await sleep(interval, undefined, { signal: ports.stop }).catch(() => undefined);
    if (ports.stop.aborted) throw stillPending(words, ports.stop.reason);
  }
}

function describePending(
  { name }: ReleaseName,
  { status, revision, changedAt, heldBy, writer }: RevisionEntry,
  quiet: number,
) {
  const time = new Date(changedAt).toISOString().replace(".000", "");
  const who = heldBy === undefined ? writer : `pushpull in ${heldBy}`;
  return `Release ${name} is being changed by ${who}: revision ${revision} is ${status}, last written at ${time} (${formatDuration(quiet)} ago)`;
}

function stillPending(words: string, reason: unknown): unknown {
  if (!(reason instanceof UserError) || reason.code !== "timeout") return reason;
  return new UserError(`The run timed out. ${words}`, {
    code: "timeout",
    hint: "Run it again when that has ended. A run takes over once nothing has changed on the release for as long as its input 'timeout', and for 30s at least.",
  });
}

/**
 * Marks the revision of a Helm that was killed as failed, as Helm does when it fails by itself.
 * @throws UserError when it has changed meanwhile
 */
export async function markDead(
  api: Api,
  release: ReleaseName,
  dead: RevisionEntry,
  log: Pick<Log, "info">,
): Promise<void> {
  const since = new Date(dead.changedAt).toISOString().replace(".000", "");
  try {
    await markFailed(api, release, dead, `Marked as failed by pushpull: nothing had changed since ${since}`);
  } catch (error) {
    if (!(error instanceof ApiError) || error.httpStatus !== 409) throw error;
    throw new UserError(`Another run has changed revision ${dead.revision} of release ${release.name} just now`, {
      code: "conflict",
      hint: "Run it again.",
      cause: error,
    });
  }
  log.info(
    `Revision ${dead.revision} of release ${release.name} was left ${dead.status} by a Helm that was killed: nothing had changed since ${since}. It is marked as failed now`,
  );
}
