/** Commits by others on the branch of a pull request, which nobody has looked at. */
import type { CancelledAutoMerge, Forge, PullRequest } from "@pushpull/core/forge";
import { describe, expect, test } from "vitest";
import type { ProposalContext } from "../../../packages/pull/src/deliver/pull-request/proposal-context.ts";
import { blockAutoMerge } from "../../../packages/pull/src/deliver/pull-request/pull-request-steps.ts";

const pullRequest = { number: 7 } as PullRequest;

async function blocked(onlyOwnCommits: boolean, autoMerge: "squash" | undefined, answer: CancelledAutoMerge) {
  const asked: number[] = [];
  const forge = {
    cancelAutoMerge: ({ number }) => {
      asked.push(number);
      return Promise.resolve(answer);
    },
  } satisfies Partial<Forge>;
  const context = { forge, proposal: { autoMerge }, head: "pushpull/web" } as unknown as ProposalContext;
  return { asked, result: await blockAutoMerge(pullRequest, { onlyOwnCommits }, context) };
}

describe("auto-merge of a branch with commits by others", () => {
  test.each([
    ["off", false, "Auto-merge was not enabled for #7: branch pushpull/web has commits by others"],
    ["cancelled", true, "Auto-merge was disabled for #7: branch pushpull/web has commits by others"],
    ["kept", false, "Auto-merge of #7 was enabled by someone else and stays enabled: branch pushpull/web"],
  ] as const)("is not left on by us when it is %s", async (answer, isCancelled, note) => {
    const { asked, result } = await blocked(false, "squash", answer);
    expect(asked).toEqual([7]);
    expect(result).toMatchObject({ isCancelled, note: expect.stringContaining(note) });
  });

  test.each([
    [true, "squash"],
    [false, undefined],
  ] as const)("is no matter where all commits are ours (%s), or none is asked for (%s)", async (own, autoMerge) => {
    expect(await blocked(own, autoMerge, "cancelled")).toEqual({ asked: [], result: undefined });
  });
});
