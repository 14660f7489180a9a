import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import { assess } from "../../../packages/push/src/readiness/assess.ts";
import type { OwnedResources, Readiness } from "../../../packages/push/src/readiness/readiness.ts";

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
  readonly readiness: string;
}

/** Milliseconds since 1970 of a second of the minute in which all happens here. */
const second = (count: number) => Date.UTC(2026, 0, 1, 10, 0, count);

export const lateClass = "late";

/** Runs the rule of a kind over its cases. The object's uid is `x`. */
export function assessCases(apiVersion: string, kind: string, cases: readonly Case[]): void {
  describe(`${kind} (${apiVersion})`, () => {
    it.each(cases)(
      "$given [$source]: $readiness",
      ({ metadata, spec, status, readiness, promised, budget, times, command, reporting, generations, ...own }) => {
        const named = { name: "x", namespace: "shop", uid: "x", ...metadata };
        const object = { apiVersion, kind, metadata: named, spec, status };
        const target = { ref: { apiVersion, kind, ...named }, collection: "/never", applied: object };
        const assessed = assess(
          target,
          { present: true, object },
          {
            revisions: own.revisions ?? [],
            pods: own.pods ?? [],
            events: own.events ?? [],
            lateBindingClasses: new Set([lateClass]),
            operatorSecrets: new Set((promised ?? []).map((name) => `shop/${name}`)),
            errorBudget: () => budget ?? 0,
            ...(reporting && { reportingKinds: new Set(reporting) }),
            generations: new Map(Object.entries(generations ?? {})),
            times: times && { begun: second(times.begun), since: second(times.since) },
          },
        );
        expect(inWords(assessed)).toBe(readiness);
        const { retry } = ("before" in assessed ? assessed.before : undefined) ?? {};
        expect(retry && `${retry.command}${retry.needsRun ? " (needs another run)" : ""}`).toBe(command);
      },
    );
  });
}

/**
 * A readiness in words: its state, the reason in brackets if there is one, and the message: `failing (Reason): message`.
 * A terminal failure is `failed at once`, and an object that counts as unproven after a while `progressing for a while`.
 * A failure from before the run ends with its time in square brackets.
 */
export function inWords(readiness: Readiness): string {
  const terminal = readiness.state === "failed" && readiness.terminal === true;
  const accepted = readiness.state === "progressing" && readiness.accepted !== undefined;
  const state = terminal ? "failed at once" : accepted ? `${readiness.state} for a while` : readiness.state;
  const reason = "reason" in readiness ? ` (${readiness.reason})` : "";
  const { words } = ("before" in readiness ? readiness.before : undefined) ?? {};
  const retriedWithin = "retriedWithin" in readiness ? [`stands for ${(readiness.retriedWithin ?? 0) / 1_000}s`] : [];
  const more = [...(words === undefined ? [] : [words]), ...retriedWithin].map((each) => ` [${each}]`).join("");
  return `${state}${reason}${readiness.message === undefined ? "" : `: ${readiness.message}`}${more}`;
}
