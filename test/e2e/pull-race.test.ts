import { expect, test } from "vitest";
import { expectFairRace } from "./pull-races.ts";

test("five runs that change one file at once land five commits in a line, each with what it wanted", async (context) => {
  const { retries } = await expectFairRace({ runs: 5, files: "one" }, context);
  // They met.
  expect(Math.max(...retries)).toBeGreaterThan(0);
});
