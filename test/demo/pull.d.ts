import type { Shown } from "./page.ts";
/** What came of it: whether every run ended as it should, and the pages that they left. */
export interface Played {
    readonly asExpected: boolean;
    readonly shown: readonly Shown[];
}
export declare function playPull(): Promise<Played>;
