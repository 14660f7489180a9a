import { type Applied, type ChangeSet, isApplied } from "../apply/object-changes.ts";
import type { Api } from "../cluster/api.ts";
import { lastWriteOf } from "../preflight/field-managers.ts";
import type { RunTimes } from "../readiness/readiness.ts";

/** An API, and the time of its first response by the server's clock. */
export interface TimedApi {
  readonly api: Api;
  /** Milliseconds since 1970; undefined if no response had a `Date`. */
  readonly startTime: () => number | undefined;
}

/** Records the `Date` of the first response (RFC 9110, 6.6.1): the start of the run by the API server's clock. */
export function recordStartTime(api: Api): TimedApi {
  let first: number | undefined;
  const send: Api["send"] = async (request) => {
    const response = await api.send(request);
    first ??= response.date;
    return response;
  };
  return { api: { ...api, send }, startTime: () => first };
}

/**
 * The times after which events in the cluster belong to this run: since the last write of the changes, by the time that
 * the API server recorded for it, or since the start of the run.
 * @param begun when the run began, by the API server's clock
 */
export function runTimes(begun: number | undefined, changes: ChangeSet): RunTimes | undefined {
  const writes = changes.filter(isApplied).flatMap(writtenAt);
  const beginning = begun ?? (writes.length === 0 ? undefined : Math.min(...writes));
  return beginning === undefined ? undefined : { begun: beginning, since: Math.max(beginning, ...writes) };
}

function writtenAt({ action, after }: Applied): readonly number[] {
  if (action === "unchanged") return [];
  const time = lastWriteOf(after) ?? Date.parse(after.metadata.creationTimestamp ?? "");
  return Number.isNaN(time) ? [] : [time];
}
