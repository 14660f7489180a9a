/** Other pull requests, and runs that only look. */
import { expect } from "vitest";
import { kustomization } from "./manifest-server.ts";
import { file, image, otherFile } from "./proposals.ts";
import { ours } from "./propose-rows.ts";
const promote = { "head-branch": "promote" };
const dry = { "dry-run": "true" };
const ofOther = { version: "3", inputs: promote, ends: "proposed created 2", titles: [ours("1", "3")] };
/** What says that a version was built from a commit on the branch `source`. */
async function builtFrom({ repository, name, token }, revision) {
    const commit = (await repository.git(["rev-parse", revision])).trim();
    return { "source-commit": `${name}@${commit}`, "source-token": token };
}
export const otherRows = [
    {
        when: "one from another branch is open for an older version",
        ...ofOther,
        pulls: ["1 closed", "2 open"],
        after: async (at) => {
            expect((await at.pull(1)).comments).toEqual(["Superseded by #2."]);
            expect(await at.repository.git(["for-each-ref", "refs/heads/pushpull"])).toBe("");
        },
    },
    {
        when: "one from another branch is open for an older version, with a person's commit",
        before: (at) => at.person({ "notes.md": "1" }, { branch: at.branch }),
        ...ofOther,
        pulls: ["1 closed", "2 open"],
        after: async (at) => expect(await at.repository.git(["for-each-ref", "refs/heads/pushpull"])).not.toBe(""),
    },
    {
        when: "one from another branch is to stay open",
        ...ofOther,
        inputs: { ...promote, "close-superseded": "false" },
        pulls: ["1 open", "2 open"],
    },
    {
        when: "one from another branch is a person's",
        before: (at) => at.edit(1, { body: "All mine" }),
        ...ofOther,
        pulls: ["1 open", "2 open"],
    },
    {
        when: "one from another branch is for other manifests",
        with: { manifests: "dev" },
        ...ofOther,
        pulls: ["1 open", "2 open"],
    },
    {
        when: "one from another branch is for more images",
        fresh: true,
        before: async (at) => {
            await at.person({ [file]: kustomization({ [image]: "1", "ghcr.io/acme/api": "1" }) });
            await at.propose("", { images: `ghcr.io/acme/api=2\n${image}=2` });
        },
        ...ofOther,
        pulls: ["1 open", "2 open"],
    },
    {
        when: "one from another branch is for some of the images",
        before: (at) => at.person({ [file]: kustomization({ [image]: "1", "ghcr.io/acme/api": "1" }) }),
        version: "",
        inputs: { ...promote, images: `ghcr.io/acme/api=2\n${image}=3` },
        ends: "proposed created 2",
        pulls: ["1 closed", "2 open"],
        titles: ["Update 2 images"],
    },
    {
        when: "nothing is there, in a dry run",
        fresh: true,
        version: "2",
        inputs: dry,
        ends: "planned",
        pulls: [],
        after: async (_at, run) => expect(run.log).toMatch(/A pull request would be opened from pushpull\/web-\w+ to main\./),
    },
    {
        when: "a newer version is wanted, in a dry run",
        version: "3",
        inputs: dry,
        ends: "planned 1",
        pulls: ["1 open"],
        titles: [ours("1", "2")],
        stays: true,
        after: async (_at, run) => {
            expect(run.log).toContain("Pull request #1 would be updated.");
            expect(run.log).toMatch(/\nPlanned after .*: 1 file, 1 change; pull request #1: http/);
            expect(run.log).not.toContain("\nProposed");
        },
    },
    {
        when: "the same is wanted, in a dry run",
        version: "2",
        inputs: dry,
        ends: "unchanged unchanged 1",
        pulls: ["1 open"],
        titles: [ours("1", "2")],
        stays: true,
    },
    {
        when: "another target has a pull request of its own",
        version: "2",
        inputs: { manifests: "dev" },
        ends: "proposed created 2",
        pulls: ["1 open", "2 open"],
        titles: [ours("1", "2")],
        after: async (at) => expect(await at.repository.git(["show", `${at.branch}:${otherFile}`])).toBe(kustomization({ [image]: "2" })),
    },
    {
        when: "it is for a version that was built later",
        fresh: true,
        before: async (at) => {
            await at.repository.commit({ "main.go": "1" }, { branch: "source", from: "main" });
            await at.repository.commit({ "main.go": "2" }, { branch: "source" });
            await at.propose("3", await builtFrom(at, "source"));
        },
        version: "2",
        inputs: (at) => builtFrom(at, "source^"),
        ends: "superseded unchanged 1",
        pulls: ["1 open"],
        titles: [ours("1", "3")],
        sets: "3",
    },
    {
        when: "two runs have begun at the same moment",
        fresh: true,
        before: async (at) => {
            const runs = await Promise.all([at.propose("2"), at.propose("2")]);
            expect(runs.flatMap(({ errors }) => errors)).toEqual([]);
        },
        version: "2",
        ends: "unchanged unchanged 1",
        pulls: ["1 open"],
        titles: [ours("1", "2")],
    },
];
