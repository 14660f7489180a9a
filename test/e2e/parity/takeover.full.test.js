/** Who comes from client-side `kubectl apply` gets what those get who move over with kubectl itself. */
import { describe, expect, test } from "vitest";
import { cluster } from "../cluster.ts";
import { apply, expectRemoved, expectTheSame, pair, push, pushAndSee } from "./clusters.ts";
describe.skipIf(!cluster.own)("a set that kubectl applied on the client's side", () => {
    const clusters = pair();
    test("is taken over as kubectl takes it over, and what is gone from the manifests goes", async () => {
        await Promise.all([apply(clusters().ours, 1, []), apply(clusters().theirs, 1, [])]);
        await expectTheSame(clusters(), 1);
        const [run] = await Promise.all([
            push(clusters().ours, 2),
            apply(clusters().theirs, 2, ["--server-side", "--force-conflicts"]),
        ]);
        expect(run.errors).toEqual([]);
        await expectTheSame(clusters(), 2);
        await expectRemoved(clusters().ours);
        const again = await pushAndSee(clusters().ours, 2);
        expect(again.writes).toEqual([]);
        expect(again.run.outputs.result).toBe("unchanged");
    });
});
