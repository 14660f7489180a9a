import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import { judge } from "../../../packages/push/src/readiness/assess.ts";
import type { OwnedResources, Verdict } from "../../../packages/push/src/readiness/readiness.ts";

/** A state of an object in words, where it is known from, and what is to be said of it. */
export interface Case extends Partial<OwnedResources> {
  readonly given: string;
  readonly source: string;
  readonly metadata?: KubernetesObject["metadata"];
  readonly spec?: unknown;
  readonly status?: unknown;
  /** Names of Secrets that an operator is about to make. */
  readonly promised?: readonly string[];
  /** How many pods may fail for a moment. */
  readonly budget?: number;
  /** When the run began, and its last write: the seconds of `event`. */
  readonly times?: { readonly begun: number; readonly since: number };
  /** Kinds that a controller is known to report on, as `GROUP/VERSION/KIND`; none where that is not known yet. */
  readonly reporting?: readonly string[];
  /** Generations of other objects of the set, by `KIND NAMESPACE/NAME`. */
  readonly generations?: Readonly<Record<string, number>>;
  /** The command that starts an attempt now, with `(again)` where the run has to be started again after it. */
  readonly command?: string;
  /** As `inWords` has it. */
  readonly verdict: string;
}

/** Milliseconds since 1970 of a second of the minute in which all happens here. */
const second = (count: number) => Date.UTC(2026, 0, 1, 10, 0, count);

export const lateClass = "late";

/** Runs the rule of a kind over its cases. The object's uid is `x`. */
export function judgeCases(apiVersion: string, kind: string, cases: readonly Case[]): void {
  describe(`${kind} (${apiVersion})`, () => {
    it.each(cases)(
      "$given [$source]: $verdict",
      ({ metadata, spec, status, verdict, promised, budget, times, command, reporting, generations, ...own }) => {
        const named = { name: "x", namespace: "shop", uid: "x", ...metadata };
        const object = { apiVersion, kind, metadata: named, spec, status };
        const target = { ref: { apiVersion, kind, ...named }, collection: "/never", applied: object };
        const judged = judge(
          target,
          { present: true, object },
          {
            revisions: own.revisions ?? [],
            pods: own.pods ?? [],
            events: own.events ?? [],
            lateBindingClasses: new Set([lateClass]),
            promisedSecrets: new Set((promised ?? []).map((name) => `shop/${name}`)),
            errorBudget: () => budget ?? 0,
            ...(reporting && { reportingKinds: new Set(reporting) }),
            generations: new Map(Object.entries(generations ?? {})),
            times: times && { begun: second(times.begun), since: second(times.since) },
          },
        );
        expect(inWords(judged)).toBe(verdict);
        const { start } = ("before" in judged ? judged.before : undefined) ?? {};
        expect(start && `${start.command}${start.again ? " (again)" : ""}`).toBe(command);
      },
    );
  });
}

/**
 * What stood before the run has when it did in brackets at its end; what has to stand for longer than fail-fast says so.
 * `state`, for failing and failed its reason in brackets, and the message: `failing (Reason): message`. What has failed
 * for certain `failed at once`; what is left as unproven where nothing more is said `progressing for a while`.
 */
export function inWords(verdict: Verdict): string {
  const certain = verdict.state === "failed" && verdict.certain === true;
  const accepted = verdict.state === "progressing" && verdict.accepted !== undefined;
  const state = certain ? "failed at once" : accepted ? `${verdict.state} for a while` : verdict.state;
  const reason = "reason" in verdict ? ` (${verdict.reason})` : "";
  const { words } = ("before" in verdict ? verdict.before : undefined) ?? {};
  const stands = "stands" in verdict ? [`stands for ${(verdict.stands ?? 0) / 1_000}s`] : [];
  const more = [...(words === undefined ? [] : [words]), ...stands].map((each) => ` [${each}]`).join("");
  return `${state}${reason}${verdict.message === undefined ? "" : `: ${verdict.message}`}${more}`;
}
