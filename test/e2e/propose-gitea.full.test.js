import { afterAll, beforeAll, describe, test } from "vitest";
import { startGitea } from "../lab/gitea.ts";
import { onGitea } from "./proposal-forges.ts";
import { raceVersions } from "./propose-races.ts";
import { expectRow } from "./propose-rows.ts";
import { baseRows } from "./propose-rows-base.ts";
import { headRows } from "./propose-rows-head.ts";
import { otherRows } from "./propose-rows-others.ts";
import { pullRows } from "./propose-rows-pull.ts";
const rows = [...baseRows, ...headRows, ...pullRows, ...otherRows].filter(({ only = "gitea" }) => only === "gitea");
let gitea;
let open;
beforeAll(async () => {
    gitea = await startGitea();
    open = onGitea(gitea, await gitea.makeUser("alice"));
}, 900_000);
afterAll(() => gitea?.stop());
test("ten runs at once on Gitea for the same image end with one pull request for the newest version", async (context) => {
    if (open === undefined)
        throw new Error("There is no Gitea");
    await raceVersions(open, context);
});
describe.concurrent("a pull request on Gitea", () => {
    test.for(rows)("when $when", async (row, context) => {
        if (open === undefined)
            throw new Error("There is no Gitea");
        await expectRow(row, open, context);
    });
});
