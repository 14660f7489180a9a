import { type Applied, type ChangeSet, isApplied } from "../apply/object-changes.ts";
import type { Api } from "../cluster/api.ts";
import { ourEntry } from "../preflight/field-managers.ts";
import type { RunTimes } from "./types.ts";

/** An API, and when it gave its first answer by its own clock. */
export interface TimedApi {
  readonly api: Api;
  /** Milliseconds since 1970; undefined where no answer said when it was made. */
  readonly firstAnswer: () => number | undefined;
}

/** Notes the `Date` of the first answer (RFC 9110, 6.6.1): the beginning of the run by the clock of the API server. */
export function timed(api: Api): TimedApi {
  let first: number | undefined;
  const send: Api["send"] = async (request) => {
    const response = await api.send(request);
    first ??= response.date;
    return response;
  };
  return { api: { ...api, send }, firstAnswer: () => first };
}

/**
 * From when on what happens counts: since the last of some changes that was written, by the time that the API server
 * noted for it, or else since the beginning of the run.
 * @param begun when the run began, by the clock of the API server
 */
export function runTimes(begun: number | undefined, changes: ChangeSet): RunTimes | undefined {
  const writes = changes.filter(isApplied).flatMap(writtenAt);
  const beginning = begun ?? (writes.length === 0 ? undefined : Math.min(...writes));
  return beginning === undefined ? undefined : { begun: beginning, since: Math.max(beginning, ...writes) };
}

function writtenAt({ action, after }: Applied): readonly number[] {
  if (action === "unchanged") return [];
  const time = Date.parse(ourEntry(after)?.time ?? after.metadata.creationTimestamp ?? "");
  return Number.isNaN(time) ? [] : [time];
}
