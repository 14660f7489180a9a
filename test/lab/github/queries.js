/** What GraphQL is asked for, and the objects that it answers with. */
import { GraphQLError } from "graphql";
import { pullNode, repositoryNode } from "./answers.ts";
import { mergeState } from "./merging.ts";
import { whereIs } from "./references.ts";
/** An error as GitHub words them: with a `type`. */
export function graphqlRefusal(type, message) {
    return new GraphQLError(message, { extensions: { type } });
}
export const queries = {
    viewer: (_, { grant }) => ({ login: grant.login }),
    repository: ({ owner, name }, { world }) => {
        if (`${owner}/${name}`.toLowerCase() !== world.name.toLowerCase())
            throw graphqlRefusal("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
        return repositoryObject(world);
    },
    node: ({ id }, { world }) => {
        if (id === repositoryNode(world))
            return repositoryObject(world);
        return pullObject(world, findPull(world, id));
    },
};
export function findPull(world, id) {
    const found = [...world.pulls.values()].find((one) => pullNode(one) === id);
    if (found === undefined)
        throw graphqlRefusal("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
    return found;
}
function repositoryObject(world) {
    const { name, settings, server } = world;
    return {
        __typename: "Repository",
        id: repositoryNode(world),
        name: name.split("/")[1],
        nameWithOwner: name,
        url: `${server}/${name}`,
        isArchived: settings.archived,
        isPrivate: settings.private,
        autoMergeAllowed: settings.allowAutoMerge,
        mergeCommitAllowed: settings.mergeMethods.includes("merge"),
        squashMergeAllowed: settings.mergeMethods.includes("squash"),
        rebaseMergeAllowed: settings.mergeMethods.includes("rebase"),
        deleteBranchOnMerge: settings.deleteBranchOnMerge,
        ref: ({ qualifiedName }) => refObject(world, qualifiedName.startsWith("refs/") ? qualifiedName : `refs/heads/${qualifiedName}`),
        pullRequest: ({ number }) => {
            const one = world.pulls.get(number);
            if (one === undefined)
                throw graphqlRefusal("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);
            return pullObject(world, one);
        },
    };
}
async function refObject(world, ref) {
    const oid = await whereIs(world, ref);
    if (oid === undefined)
        return null;
    const [, prefix = "", name = ""] = /^(refs\/[^/]+\/)(.*)$/.exec(ref) ?? [];
    return { id: `REF_${ref}`, name, prefix, target: { __typename: "Commit", id: `C_${oid}`, oid } };
}
export function pullObject(world, one) {
    const states = { clean: "CLEAN", blocked: "BLOCKED", dirty: "DIRTY", draft: "DRAFT" };
    return {
        __typename: "PullRequest",
        id: pullNode(one),
        number: one.number,
        url: `${world.server}/${world.name}/pull/${one.number}`,
        title: one.title,
        body: one.body ?? "",
        state: one.merged !== undefined ? "MERGED" : one.state.toUpperCase(),
        merged: one.merged !== undefined,
        isDraft: one.draft,
        headRefName: one.head,
        headRefOid: one.commit,
        baseRefName: one.base,
        mergeable: async () => ((await mergeState(world, one)) === "dirty" ? "CONFLICTING" : "MERGEABLE"),
        mergeStateStatus: async () => states[await mergeState(world, one)],
        mergeCommit: one.merged === undefined ? null : { id: `C_${one.merged.commit}`, oid: one.merged.commit },
        autoMergeRequest: one.autoMerge === undefined
            ? null
            : {
                mergeMethod: one.autoMerge.method.toUpperCase(),
                enabledBy: { __typename: "User", login: one.autoMerge.login },
            },
    };
}
