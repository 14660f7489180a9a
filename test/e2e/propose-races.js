/** Ten runs at the same moment that want pull requests. */
import { expect } from "vitest";
import { kustomization } from "./manifest-server.ts";
import { file, image, startProposals } from "./proposals.ts";
const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
/** Builds of one image from ten commits in a line: the newest wins, whoever comes last. */
export async function raceVersions(open, context) {
    const at = await startProposals(open, context);
    const commits = [];
    for (const number of numbers)
        commits.push(await at.repository.commit({ "main.go": `${number}` }, fromMain(number)));
    const runs = await Promise.all(commits.map((commit, index) => at.propose(`${index + 1}.0`, { "source-commit": `${at.name}@${commit}`, "source-token": at.token })));
    expectWell(runs);
    expect(new Set(runs.map(({ outputs }) => outputs.result)).difference(new Set(["proposed", "superseded"]))).toEqual(new Set());
    expect(runs.at(-1)?.outputs.result).toBe("proposed");
    const pulls = await at.pulls();
    expect(pulls).toMatchObject([{ number: 1, state: "open", title: "Update ghcr.io/acme/web to 10.0 in prod" }]);
    expect(pulls[0]?.body).toContain("<td><code>1</code></td><td><code>10.0</code></td>");
    expect(await at.on(await at.head())).toEqual({ titles: ["Update ghcr.io/acme/web from 1 to 10.0"], version: "10.0" });
    const late = await at.propose("3.0", { "source-commit": `${at.name}@${commits[2]}`, "source-token": at.token });
    expect(late.outputs).toMatchObject({ result: "superseded", "pull-request-number": "1" });
    expect(await at.pulls()).toEqual(pulls);
}
function fromMain(number) {
    return { branch: "source", ...(number === 1 ? { from: "main" } : {}) };
}
const names = numbers.map((number) => `ghcr.io/acme/app-${number}`);
/** Ten images, each by a run of its own. @param headBranch the branch that all of them share */
export async function raceImages(open, context, headBranch) {
    const at = await startProposals(open, context);
    const versions = (version) => Object.fromEntries([[image, "1"], ...names.map((name) => [name, version])]);
    await at.person({ [file]: kustomization(versions("1")) });
    const shared = headBranch === undefined ? {} : { "head-branch": headBranch };
    const runs = await Promise.all(names.map((name) => at.propose("", { images: `${name}=2`, ...shared })));
    expectWell(runs);
    expect(runs.map(({ outputs }) => outputs.result)).toEqual(runs.map(() => "proposed"));
    const pulls = await at.pulls();
    expect(pulls.map(({ state }) => state)).toEqual(headBranch === undefined ? names.map(() => "open") : ["open"]);
    if (headBranch === undefined) {
        expect(pulls.map(({ title }) => title).toSorted()).toEqual(names.map((name) => `Update ${name} to 2 in prod`).toSorted());
        return at;
    }
    expect(await at.repository.git(["show", `${headBranch}:${file}`])).toBe(kustomization(versions("2")));
    expect((await at.on(headBranch)).titles).toHaveLength(names.length);
    for (const name of names)
        expect(pulls[0]?.body).toContain(`<code>${name}</code>`);
    expect(pulls[0]?.title).toBe("Update 10 images to 2");
    return at;
}
function expectWell(runs) {
    expect(runs.flatMap(({ errors }) => errors)).toEqual([]);
    expect(runs.flatMap(({ remains }) => remains)).toEqual([]);
}
