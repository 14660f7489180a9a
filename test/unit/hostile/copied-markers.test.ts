/** Pull requests by others, with our marker copied into them. */
import type { Forge, PullRequest } from "@pushpull/core/forge";
import { expect, test } from "vitest";
import { closeObsolete } from "../../../packages/pull/src/deliver/pull-request/close-obsolete.ts";
import { formatSection } from "../../../packages/pull/src/deliver/pull-request/description-marker.ts";
import type { OtherPullRequest } from "../../../packages/pull/src/deliver/pull-request/find-pull-requests.ts";
import type { ProposalContext } from "../../../packages/pull/src/deliver/pull-request/proposal-context.ts";

const marker = { text: "0", title: "0", target: "0", proposes: [{ subject: "1", to: "2" }], incompleteSteps: [] };

function other(author: string): OtherPullRequest {
  const body = formatSection("A table", marker);
  return { pullRequest: { number: 3, author, body, head: { branch: "x", commit: "" } } as PullRequest, marker };
}

async function close(theirs: string, ours: string) {
  const closed: number[] = [];
  const forge: Partial<Forge> = {
    comment: () => Promise.resolve(),
    changePullRequest: (number) => {
      closed.push(number);
      return Promise.resolve(other(theirs).pullRequest);
    },
  };
  const base = { branches: { open: () => Promise.resolve(undefined) } };
  const context = { forge, base, inputs: { author: {} } } as unknown as ProposalContext;
  const { superseded, notes } = await closeObsolete([other(theirs)], { number: 7, author: ours }, context);
  return { closed, superseded, notes };
}

test.each([
  ["ada", "bumper[bot]", "it was opened by ada, and #7 by bumper[bot]"],
  ["", "bumper[bot]", "it was opened by someone else"],
  ["", "", "it was opened by someone else"],
])("a pull request that '%s' has opened is left open by the one of '%s'", async (theirs, ours, words) => {
  const { closed, superseded, notes } = await close(theirs, ours);
  expect({ closed, superseded }).toEqual({ closed: [], superseded: [] });
  expect(notes).toEqual([expect.stringContaining(`#3 is left open: ${words}`)]);
});

test("a pull request that the same account has opened is closed", async () => {
  expect(await close("bumper[bot]", "bumper[bot]")).toEqual({ closed: [3], superseded: [3], notes: [] });
});
