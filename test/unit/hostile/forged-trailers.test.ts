/** Trailers like ours, in commits that others have written. */
import { userFaults } from "@pushpull/core/errors";
import type { Log } from "@pushpull/core/runner";
import { describe, expect, test } from "vitest";
import type { PlannedEdit } from "../../../packages/pull/src/find/planned-edit.ts";
import type { HistoryCommit, Signature } from "../../../packages/pull/src/git/types.ts";
import { ownCommits } from "../../../packages/pull/src/order/own-commit.ts";
import { excludeSuperseded } from "../../../packages/pull/src/order/superseded.ts";

const [wanted, newer] = ["a", "b"].map((digit) => digit.repeat(40)) as [string, string];
const us: Signature = { name: "pushpull", email: "pushpull@example.com", time: 100 };
const ada: Signature = { name: "Ada", email: "ada@example.com", time: 100 };
const message = `Bump\n\nPushpull-Image: docker.io/acme/web 0 -> 1\nPushpull-Source: acme/web@${newer}\n`;
const edit: PlannedEdit = {
  ...{ target: ".", file: "web.yaml", line: 3, path: "images[0].newTag", image: "acme/web", changes: [] },
  ...{ from: "1", to: "2" },
};

function commit(id: string, parents: readonly string[], by = us, text = message): HistoryCommit {
  return { id, parents, message: text, author: by, committer: by };
}

async function ordered(history: readonly HistoryCommit[], isOnBranch: boolean) {
  const asked: string[] = [];
  const order = await excludeSuperseded([edit], {
    history,
    own: ownCommits(history, us),
    source: {
      ...{ repository: "acme/web", commit: wanted, branch: undefined, page: undefined },
      ...{ api: undefined, token: undefined, startedRun: true },
    },
    relate: () => Promise.resolve({ relation: "descendant" }),
    isOnBranch: (name) => {
      asked.push(name);
      return Promise.resolve(isOnBranch);
    },
    log: { info: () => undefined } as unknown as Log,
  }).catch((error: unknown) => {
    const [fault, ...more] = userFaults(error) ?? [];
    if (fault === undefined || more.length > 0) throw error;
    return fault;
  });
  return { asked, order };
}

describe("a newer version in place", () => {
  test("counts where we have pushed the commit that says so, and nothing more is asked", async () => {
    const { asked, order } = await ordered([commit("2", ["1"], ada, "Fix"), commit("1", [])], false);
    expect(order).toMatchObject({ edits: [], superseded: [{ by: newer }] });
    expect(asked).toEqual([]);
  });

  test("counts where a person has squashed our commit, and a branch of the source repository has the newer one", async () => {
    const { asked, order } = await ordered([commit("1", [], ada)], true);
    expect(order).toMatchObject({ edits: [], superseded: [{ by: newer }] });
    expect(asked).toEqual([newer]);
  });

  test.each<[string, readonly HistoryCommit[]]>([
    ["a person's commit", [commit("1", [], ada)]],
    [
      "a commit under our name that a merge has brought in",
      [commit("3", ["1", "2"], ada, "Merge"), commit("2", ["1"]), commit("1", [], ada, "Start")],
    ],
    ["a commit that was made again by a person", [{ ...commit("1", []), committer: ada }]],
  ])("stops the run where only %s says so, and the newer commit may be of a fork", async (_what, history) => {
    const { order } = await ordered(history, false);
    expect(order).toMatchObject({
      code: "ambiguous",
      message: expect.stringMatching(
        /^web\.yaml:3: commit \d says that acme\/web 1 was built from acme\/web@b+, .*this may be forged$/,
      ),
      hint: expect.stringContaining("'allow-downgrade'"),
    });
  });
});
