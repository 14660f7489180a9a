/** What GraphQL is asked for, and the objects that it answers with. */
import { GraphQLError } from "graphql";
import type { Context } from "./graphql.ts";
import type { Pull, World } from "./world.ts";
/** An error as GitHub words them: with a `type`. */
export declare function graphqlRefusal(type: "NOT_FOUND" | "FORBIDDEN" | "UNPROCESSABLE" | "STALE_DATA", message: string): GraphQLError;
export declare const queries: {
    viewer: (_: object, { grant }: Context) => {
        login: string;
    };
    repository: ({ owner, name }: {
        owner: string;
        name: string;
    }, { world }: Context) => {
        __typename: string;
        id: string;
        name: string | undefined;
        nameWithOwner: string;
        url: string;
        isArchived: boolean;
        isPrivate: boolean;
        autoMergeAllowed: boolean;
        mergeCommitAllowed: boolean;
        squashMergeAllowed: boolean;
        rebaseMergeAllowed: boolean;
        deleteBranchOnMerge: boolean;
        ref: ({ qualifiedName }: {
            qualifiedName: string;
        }) => Promise<{
            id: string;
            name: string;
            prefix: string;
            target: {
                __typename: string;
                id: string;
                oid: string;
            };
        } | null>;
        pullRequest: ({ number }: {
            number: number;
        }) => {
            __typename: string;
            id: string;
            number: number;
            url: string;
            title: string;
            body: string;
            state: string;
            merged: boolean;
            isDraft: boolean;
            headRefName: string;
            headRefOid: string;
            baseRefName: string;
            mergeable: () => Promise<"CONFLICTING" | "MERGEABLE">;
            mergeStateStatus: () => Promise<"BLOCKED" | "CLEAN" | "DIRTY" | "DRAFT">;
            mergeCommit: {
                id: string;
                oid: string;
            } | null;
            autoMergeRequest: {
                mergeMethod: string;
                enabledBy: {
                    __typename: string;
                    login: string;
                };
            } | null;
        };
    };
    node: ({ id }: {
        id: string;
    }, { world }: Context) => {
        __typename: string;
        id: string;
        name: string | undefined;
        nameWithOwner: string;
        url: string;
        isArchived: boolean;
        isPrivate: boolean;
        autoMergeAllowed: boolean;
        mergeCommitAllowed: boolean;
        squashMergeAllowed: boolean;
        rebaseMergeAllowed: boolean;
        deleteBranchOnMerge: boolean;
        ref: ({ qualifiedName }: {
            qualifiedName: string;
        }) => Promise<{
            id: string;
            name: string;
            prefix: string;
            target: {
                __typename: string;
                id: string;
                oid: string;
            };
        } | null>;
        pullRequest: ({ number }: {
            number: number;
        }) => {
            __typename: string;
            id: string;
            number: number;
            url: string;
            title: string;
            body: string;
            state: string;
            merged: boolean;
            isDraft: boolean;
            headRefName: string;
            headRefOid: string;
            baseRefName: string;
            mergeable: () => Promise<"CONFLICTING" | "MERGEABLE">;
            mergeStateStatus: () => Promise<"BLOCKED" | "CLEAN" | "DIRTY" | "DRAFT">;
            mergeCommit: {
                id: string;
                oid: string;
            } | null;
            autoMergeRequest: {
                mergeMethod: string;
                enabledBy: {
                    __typename: string;
                    login: string;
                };
            } | null;
        };
    } | {
        __typename: string;
        id: string;
        number: number;
        url: string;
        title: string;
        body: string;
        state: string;
        merged: boolean;
        isDraft: boolean;
        headRefName: string;
        headRefOid: string;
        baseRefName: string;
        mergeable: () => Promise<"CONFLICTING" | "MERGEABLE">;
        mergeStateStatus: () => Promise<"BLOCKED" | "CLEAN" | "DIRTY" | "DRAFT">;
        mergeCommit: {
            id: string;
            oid: string;
        } | null;
        autoMergeRequest: {
            mergeMethod: string;
            enabledBy: {
                __typename: string;
                login: string;
            };
        } | null;
    };
};
export declare function findPull(world: World, id: string): Pull;
export declare function pullObject(world: World, one: Pull): {
    __typename: string;
    id: string;
    number: number;
    url: string;
    title: string;
    body: string;
    state: string;
    merged: boolean;
    isDraft: boolean;
    headRefName: string;
    headRefOid: string;
    baseRefName: string;
    mergeable: () => Promise<"CONFLICTING" | "MERGEABLE">;
    mergeStateStatus: () => Promise<"BLOCKED" | "CLEAN" | "DIRTY" | "DRAFT">;
    mergeCommit: {
        id: string;
        oid: string;
    } | null;
    autoMergeRequest: {
        mergeMethod: string;
        enabledBy: {
            __typename: string;
            login: string;
        };
    } | null;
};
