/** States of the branch that a pull request goes to. */
import { expect } from "vitest";
import { kustomization } from "./manifest-server.ts";
import { file, image, otherFile, withVersion } from "./proposals.ts";
import { ours, proposed, type Row, type Stage } from "./propose-rows.ts";

const elsewhere = { [otherFile]: kustomization({ [image]: "1.5" }) };

async function reverts(at: Stage): Promise<void> {
  await at.person(withVersion("1"), { message: "Revert" });
}

async function isOnNewestBase({ repository, branch }: Stage): Promise<void> {
  expect((await repository.git(["rev-parse", `${branch}^`])).trim()).toBe(await repository.head());
}

async function isSaidAndGone(at: Stage, words: string): Promise<void> {
  expect((await at.pull(1)).comments).toEqual([words]);
  expect(await at.repository.git(["for-each-ref", "refs/heads/pushpull"])).toBe("");
}

const has = "Branch <code>main</code> already has this change.";

/** Its base has moved before, so that no way of merging leaves the base where the branch is. */
async function mergesBehind(at: Stage, method: "merge" | "squash" | "rebase"): Promise<void> {
  await at.person({ "README.md": "2" });
  await at.merge(1, method);
}

const merged = (method: "merge" | "squash" | "rebase"): readonly Row[] => [
  {
    when: `it was merged by ${method}, and the same is wanted`,
    before: (at) => mergesBehind(at, method),
    version: "2",
    ends: "unchanged",
    pulls: ["1 merged"],
    titles: method === "merge" ? [] : [ours("1", "2")],
    stays: true,
  },
  {
    when: `it was merged by ${method}, and a newer version is wanted`,
    before: (at) => mergesBehind(at, method),
    version: "3",
    ends: "proposed created 2",
    pulls: ["1 merged", "2 open"],
    titles: [ours("2", "3")],
    after: isOnNewestBase,
  },
];

export const baseRows: readonly Row[] = [
  {
    when: "nothing is there",
    fresh: true,
    version: "2",
    ends: "proposed created 1",
    pulls: ["1 open"],
    titles: [ours("1", "2")],
    sets: "2",
    after: async (at) => expect((await at.pull(1)).title).toBe(proposed("2")),
  },
  {
    when: "the base has it, and there never was a pull request",
    fresh: true,
    before: (at) => at.person(withVersion("2")),
    version: "2",
    ends: "unchanged",
    pulls: [],
  },
  {
    when: "the base is as it was",
    version: "2",
    ends: "unchanged unchanged 1",
    pulls: ["1 open"],
    titles: [ours("1", "2")],
    stays: true,
  },
  {
    when: "the base has moved in another file",
    before: (at) => at.person(elsewhere),
    version: "2",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1", "2")],
    sets: "2",
    after: isOnNewestBase,
  },
  {
    when: "the base has moved in another file, and a newer version is wanted",
    before: (at) => at.person(elsewhere),
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1", "3")],
    sets: "3",
    after: isOnNewestBase,
  },
  {
    when: "the base has moved in the same file",
    before: (at) => at.person({ [file]: kustomization({ "ghcr.io/acme/api": "7", [image]: "1" }) }),
    version: "2",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1", "2")],
    after: async (at) => {
      await isOnNewestBase(at);
      const text = await at.repository.git(["show", `${at.branch}:${file}`]);
      expect(text).toBe(kustomization({ "ghcr.io/acme/api": "7", [image]: "2" }));
    },
  },
  {
    when: "the base has got another version by hand, and the same is wanted",
    before: (at) => at.person(withVersion("1.5")),
    version: "2",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1.5", "2")],
    sets: "2",
    after: async (at) => {
      await isOnNewestBase(at);
      expect((await at.pull(1)).title).toBe(proposed("2"));
    },
  },
  {
    when: "the base has moved there and back",
    before: async (at) => {
      await at.person(elsewhere);
      await at.person({ [otherFile]: kustomization({ [image]: "1" }) });
    },
    version: "2",
    ends: "unchanged unchanged 1",
    pulls: ["1 open"],
    titles: [ours("1", "2")],
    stays: true,
  },
  {
    when: "the base has got the same by hand",
    before: (at) => at.person(withVersion("2")),
    version: "2",
    ends: "unchanged closed 1",
    pulls: ["1 closed"],
    after: (at) => isSaidAndGone(at, has),
  },
  {
    when: "the base had got the same by hand, which was reverted, and the same is wanted",
    before: async (at) => {
      await at.person(withVersion("2"));
      await at.propose("2");
      await reverts(at);
    },
    version: "2",
    ends: "proposed created 2",
    pulls: ["1 closed", "2 open"],
    titles: [ours("1", "2")],
  },
  {
    when: "the base has got a newer version by hand, which is wanted",
    before: (at) => at.person(withVersion("3")),
    version: "3",
    ends: "unchanged closed 1",
    pulls: ["1 closed"],
    after: (at) => isSaidAndGone(at, has),
  },
  {
    when: "the base has got the same by hand, and a newer version is wanted",
    before: (at) => at.person(withVersion("2")),
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("2", "3")],
    after: async (at) => expect((await at.pull(1)).title).toBe(proposed("3")),
  },
  {
    when: "the base has got the same by hand, and a person has a commit on the branch",
    before: async (at) => {
      await at.person({ "notes.md": "1" }, { branch: at.branch });
      await at.person(withVersion("2"));
    },
    version: "2",
    ends: "unchanged closed 1",
    pulls: ["1 closed"],
    titles: ["Theirs", ours("1", "2")],
    stays: true,
    after: async (at) =>
      expect((await at.pull(1)).comments).toEqual([`${has} Its branch has commits by others and is not deleted.`]),
  },
  {
    when: "the base has got the same by hand, in a dry run",
    before: (at) => at.person(withVersion("2")),
    version: "2",
    inputs: { "dry-run": "true" },
    ends: "unchanged 1",
    pulls: ["1 open"],
    titles: [ours("1", "2")],
    stays: true,
    after: async (_at, run) => expect(run.log).toContain("Pull request #1 would be closed."),
  },
  ...(["merge", "squash", "rebase"] as const).flatMap(merged),
  {
    when: "it was merged and reverted on the base, and the same is wanted",
    before: async (at) => {
      await at.merge(1, "squash");
      await reverts(at);
    },
    version: "2",
    ends: "proposed created 2",
    pulls: ["1 merged", "2 open"],
    titles: [ours("1", "2")],
    after: isOnNewestBase,
  },
  {
    when: "it was merged and reverted on the base, and a newer version is wanted",
    before: async (at) => {
      await at.merge(1, "merge");
      await reverts(at);
    },
    version: "3",
    ends: "proposed created 2",
    pulls: ["1 merged", "2 open"],
    titles: [ours("1", "3")],
  },
  {
    when: "it was merged with a person's commit, whose branch is still there",
    before: async (at) => {
      await at.person({ "notes.md": "1" }, { branch: at.branch });
      await at.merge(1, "squash");
    },
    version: "3",
    ends: "proposed created 2",
    pulls: ["1 merged", "2 open"],
    titles: [ours("2", "3")],
    after: isOnNewestBase,
  },
  {
    when: "the version before is wanted again",
    before: async (at) => at.merge(1, "squash"),
    version: "1",
    ends: "proposed created 2",
    pulls: ["1 merged", "2 open"],
    titles: [ours("2", "1")],
  },
];
