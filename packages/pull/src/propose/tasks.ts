import type { Forge, LeftOut, PullRequest } from "@pushpull/core/forge";
import type { Around } from "./around.ts";
import type { Other } from "./find.ts";
import { type Task, withTodo } from "./marker.ts";
import { closeSuperseded } from "./supersede.ts";
import type { Proposal, ProposalInputs } from "./types.ts";

/** What has come of them. */
export type TasksDone = Pick<Proposal, "superseded" | "merge" | "notes">;

/** What there is to do with a pull request that says what is proposed, in this order. */
export function tasksOf(wanted: ProposalInputs, covered: readonly Other[]): readonly Task[] {
  const { labels, reviewers, teamReviewers, assignees, autoMerge } = wanted;
  const tasks: readonly (readonly [Task, boolean])[] = [
    ["labels", labels.length > 0],
    ["reviews", reviewers.length + teamReviewers.length > 0],
    ["assignees", assignees.length > 0],
    ["superseded", covered.length > 0],
    ["merge", autoMerge !== undefined],
  ];
  return tasks.filter(([, isWanted]) => isWanted).map(([task]) => task);
}

/**
 * Does them one after another. What has not been done stays noted in the pull request's body, for a run that is started
 * again once somebody has mended what was in the way; what has been done is not, as people may have undone it since.
 */
export async function doTasks(
  tasks: readonly Task[],
  pullRequest: PullRequest,
  { covered, around }: { readonly covered: readonly Other[]; readonly around: Around },
): Promise<TasksDone> {
  const { forge } = around;
  let done: TasksDone = { superseded: [], merge: undefined, notes: [] };
  const left = [...tasks];
  try {
    for (const task of tasks) {
      const more = await doTask(task, pullRequest, { covered, around });
      done = { ...done, ...more, notes: [...done.notes, ...more.notes] };
      left.shift();
    }
  } catch (error) {
    // That is what the run fails with, whatever else does.
    if (left.length < tasks.length) await note(left, pullRequest, forge).catch(() => undefined);
    throw error;
  }
  if (tasks.length > 0 && done.merge !== "merged") await note([], pullRequest, forge);
  return done;
}

/** Adds what is asked for. @returns who was left out, each in a sentence */
async function doTask(
  task: Task,
  pullRequest: PullRequest,
  { covered, around }: { readonly covered: readonly Other[]; readonly around: Around },
): Promise<Partial<TasksDone> & Pick<TasksDone, "notes">> {
  const { forge, proposal } = around;
  const { number, labels: there } = pullRequest;
  switch (task) {
    case "labels": {
      const missing = proposal.labels.filter((label) => !there.includes(label));
      if (missing.length > 0) await forge.addLabels(number, missing);
      return { notes: [] };
    }
    case "reviews": {
      const wanted = { users: proposal.reviewers, teams: proposal.teamReviewers };
      return { notes: inWords(await forge.requestReviews(number, wanted), "was not asked for a review") };
    }
    case "assignees":
      return { notes: inWords(await forge.assign(number, proposal.assignees), "was not assigned") };
    case "superseded":
      return closeSuperseded(covered, pullRequest, around);
    case "merge":
      if (proposal.autoMerge === undefined) return { notes: [] };
      return { notes: [], merge: await forge.autoMerge(pullRequest, proposal.autoMerge) };
  }
}

function inWords(left: readonly LeftOut[], what: string): readonly string[] {
  return left.map(({ name, reason }) => `${name} ${reason}, and ${what}`);
}

/** In the body as it is now: somebody may have written there meanwhile. */
async function note(left: readonly Task[], { number, head, base }: PullRequest, forge: Forge): Promise<void> {
  const open = await forge.listPullRequests({ state: "open", head: head.branch, base });
  const body = open.find((each) => each.number === number)?.body;
  if (body === undefined) return;
  const noted = withTodo(body, left);
  if (noted !== body) await forge.changePullRequest(number, { body: noted });
}
