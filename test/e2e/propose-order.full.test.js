/** Builds that come in another order than their commits. */
import { describe, expect, test } from "vitest";
import { onGitHub } from "./proposal-forges.ts";
import { startProposals } from "./proposals.ts";
/** Runs for builds of three commits in a line: versions 2, 3 and 4. */
async function start(context) {
    const at = await startProposals(onGitHub, context);
    const commits = new Map();
    for (const version of ["2", "3", "4"]) {
        const from = version === "2" ? { from: "main" } : {};
        commits.set(version, await at.repository.commit({ "main.go": version }, { branch: "source", ...from }));
    }
    const build = (version, inputs = {}) => at.propose(version, {
        "source-commit": `acme/deploy@${commits.get(version)}`,
        "source-token": at.token,
        ...inputs,
    });
    return { ...at, build, commits };
}
describe.concurrent("an older build that comes late", () => {
    test("leaves a newer proposal alone", async (context) => {
        const { build, pulls, on, head } = await start(context);
        await build("3");
        const before = await pulls();
        const late = await build("2");
        expect(late.outputs).toMatchObject({ result: "superseded", changed: "false", "pull-request-number": "1" });
        expect(late.log).toContain("Pull request #1 proposes a newer version.");
        expect(await pulls()).toEqual(before);
        expect(await on(await head())).toMatchObject({ version: "3" });
    });
    test("leaves a newer proposal from another branch alone", async (context) => {
        const { build, pulls } = await start(context);
        await build("3");
        const late = await build("2", { "head-branch": "promote" });
        expect(late.outputs.result).toBe("superseded");
        expect((await pulls()).map(({ number, state }) => `${number} ${state}`)).toEqual(["1 open"]);
    });
    test("leaves a newer proposal alone that has a person's commit", async (context) => {
        const { build, person, head, on } = await start(context);
        await build("3");
        await person({ "notes.md": "1" }, { branch: await head() });
        expect((await build("2")).outputs.result).toBe("superseded");
        expect(await on(await head())).toMatchObject({ version: "3" });
    });
    test("does not close a newer proposal where the base has what it wants itself", async (context) => {
        const { build, merge, pull } = await start(context);
        await build("2");
        await merge(1, "merge");
        await build("4");
        const late = await build("2");
        expect(late.outputs.result).toBe("unchanged");
        expect(await pull(2)).toMatchObject({ state: "open" });
    });
    test("closes its own proposal where the base has a newer one", async (context) => {
        const { build, merge, pulls } = await start(context);
        await build("2");
        await build("3", { "head-branch": "promote", "close-superseded": "false" });
        await merge(2, "merge");
        const late = await build("2");
        expect(late.outputs).toMatchObject({ result: "superseded", "pull-request-operation": "closed" });
        expect((await pulls()).map(({ state }) => state)).toEqual(["closed", "merged"]);
    });
    test("wins where a downgrade is allowed", async (context) => {
        const { build, on, head } = await start(context);
        await build("3");
        expect((await build("2", { "allow-downgrade": "true" })).outputs.result).toBe("proposed");
        expect(await on(await head())).toMatchObject({ version: "2" });
    });
});
describe.concurrent("a newer build", () => {
    test("takes the place of an older one, and links what has come since", async (context) => {
        const { build, merge, pull, commits, env } = await start(context);
        await build("2");
        await build("3");
        // What was built from what is said in the commits, which a squash may leave out.
        await merge(1, "merge");
        await build("4");
        const page = `${env.GITHUB_SERVER_URL}/acme/deploy/compare/${commits.get("3")}...${commits.get("4")}`;
        expect((await pull(2)).body).toContain(`<a href="${page}">`);
    });
});
