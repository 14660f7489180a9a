/** States of the branch that a pull request comes from. */
import { expect } from "vitest";
import { kustomization } from "./manifest-server.ts";
import { file, image, otherFile, withVersion } from "./proposals.ts";
import { ours, proposed, type Row, type Stage } from "./propose-rows.ts";

const notes = { "notes.md": "1" };
const byPerson = (at: Stage) => at.person(notes, { branch: at.branch });

async function hasTheirs({ repository, branch }: Stage): Promise<void> {
  expect(await repository.git(["show", `${branch}:notes.md`])).toBe("1");
}

/** A merge of the base, as a forge's button makes it. */
async function mergesBase({ repository, branch, move }: Stage): Promise<void> {
  const tree = await repository.git(["merge-tree", "--write-tree", branch, "main"]);
  const ada = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  const parents = ["-p", branch, "-p", "main"];
  const made = await repository.git([...ada, "commit-tree", tree.trim(), ...parents, "-m", "Merge main"]);
  await move(branch, made.trim());
}

export const headRows: readonly Row[] = [
  {
    when: "a newer version is wanted",
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1", "3")],
    sets: "3",
    after: async (at) => {
      const { title, body } = await at.pull(1);
      expect(title).toBe(proposed("3"));
      expect(body).toContain("<td><code>1</code></td><td><code>3</code></td>");
    },
  },
  {
    when: "a person has a commit on it, and the same is wanted",
    before: byPerson,
    version: "2",
    ends: "unchanged unchanged 1",
    pulls: ["1 open"],
    titles: ["Theirs", ours("1", "2")],
    stays: true,
  },
  {
    when: "a person has a commit on it, and a newer version is wanted",
    before: byPerson,
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("2", "3"), "Theirs", ours("1", "2")],
    sets: "3",
    after: async (at) => {
      await hasTheirs(at);
      const { title, body } = await at.pull(1);
      expect(title).toBe(proposed("3"));
      expect(body).toContain("<td><code>1</code></td><td><code>3</code></td>");
    },
  },
  {
    when: "a person has a commit on it, and the base has moved",
    before: async (at) => {
      await byPerson(at);
      await at.person({ [otherFile]: kustomization({ [image]: "1.5" }) });
    },
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("2", "3"), "Theirs", ours("1", "2")],
    after: async (at, run) => {
      await hasTheirs(at);
      expect(run.warnings).toEqual([]);
    },
  },
  {
    when: "a person has set another version on it, and the same as before is wanted",
    before: (at) => at.person(withVersion("2-fixed"), { branch: at.branch }),
    version: "2",
    ends: "unchanged unchanged 1",
    pulls: ["1 open"],
    titles: ["Theirs", ours("1", "2")],
    sets: "2-fixed",
    stays: true,
  },
  {
    when: "a person has set another version on it, and a newer one is wanted",
    before: (at) => at.person(withVersion("2-fixed"), { branch: at.branch }),
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("2-fixed", "3"), "Theirs", ours("1", "2")],
    sets: "3",
    after: async (at, run) => {
      const { title, body } = await at.pull(1);
      expect(title).toBe(proposed("3"));
      expect(body).not.toContain("2-fixed");
      expect(run.warnings).toEqual([
        `2-fixed, which someone else set for ${image} on branch ${at.branch}, is replaced by 3.`,
      ]);
    },
  },
  {
    when: "a person has set another version on it, a newer one was proposed, and the same as that is wanted",
    before: async (at) => {
      await at.person(withVersion("2-fixed"), { branch: at.branch });
      await at.propose("3");
    },
    version: "3",
    ends: "unchanged unchanged 1",
    pulls: ["1 open"],
    titles: [ours("2-fixed", "3"), "Theirs", ours("1", "2")],
    stays: true,
  },
  {
    when: "a person has a commit on it, the base has got the same by hand, and the version before is wanted",
    before: async (at) => {
      await byPerson(at);
      await at.person(withVersion("2"));
    },
    version: "1",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("2", "1"), "Theirs", ours("1", "2")],
    after: async (at) => {
      const { title, body } = await at.pull(1);
      expect(title).toBe(proposed("1"));
      expect(body).toContain("<td><code>2</code></td><td><code>1</code></td>");
    },
  },
  {
    when: "a person's commit on it conflicts with the base",
    before: async (at) => {
      await at.person({ "README.md": "theirs" }, { branch: at.branch });
      await at.person({ "README.md": "another's" });
    },
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("2", "3"), "Theirs", ours("1", "2")],
    after: async (at, run) => {
      const stuck = [
        expect.stringMatching(/^#1 cannot be merged: it conflicts with main, and its branch has commits by others/),
      ];
      expect(run.warnings).toEqual(stuck);
      const again = await at.propose("3");
      expect(again.outputs["pull-request-operation"]).toBe("unchanged");
      expect(again.warnings).toEqual(stuck);
    },
  },
  {
    when: "it was made before there was an author, and a newer version is wanted",
    version: "3",
    inputs: { author: "Bot <bot@example.com>" },
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1", "3")],
  },
  {
    when: "a person has merged the base into it",
    before: async (at) => {
      await at.person({ [otherFile]: kustomization({ [image]: "1.5" }) });
      await mergesBase(at);
    },
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("2", "3"), "Merge main", ours("1", "2")],
    sets: "3",
  },
  {
    when: "a person has amended our commit, and the same is wanted",
    before: (at) => at.amend(at.branch),
    version: "2",
    ends: "unchanged unchanged 1",
    pulls: ["1 open"],
    titles: [ours("1", "2")],
    stays: true,
  },
  {
    when: "a person has amended our commit, and a newer version is wanted",
    before: (at) => at.amend(at.branch),
    version: "3",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("2", "3"), ours("1", "2")],
    sets: "3",
  },
  {
    when: "a person has put another commit in the place of ours",
    before: async (at) => {
      await at.move(
        at.branch,
        await at.repository.commit(notes, { branch: "notes", from: await at.repository.head() }),
      );
    },
    version: "2",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1", "2"), "Change"],
    after: hasTheirs,
  },
  {
    when: "a person has set it back to the base, which closes the pull request on GitHub",
    before: async (at) => at.move(at.branch, await at.repository.head()),
    only: "github",
    version: "2",
    ends: "unchanged unchanged 1",
    pulls: ["1 closed"],
    titles: [],
    stays: true,
  },
  {
    when: "a person has set it back to the base, which leaves the pull request open on Gitea",
    before: async (at) => at.move(at.branch, await at.repository.head()),
    only: "gitea",
    version: "2",
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1", "2")],
  },
  {
    when: "a person has deleted it, and the same is wanted",
    before: (at) => at.move(at.branch, undefined),
    version: "2",
    ends: "unchanged unchanged 1",
    pulls: ["1 closed"],
  },
  {
    when: "a person has deleted it, and a newer version is wanted",
    before: (at) => at.move(at.branch, undefined),
    version: "3",
    ends: "proposed created 2",
    pulls: ["1 closed", "2 open"],
    titles: [ours("1", "3")],
  },
  {
    when: "it is there before there is a pull request, with a person's commit",
    fresh: true,
    before: (at) => at.repository.commit(notes, { branch: "promote", from: "main", message: "Theirs" }),
    version: "2",
    inputs: { "head-branch": "promote" },
    ends: "failed",
    pulls: [],
    after: async (at, run) => {
      expect(run.errors).toEqual([
        expect.stringMatching(
          /^Branch promote already exists, and is not ours.*Set input 'head-branch' to another branch/s,
        ),
      ]);
      expect((await at.on("promote")).titles).toEqual(["Theirs"]);
    },
  },
  {
    when: "a run was killed between its push and its pull request",
    before: async (at) => at.move("promote", await at.repository.head(at.branch)),
    version: "2",
    inputs: { "head-branch": "promote", "close-superseded": "false" },
    ends: "proposed created 2",
    pulls: ["1 open", "2 open"],
    titles: [ours("1", "2")],
  },
  {
    when: "runs for other images share it",
    fresh: true,
    before: async (at) => {
      await at.person({ [file]: kustomization({ [image]: "1", "ghcr.io/acme/api": "1" }) });
      await at.propose("", { images: "ghcr.io/acme/api=5", "head-branch": "promote" });
    },
    version: "2",
    inputs: { "head-branch": "promote" },
    ends: "proposed updated 1",
    pulls: ["1 open"],
    titles: [ours("1", "2"), "Update ghcr.io/acme/api from 1 to 5"],
    after: async (at) => {
      const { title, body } = await at.pull(1);
      expect(title).toBe("Update 2 images");
      expect(body).toContain("<code>ghcr.io/acme/api</code></td><td><code>1</code></td><td><code>5</code>");
      expect(body).toContain("<code>ghcr.io/acme/web</code></td><td><code>1</code></td><td><code>2</code>");
    },
  },
];
