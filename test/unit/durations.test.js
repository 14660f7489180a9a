import { stopAfter } from "@pushpull/core/runner";
import { formatDuration, parseDuration } from "@pushpull/core/text";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
const count = fc.integer({ min: 0, max: 999 });
describe("a duration", () => {
    test("is the sum of its parts, in any order, also broken ones", () => {
        fc.assert(fc.property(count, count, count, count, (hours, minutes, seconds, milliseconds) => {
            const sum = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds;
            expect(parseDuration(`${hours}h${minutes}m${seconds}s${milliseconds}ms`)).toBe(sum);
            expect(parseDuration(`${milliseconds}ms${seconds}s${minutes}m${hours}h`)).toBe(sum);
        }));
        expect(parseDuration("1.5h")).toBe(5_400_000);
        expect(parseDuration("0.25s")).toBe(250);
    });
    test.each(["", "10", "10 m", "m", "-5m", "+5m", "1d", "5M", "1h 30m", ".5s", "5.s", "1,5h", "10m\n", "∞s", "１m"])("is not %j", (written) => {
        expect(parseDuration(written)).toBeUndefined();
    });
    test("is read again as it was written for people, but for what they need not know", () => {
        const finest = (milliseconds) => (milliseconds < 10_000 ? 50 : milliseconds < 3_600_000 ? 500 : 60_000);
        fc.assert(fc.property(fc.integer({ min: 0, max: 100 * 3_600_000 }), (milliseconds) => {
            const read = parseDuration(formatDuration(milliseconds).replaceAll(" ", ""));
            expect(Math.abs((read ?? Number.NaN) - milliseconds)).toBeLessThanOrEqual(finest(milliseconds));
        }));
    });
    test.each([
        [0, "0s"],
        [49, "0s"],
        [360, "0.4s"],
        [9_940, "9.9s"],
        [9_960, "10s"],
        [59_499, "59s"],
        [59_500, "1m 0s"],
        [65_000, "1m 5s"],
        [3_599_600, "1h 0m"],
        [7_384_000, "2h 3m"],
    ])("of %i ms reads %s", (milliseconds, text) => {
        expect(formatDuration(milliseconds)).toBe(text);
    });
});
describe("a run's deadline", () => {
    const never = new AbortController().signal;
    const ends = async (milliseconds) => {
        const { signal, clear } = stopAfter(milliseconds, never, "Raise it.");
        await new Promise((resolve) => setTimeout(resolve, 20));
        clear();
        return signal.aborted;
    };
    test("ends it when it comes, and not before, however far away it is", async () => {
        expect(await Promise.all([ends(0), ends(1), ends(60_000)])).toEqual([true, true, false]);
        expect(await ends(parseDuration("1000h") ?? 0)).toBe(false);
        expect(await ends(parseDuration(`${"9".repeat(400)}h`) ?? 0)).toBe(false);
    });
});
