import { describe, expect, it } from "vitest";
import { assess } from "../../../packages/push/src/readiness/assess.ts";
/** Milliseconds since 1970 of a second of the minute in which all happens here. */
const second = (count) => Date.UTC(2026, 0, 1, 10, 0, count);
export const lateClass = "late";
/** Runs the rule of a kind over its cases. The object's uid is `x`. */
export function assessCases(apiVersion, kind, cases) {
    describe(`${kind} (${apiVersion})`, () => {
        it.each(cases)("$given [$source]: $readiness", ({ metadata, spec, status, readiness, promised, budget, times, command, reporting, generations, ...own }) => {
            const named = { name: "x", namespace: "shop", uid: "x", ...metadata };
            const object = { apiVersion, kind, metadata: named, spec, status };
            const target = { ref: { apiVersion, kind, ...named }, collection: "/never", applied: object };
            const assessed = assess(target, { present: true, object }, {
                revisions: own.revisions ?? [],
                pods: own.pods ?? [],
                events: own.events ?? [],
                lateBindingClasses: new Set([lateClass]),
                promisedSecrets: new Set((promised ?? []).map((name) => `shop/${name}`)),
                errorBudget: () => budget ?? 0,
                ...(reporting && { reportingKinds: new Set(reporting) }),
                generations: new Map(Object.entries(generations ?? {})),
                times: times && { begun: second(times.begun), since: second(times.since) },
            });
            expect(inWords(assessed)).toBe(readiness);
            const { start } = ("before" in assessed ? assessed.before : undefined) ?? {};
            expect(start && `${start.command}${start.again ? " (again)" : ""}`).toBe(command);
        });
    });
}
/**
 * What stood before the run has when it did in brackets at its end; what has to stand for longer than fail-fast says so.
 * `state`, for failing and failed its reason in brackets, and the message: `failing (Reason): message`. What has failed
 * for certain `failed at once`; what is left as unproven where nothing more is said `progressing for a while`.
 */
export function inWords(readiness) {
    const terminal = readiness.state === "failed" && readiness.terminal === true;
    const accepted = readiness.state === "progressing" && readiness.accepted !== undefined;
    const state = terminal ? "failed at once" : accepted ? `${readiness.state} for a while` : readiness.state;
    const reason = "reason" in readiness ? ` (${readiness.reason})` : "";
    const { words } = ("before" in readiness ? readiness.before : undefined) ?? {};
    const retriedWithin = "retriedWithin" in readiness ? [`stands for ${(readiness.retriedWithin ?? 0) / 1_000}s`] : [];
    const more = [...(words === undefined ? [] : [words]), ...retriedWithin].map((each) => ` [${each}]`).join("");
    return `${state}${reason}${readiness.message === undefined ? "" : `: ${readiness.message}`}${more}`;
}
