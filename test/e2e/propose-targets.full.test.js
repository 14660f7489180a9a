/** Pull requests for the same image in two environments: nobody takes one for the other. */
import { describe, expect, test } from "vitest";
import { onGitHub } from "./proposal-forges.ts";
import { file, image, otherFile, startProposals } from "./proposals.ts";
describe.concurrent("pull requests for two environments", () => {
    test("are told apart by title, body, branch and what they change", async (context) => {
        const at = await startProposals(onGitHub, context);
        const runs = [await at.propose("2", { manifests: "dev" }), await at.propose("2", { manifests: "prod" })];
        expect(runs.map(({ outputs }) => outputs["pull-request-operation"])).toEqual(["created", "created"]);
        const pulls = (await at.pulls()).toSorted((a, b) => a.number - b.number);
        expect(pulls.map(({ title }) => title)).toEqual([`Update ${image} to 2 in dev`, `Update ${image} to 2 in prod`]);
        expect(pulls[0]?.body).toContain(`<code>${otherFile}:5</code>`);
        expect(pulls[0]?.body).not.toContain(file);
        expect(pulls[1]?.body).toContain(`<code>${file}:5</code>`);
        expect(pulls[1]?.body).toContain("<p>In <code>prod</code>.</p>");
        const branches = runs.map(({ report }) => report?.pullRequest?.branch);
        expect(new Set(branches).size).toBe(2);
        expect((await at.repository.git(["diff", "--name-only", `main..${branches[0]}`, "--"])).trim()).toBe(otherFile);
        expect((await at.repository.git(["diff", "--name-only", `main..${branches[1]}`, "--"])).trim()).toBe(file);
        const again = await at.propose("3", { manifests: "prod" });
        expect(again.outputs).toMatchObject({ "pull-request-operation": "updated", "pull-request-number": "2" });
        expect((await at.pull(2)).title).toBe(`Update ${image} to 3 in prod`);
        expect((await at.pull(1)).title).toBe(`Update ${image} to 2 in dev`);
    });
    test("say target and files in words of a template's own", async (context) => {
        const at = await startProposals(onGitHub, context);
        const words = { title: "{target}: {image} {to}", body: "Changes {files} in {target}." };
        const run = await at.propose("2", { all: "true", manifests: "dev\nprod", ...words });
        expect(run.errors).toEqual([]);
        const { title, body } = await at.pull(1);
        expect(title).toBe(`dev, prod: ${image} 2`);
        expect(body).toContain("prod&#47;kustomization&#46;yaml</code> in <code>dev</code>, <code>prod</code>.");
    });
});
