/** What GraphQL changes: what has no operation in the REST API. */
import type { Context } from "./graphql.ts";
import { updateRefs } from "./update-refs.ts";
interface Input<T> {
    readonly input: T & {
        readonly clientMutationId?: string;
    };
}
interface OnPull {
    readonly pullRequestId: string;
    readonly clientMutationId?: string;
}
interface AutoMerge extends OnPull {
    readonly mergeMethod: "MERGE" | "SQUASH" | "REBASE";
    readonly expectedHeadOid?: string;
}
export declare const mutations: {
    enablePullRequestAutoMerge: ({ input }: Input<AutoMerge>, context: Context) => Promise<object>;
    disablePullRequestAutoMerge: ({ input }: Input<OnPull>, context: Context) => object;
    convertPullRequestToDraft: ({ input }: Input<OnPull>, context: Context) => object;
    markPullRequestReadyForReview: ({ input }: Input<OnPull>, context: Context) => object;
    updateRefs: ({ input }: Input<Parameters<typeof updateRefs>[1]>, context: Context) => Promise<object>;
};
export {};
