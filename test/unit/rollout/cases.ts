import type { KubernetesObject } from "@pushpull/core";
import { describe, expect, it } from "vitest";
import { nothingBelongs } from "../../../packages/push/src/rollout/belongings.ts";
import { ruleOf } from "../../../packages/push/src/rollout/rules.ts";
import { nothingKnown } from "../../../packages/push/src/rollout/surroundings.ts";
import type { Verdict } from "../../../packages/push/src/rollout/types.ts";

/** A state of an object in words, where it is known from, and what is to be said of it. */
export interface Case {
  readonly given: string;
  readonly source: string;
  readonly metadata?: KubernetesObject["metadata"];
  readonly spec?: unknown;
  readonly status?: unknown;
  /** `state`, for failing and failed its reason in brackets, and the message: `failing (Reason): message`. */
  readonly verdict: string;
}

export const lateClass = "late";

/** Runs the rule of a kind over its cases. */
export function judgeCases(apiVersion: string, kind: string, cases: readonly Case[]): void {
  describe(`${kind} (${apiVersion})`, () => {
    it.each(cases)("$given [$source]: $verdict", ({ metadata, spec, status, verdict }) => {
      const object = { apiVersion, kind, metadata: { name: "x", namespace: "shop", ...metadata }, spec, status };
      const judged = ruleOf(object)(object, {
        ...nothingKnown,
        ...nothingBelongs,
        lateBindingClasses: new Set([lateClass]),
      });
      expect(inWords(judged)).toBe(verdict);
    });
  });
}

export function inWords(verdict: Verdict): string {
  const reason = "reason" in verdict ? ` (${verdict.reason})` : "";
  return `${verdict.state}${reason}${verdict.message === undefined ? "" : `: ${verdict.message}`}`;
}
