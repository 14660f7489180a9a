import { describe, test } from "vitest";
import { onGitHub } from "./proposal-forges.ts";
import { expectRow } from "./propose-rows.ts";
import { baseRows } from "./propose-rows-base.ts";
import { headRows } from "./propose-rows-head.ts";
import { otherRows } from "./propose-rows-others.ts";
import { pullRows } from "./propose-rows-pull.ts";
const rows = [...baseRows, ...headRows, ...pullRows, ...otherRows].filter(({ only = "github" }) => only === "github");
describe.concurrent("a pull request on GitHub's stand-in", () => {
    test.for(rows)("when $when", (row, context) => expectRow(row, onGitHub, context));
});
