import { describe, expect, test } from "vitest";
import { expectFairRace } from "./pull-races.ts";
describe("twenty runs at once", () => {
    test("on one file land twenty commits in a line, each with what it wanted", async (context) => {
        const { retries } = await expectFairRace({ runs: 20, files: "one" }, context);
        expect(Math.max(...retries)).toBeGreaterThan(0);
    });
    test("on twenty files land twenty commits in a line, each with what it wanted", async (context) => {
        await expectFairRace({ runs: 20, files: "many" }, context);
    });
    test.for([1])("of which one is killed, over connections of which one in twenty is cut, land each of the others' once (seed %i)", async (seed, context) => {
        await expectFairRace({ runs: 20, files: "one", cutOneIn: 20, kill: true, seed }, context);
    });
});
