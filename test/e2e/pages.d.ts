export interface Fence {
    readonly language: string;
    readonly content: string;
}
/** The fenced blocks of a page, in their order. */
export declare function readFences(page: string): Promise<readonly Fence[]>;
