import type { Source } from "@pushpull/core";
import type { Api } from "../api/port.ts";
import type { ObjectRollout } from "../rollout/types.ts";
import type { Failure } from "./types.ts";

/** An object that is not ready, and where it was written. */
export interface Patient {
  readonly rollout: ObjectRollout;
  readonly source: Source | undefined;
}

export interface DiagnosePorts {
  readonly api: Api;
}

/** Finds out why objects are not ready: all at once, and within two seconds. What cannot be found out is left out. */
export async function diagnose(patients: readonly Patient[], _ports: DiagnosePorts): Promise<readonly Failure[]> {
  return patients.flatMap(({ rollout: { ref, verdict }, source }) => {
    if (verdict.state === "ready") return [];
    const reason = verdict.state === "progressing" ? "NotReady" : verdict.reason;
    const base = { ref, reason, message: verdict.message, logs: [], events: [], unknown: [] };
    return [{ ...base, field: [], location: source?.location }];
  });
}
