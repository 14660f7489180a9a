import { mergeState } from "./merging.ts";
import { notAllowed } from "./pulls.ts";
import { findPull, graphqlRefusal, pullObject } from "./queries.ts";
import { has } from "./rights.ts";
import { updateRefs } from "./update-refs.ts";
import { change, protectionOf } from "./world.ts";
export const mutations = {
    enablePullRequestAutoMerge: async ({ input }, context) => {
        const { world, grant } = context;
        const one = mayChange(context, input, "contents=write", "enablePullRequestAutoMerge");
        const method = input.mergeMethod.toLowerCase();
        const refusal = await whyNotByItself(world, one, method);
        if (refusal !== undefined)
            throw graphqlRefusal("UNPROCESSABLE", refusal);
        if (input.expectedHeadOid !== undefined && input.expectedHeadOid !== one.commit)
            throw graphqlRefusal("UNPROCESSABLE", `Expected head sha didn't match current head ref.`);
        const after = change(world, one.number, { autoMerge: { method, login: grant.login } });
        return payload(input, { actor: { __typename: "User", login: grant.login }, pullRequest: pullObject(world, after) });
    },
    disablePullRequestAutoMerge: ({ input }, context) => onPull(context, input, "contents=write", "disablePullRequestAutoMerge", { autoMerge: undefined }),
    convertPullRequestToDraft: ({ input }, context) => onPull(context, input, "pull_requests=write", "convertPullRequestToDraft", { draft: true }),
    markPullRequestReadyForReview: ({ input }, context) => onPull(context, input, "pull_requests=write", "markPullRequestReadyForReview", { draft: false }),
    updateRefs: async ({ input }, context) => {
        allow(context, "contents=write", "updateRefs");
        await updateRefs(context.world, input);
        return payload(input, {});
    },
};
/** As github.com/peter-evans/enable-pull-request-automerge/issues has them. Undefined where nothing is in the way. */
async function whyNotByItself(world, one, method) {
    const { allowAutoMerge, mergeMethods } = world.settings;
    if (!allowAutoMerge)
        return "Auto merge is not allowed for this repository";
    if (one.state === "closed")
        return "Can't enable auto-merge for this pull request.";
    if (!mergeMethods.includes(method))
        return notAllowed[method];
    if (protectionOf(world, one.base) === undefined)
        return "Protected branch rules not configured for this branch";
    const state = await mergeState(world, one);
    if (state === "clean" || state === "dirty")
        return `Pull request is in ${state} status`;
    return undefined;
}
function onPull(context, input, right, name, changed) {
    const { number } = mayChange(context, input, right, name);
    return payload(input, { pullRequest: pullObject(context.world, change(context.world, number, changed)) });
}
function mayChange(context, { pullRequestId }, right, name) {
    const one = findPull(context.world, pullRequestId);
    allow(context, right, name);
    return one;
}
function allow({ grant, world }, right, name) {
    if (!has(grant, right)) {
        const by = grant.kind === "personal" ? "personal access token" : "integration";
        throw graphqlRefusal("FORBIDDEN", `Resource not accessible by ${by}`);
    }
    if (world.settings.archived)
        throw graphqlRefusal("UNPROCESSABLE", `Repository was archived so is read-only. (${name})`);
}
function payload(input, rest) {
    return { clientMutationId: input.clientMutationId ?? null, ...rest };
}
