/** States of the pull request itself. */
import { expect } from "vitest";
import { ours, proposed, type Row, type Stage } from "./propose-rows.ts";

const newer = { version: "3", ends: "proposed updated 1", pulls: ["1 open"], titles: [ours("1", "3")], sets: "3" };
const same = { version: "2", ends: "unchanged unchanged 1", titles: [ours("1", "2")], stays: true } as const;

async function edits(at: Stage, change: (body: string) => string): Promise<void> {
  const { body } = await at.pull(1);
  await at.edit(1, { body: change(body) });
}

const closes = (at: Stage) => at.close(1);

async function closesWithTheirs(at: Stage): Promise<void> {
  await at.person({ "notes.md": "1" }, { branch: at.branch });
  await at.close(1);
}

export const pullRows: readonly Row[] = [
  { when: "it is closed, and the same is wanted", before: closes, ...same, pulls: ["1 closed"] },
  {
    when: "it is closed, the base has moved, and the same is wanted",
    before: async (at) => {
      await at.close(1);
      await at.person({ "README.md": "2" });
    },
    ...same,
    pulls: ["1 closed"],
    after: async (_at, run) =>
      expect(run.log).toContain("Pull request #1 proposed the same change and was closed: it stays closed."),
  },
  {
    when: "it is closed, and a newer version is wanted",
    before: closes,
    version: "3",
    ends: "proposed created 2",
    pulls: ["1 closed", "2 open"],
    titles: [ours("1", "3")],
  },
  {
    when: "it is closed and so is one for a newer version, and the same is wanted",
    before: async (at) => {
      await at.close(1);
      await at.propose("3");
      await at.close(2);
    },
    version: "2",
    ends: "unchanged unchanged 1",
    pulls: ["1 closed", "2 closed"],
    titles: [ours("1", "3")],
    stays: true,
  },
  {
    when: "it is closed, one for a newer version is open, and the same is wanted",
    before: async (at) => {
      await at.close(1);
      await at.propose("3");
    },
    version: "2",
    ends: "unchanged unchanged 2",
    pulls: ["1 closed", "2 open"],
    titles: [ours("1", "3")],
    stays: true,
    after: async (_at, run) =>
      expect(run.log).toContain(
        "Pull request #1 proposed the same change and was closed, so #2 keeps what it proposes.",
      ),
  },
  {
    when: "it is closed with a person's commit, and a newer version is wanted",
    before: closesWithTheirs,
    version: "3",
    ends: "proposed created 2",
    pulls: ["1 closed", "2 open"],
    titles: [ours("1", "3")],
    after: async (at) => {
      const [first = "", second] = (await at.head()).split("\n");
      expect(second).toBe(`${first}-2`);
      expect((await at.on(first)).titles).toEqual(["Theirs", ours("1", "2")]);
    },
  },
  {
    when: "it is closed with a person's commit, another is open, and a newer version is wanted",
    before: async (at) => {
      await closesWithTheirs(at);
      await at.propose("3");
    },
    version: "4",
    ends: "proposed updated 2",
    pulls: ["1 closed", "2 open"],
    titles: [ours("1", "4")],
  },
  {
    when: "it is closed with a person's commit, and so is another, and a newer version is wanted",
    before: async (at) => {
      await closesWithTheirs(at);
      await at.propose("3");
      await at.close(2);
    },
    version: "4",
    ends: "proposed created 3",
    pulls: ["1 closed", "2 closed", "3 open"],
    titles: [ours("1", "4")],
  },
  {
    when: "it is closed with a person's commit, and the same is wanted",
    before: closesWithTheirs,
    ...same,
    titles: ["Theirs", ours("1", "2")],
    pulls: ["1 closed"],
  },
  {
    when: "it is closed with a person's commit and without our marks, and the same is wanted",
    before: async (at) => {
      await edits(at, () => "All mine");
      await closesWithTheirs(at);
    },
    ...same,
    titles: ["Theirs", ours("1", "2")],
    pulls: ["1 closed"],
  },
  {
    when: "it is a draft, and a newer version is wanted",
    with: { draft: "true" },
    ...newer,
    after: async (at) => expect(await at.pull(1)).toMatchObject({ draft: true }),
  },
  {
    when: "it is ready, and a newer version is wanted as a draft",
    ...newer,
    inputs: { draft: "true" },
    after: async (at) => expect(await at.pull(1)).toMatchObject({ draft: false, title: proposed("3") }),
  },
  {
    when: "it is approved, and the same is wanted",
    before: (at) => at.approve(1),
    ...same,
    pulls: ["1 open"],
    after: async (at) => expect((await at.pull(1)).approved).toEqual([await at.repository.head(at.branch)]),
  },
  {
    when: "it is approved, and a newer version is wanted",
    before: (at) => at.approve(1),
    ...newer,
    after: async (at) => expect((await at.pull(1)).approved).not.toContain(await at.repository.head(at.branch)),
  },
  {
    when: "a person has written around our part of the body",
    before: (at) => edits(at, (body) => `Why: a fix\n\n${body}\n\nSee the runbook.`),
    ...newer,
    after: async (at) => {
      const { body } = await at.pull(1);
      expect(body).toMatch(/^Why: a fix\n\n<!-- pushpull begin .* -->\n/);
      expect(body).toMatch(/<!-- pushpull end -->\n\nSee the runbook\.$/);
      expect(body).toContain("<td><code>3</code></td>");
    },
  },
  {
    when: "a person has edited the body in a browser, which ends lines in its own way",
    before: (at) => edits(at, (body) => `${body}\n\nMine`.replaceAll("\n", "\r\n")),
    ...newer,
    after: async (at) => {
      const { body } = await at.pull(1);
      expect(body).toContain("<td><code>3</code></td>");
      expect(body).toMatch(/<!-- pushpull end -->\s+Mine$/);
    },
  },
  {
    when: "a person has changed our part of the body",
    before: (at) => edits(at, (body) => body.replace("<td><code>2</code></td>", "<td>two, after the sale</td>")),
    ...newer,
    after: async (at) => {
      const { body } = await at.pull(1);
      expect(body).toContain("<td>two, after the sale</td>");
      expect(body).not.toContain("<code>3</code>");
    },
  },
  {
    when: "a person has changed our part of the body and then closed it, and the same is wanted",
    before: async (at) => {
      await edits(at, (body) => body.replace("<td><code>2</code></td>", "<td>two</td>"));
      await at.propose("3");
      await at.close(1);
      await at.person({ "README.md": "2" });
    },
    version: "3",
    ends: "unchanged unchanged 1",
    pulls: ["1 closed"],
    titles: [ours("1", "3")],
    stays: true,
  },
  {
    when: "a person has taken our marks away",
    before: (at) => edits(at, () => "All mine"),
    ...newer,
    after: async (at) => expect(await at.pull(1)).toMatchObject({ body: "All mine", title: proposed("2") }),
  },
  {
    when: "a person has taken our marks away and closed it, and the same is wanted",
    before: async (at) => {
      await edits(at, () => "All mine");
      await at.close(1);
    },
    ...same,
    pulls: ["1 closed"],
  },
  {
    when: "a person has given it another title",
    before: (at) => at.edit(1, { title: "After the sale" }),
    ...newer,
    after: async (at) => {
      const { title, body } = await at.pull(1);
      expect(title).toBe("After the sale");
      expect(body).toContain("<td><code>3</code></td>");
    },
  },
  {
    when: "a person has given it another title, two versions ago",
    before: async (at) => {
      await at.edit(1, { title: "After the sale" });
      await at.propose("2.5");
    },
    ...newer,
    after: async (at) => expect((await at.pull(1)).title).toBe("After the sale"),
  },
  {
    when: "its title is asked for in other words",
    ...newer,
    inputs: { title: "Promote {image} to {to}" },
    after: async (at) => expect((await at.pull(1)).title).toBe("Promote ghcr.io/acme/web to 3"),
  },
  {
    when: "its body is asked for in other words, with values that mean nothing in them",
    ...newer,
    inputs: { body: "**{image}** from {from}\n<!-- pushpull end --> {to} by {run}" },
    after: async (at) => {
      const { body } = await at.pull(1);
      expect(body).toContain("**<code>ghcr&#46;io&#47;acme&#47;web</code>** from <code>1</code>");
      expect(body.match(/<!-- pushpull end -->/g)).toHaveLength(1);
    },
  },
  {
    when: "a person has labelled it",
    before: (at) => at.label(1, ["later"]),
    ...newer,
    inputs: { labels: "promotion, prod" },
    after: async (at) => expect((await at.pull(1)).labels.toSorted()).toEqual(["later", "prod", "promotion"]),
  },
  {
    when: "another label is asked for, and the same is wanted",
    with: { labels: "promotion" },
    before: async (at) => {
      expect((await at.pull(1)).labels).toEqual(["promotion"]);
    },
    ...same,
    inputs: { labels: "promotion\nprod" },
    pulls: ["1 open"],
    after: async (at) => expect((await at.pull(1)).labels).toEqual(["promotion"]),
  },
  {
    when: "a person has asked for a review, and assigned it",
    before: (at) => at.ask(1, at.reviewer),
    ...newer,
    inputs: { labels: "promotion" },
    after: async (at) =>
      expect(await at.pull(1)).toMatchObject({
        reviewers: [at.reviewer],
        assignees: [at.reviewer],
        labels: ["promotion"],
      }),
  },
  {
    when: "a review is asked for, of one who may and one who is not there",
    ...newer,
    inputs: { reviewers: "alice\nnobody-there", assignees: "alice\nnobody-there" },
    after: async (at, run) => {
      expect(await at.pull(1)).toMatchObject({ reviewers: ["alice"], assignees: ["alice"] });
      expect(run.warnings).toEqual([
        expect.stringMatching(/^nobody-there (is|does) [^:]*, and was not requested as a reviewer\.$/),
        expect.stringMatching(
          /^nobody-there (is not a collaborator of|has no write access to) [\w/-]+, and was not assigned\.$/,
        ),
      ]);
    },
  },
];
