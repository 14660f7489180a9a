import type { KubernetesObject } from "@pushpull/core";
import { describe, expect, it } from "vitest";
import { ruleOf } from "../../../packages/push/src/rollout/rules.ts";
import type { Belongings, Verdict } from "../../../packages/push/src/rollout/types.ts";

/** A state of an object in words, where it is known from, and what is to be said of it. */
export interface Case extends Partial<Belongings> {
  readonly given: string;
  readonly source: string;
  readonly metadata?: KubernetesObject["metadata"];
  readonly spec?: unknown;
  readonly status?: unknown;
  /** Names of Secrets that an operator is about to make. */
  readonly promised?: readonly string[];
  /** How many pods may fail for a moment. */
  readonly budget?: number;
  /** As `inWords` has it. */
  readonly verdict: string;
}

export const lateClass = "late";

/** Runs the rule of a kind over its cases. The object's uid is `x`. */
export function judgeCases(apiVersion: string, kind: string, cases: readonly Case[]): void {
  describe(`${kind} (${apiVersion})`, () => {
    it.each(cases)("$given [$source]: $verdict", ({ metadata, spec, status, verdict, promised, budget, ...own }) => {
      const named = { name: "x", namespace: "shop", uid: "x", ...metadata };
      const object = { apiVersion, kind, metadata: named, spec, status };
      const judged = ruleOf(object)(object, {
        revisions: own.revisions ?? [],
        pods: own.pods ?? [],
        events: own.events ?? [],
        lateBindingClasses: new Set([lateClass]),
        promisedSecrets: new Set((promised ?? []).map((name) => `shop/${name}`)),
        errorBudget: () => budget ?? 0,
      });
      expect(inWords(judged)).toBe(verdict);
    });
  });
}

/**
 * `state`, for failing and failed its reason in brackets, and the message: `failing (Reason): message`. What has failed
 * for certain `failed at once`.
 */
export function inWords(verdict: Verdict): string {
  const state = verdict.state === "failed" && verdict.certain === true ? "failed at once" : verdict.state;
  const reason = "reason" in verdict ? ` (${verdict.reason})` : "";
  return `${state}${reason}${verdict.message === undefined ? "" : `: ${verdict.message}`}`;
}
