import type { Forge, PullRequest } from "@pushpull/core/forge";
import { changedWording, newBody, type Wording } from "./body.ts";
import { findPart, type Task, withTodo } from "./marker.ts";

export interface Upserted {
  readonly pullRequest: PullRequest;
  readonly operation: "created" | "updated" | "unchanged";
  /** What of the tasks has not been done for what is proposed; all of them where that is new. */
  readonly todo: readonly Task[];
}

/** Opens a pull request, or has the one that is open say what is proposed now. */
export async function upsert(
  forge: Forge,
  {
    open,
    head,
    base,
    draft,
    wording,
    hasMoved,
    tasks,
  }: {
    readonly open: PullRequest | undefined;
    readonly head: string;
    readonly base: string;
    readonly draft: boolean;
    readonly wording: Wording;
    /** Whether its branch is somewhere else now. */
    readonly hasMoved: boolean;
    /** What there is to do with it. */
    readonly tasks: readonly Task[];
  },
): Promise<Upserted | "exists"> {
  if (open === undefined) {
    const { title } = wording;
    const body = withTodo(newBody(wording), tasks);
    const pullRequest = await forge.openPullRequest({ head, base, title, body, draft });
    return pullRequest === "exists" ? "exists" : { pullRequest, operation: "created", todo: tasks };
  }
  const change = changedWording(open, wording);
  if (Object.keys(change).length === 0 && !hasMoved) {
    const left = findPart(open.body)?.marker.todo ?? [];
    return { pullRequest: open, operation: "unchanged", todo: tasks.filter((task) => left.includes(task)) };
  }
  const body = withTodo(change.body ?? open.body, tasks);
  const isSame = change.title === undefined && body === open.body;
  const pullRequest = isSame ? open : await forge.changePullRequest(open.number, { ...change, body });
  return { pullRequest, operation: "updated", todo: tasks };
}
