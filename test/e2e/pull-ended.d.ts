import { type TestContext } from "vitest";
import type { GitRequest } from "../lab/git-http.ts";
export interface Point {
    /** The end of "when …". */
    readonly when: string;
    /** A folder of its own is there. */
    readonly hasFolder?: true;
    /** A word in the arguments of a Git that it starts: it is ended as that one begins, which then goes on. */
    readonly starts?: string;
    /** A request that it sends. */
    readonly asks?: (request: GitRequest) => boolean;
    /** A hook of the server that runs, before it answers. */
    readonly hook?: "pre-receive" | "post-receive";
    /** A line that it prints. */
    readonly prints?: RegExp;
    /** Whether the branch can have moved, has, or cannot have. */
    readonly moved: "no" | "yes" | "maybe";
}
/** Ends a run at a point, looks at what is left of it, and has the next one do what may be left to do. */
export declare function endAt(point: Point, signal: NodeJS.Signals, context: TestContext): Promise<{
    run: import("./run-pull.ts").PullRun;
    moved: boolean;
}>;
