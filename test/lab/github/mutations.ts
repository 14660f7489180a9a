/** What GraphQL changes: what has no operation in the REST API. */
import type { Context } from "./graphql.ts";
import { mergeState } from "./merging.ts";
import { notAllowed } from "./pulls.ts";
import { findPull, graphqlRefusal, pullObject } from "./queries.ts";
import { has } from "./rights.ts";
import { updateRefs } from "./update-refs.ts";
import { change, type MergeMethod, type Pull, protectionOf, type World } from "./world.ts";

interface Input<T> {
  readonly input: T & { readonly clientMutationId?: string };
}

interface OnPull {
  readonly pullRequestId: string;
  readonly clientMutationId?: string;
}

interface AutoMerge extends OnPull {
  readonly mergeMethod: "MERGE" | "SQUASH" | "REBASE";
  readonly expectedHeadOid?: string;
}

export const mutations = {
  enablePullRequestAutoMerge: async ({ input }: Input<AutoMerge>, context: Context) => {
    const { world, grant } = context;
    const one = mayChange(context, input, "contents=write", "enablePullRequestAutoMerge");
    const method = input.mergeMethod.toLowerCase() as MergeMethod;
    const refusal = await whyNotByItself(world, one, method);
    if (refusal !== undefined) throw graphqlRefusal("UNPROCESSABLE", refusal);
    if (input.expectedHeadOid !== undefined && input.expectedHeadOid !== one.commit)
      throw graphqlRefusal("UNPROCESSABLE", `Expected head sha didn't match current head ref.`);
    const after = change(world, one.number, { autoMerge: { method, login: grant.login } });
    return payload(input, { actor: { __typename: "User", login: grant.login }, pullRequest: pullObject(world, after) });
  },
  disablePullRequestAutoMerge: ({ input }: Input<OnPull>, context: Context) =>
    onPull(context, input, "contents=write", "disablePullRequestAutoMerge", { autoMerge: undefined }),
  convertPullRequestToDraft: ({ input }: Input<OnPull>, context: Context) =>
    onPull(context, input, "pull_requests=write", "convertPullRequestToDraft", { draft: true }),
  markPullRequestReadyForReview: ({ input }: Input<OnPull>, context: Context) =>
    onPull(context, input, "pull_requests=write", "markPullRequestReadyForReview", { draft: false }),
  updateRefs: async ({ input }: Input<Parameters<typeof updateRefs>[1]>, context: Context) => {
    allow(context, "contents=write", "updateRefs");
    await updateRefs(context.world, input);
    return payload(input, {});
  },
};

/** As github.com/peter-evans/enable-pull-request-automerge/issues has them. Undefined where nothing is in the way. */
async function whyNotByItself(world: World, one: Pull, method: MergeMethod): Promise<string | undefined> {
  const { allowAutoMerge, mergeMethods } = world.settings;
  if (!allowAutoMerge) return "Auto merge is not allowed for this repository";
  if (one.state === "closed") return "Can't enable auto-merge for this pull request.";
  if (!mergeMethods.includes(method)) return notAllowed[method];
  if (protectionOf(world, one.base) === undefined) return "Protected branch rules not configured for this branch";
  const state = await mergeState(world, one);
  if (state === "clean" || state === "dirty") return `Pull request is in ${state} status`;
  return undefined;
}

function onPull(context: Context, input: OnPull, right: string, name: string, changed: Partial<Pull>): object {
  const { number } = mayChange(context, input, right, name);
  return payload(input, { pullRequest: pullObject(context.world, change(context.world, number, changed)) });
}

function mayChange(context: Context, { pullRequestId }: OnPull, right: string, name: string): Pull {
  const one = findPull(context.world, pullRequestId);
  allow(context, right, name);
  return one;
}

function allow({ grant, world }: Context, right: string, name: string): void {
  if (!has(grant, right)) {
    const by = grant.kind === "personal" ? "personal access token" : "integration";
    throw graphqlRefusal("FORBIDDEN", `Resource not accessible by ${by}`);
  }
  if (world.settings.archived)
    throw graphqlRefusal("UNPROCESSABLE", `Repository was archived so is read-only. (${name})`);
}

function payload(input: { readonly clientMutationId?: string }, rest: object): object {
  return { clientMutationId: input.clientMutationId ?? null, ...rest };
}
