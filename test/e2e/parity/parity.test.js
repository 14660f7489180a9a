/** The same manifests lead to the same objects, whether we apply them or `kubectl apply --server-side` does. */
import { describe, expect, test } from "vitest";
import { cluster } from "../cluster.ts";
import { apply, expectRemoved, expectTheSame, pair, push, pushAndSee, versions } from "./clusters.ts";
import { paritySet } from "./set.ts";
describe.skipIf(!cluster.own)("a set that is pushed", () => {
    const clusters = pair();
    test("has at least sixty objects of twenty-five kinds", () => {
        const set = paritySet(1);
        expect(set.length).toBeGreaterThanOrEqual(60);
        expect(new Set(set.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25);
    });
    test("is as kubectl makes it", async () => {
        const [run] = await Promise.all([push(clusters().ours, 1), apply(clusters().theirs, 1, ["--server-side"])]);
        expect(run.errors).toEqual([]);
        expect(run.outputs.result).toBe("deployed");
        await expectTheSame(clusters(), 1);
    });
    test("is as kubectl makes it when every object has changed, and keys are gone", async () => {
        const [run] = await Promise.all([push(clusters().ours, 2), apply(clusters().theirs, 2, ["--server-side"])]);
        expect(run.errors).toEqual([]);
        await expectTheSame(clusters(), 2);
        await expectRemoved(clusters().ours);
        expect(run.report?.objects.filter(({ action }) => action !== "configured")).toEqual([]);
    });
    test("again changes no resourceVersion, since nothing is written, and little is asked", async () => {
        const { ours } = clusters();
        const before = await versions(ours);
        expect(before.length).toBeGreaterThan(30);
        const { run, writes, dryRuns } = await pushAndSee(ours, 2);
        expect(writes).toEqual([]);
        // Of these the server writes something else than the manifest has: `stringData`, and rules with a default in them.
        const rewritten = /\/(secrets|validatingadmissionpolicies|validatingwebhookconfigurations)\//;
        expect(dryRuns.filter((asked) => !rewritten.test(asked))).toEqual([]);
        expect(run.outputs).toMatchObject({ result: "unchanged", changed: "false" });
        expect(await versions(ours)).toEqual(before);
    });
});
