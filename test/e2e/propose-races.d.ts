/** Ten runs at the same moment that want pull requests. */
import { type TestContext } from "vitest";
import type { OpenForge } from "./proposal-forges.ts";
import { type Proposals } from "./proposals.ts";
/** Builds of one image from ten commits in a line: the newest wins, whoever comes last. */
export declare function raceVersions(open: OpenForge, context: TestContext): Promise<void>;
/** Ten images, each by a run of its own. @param headBranch the branch that all of them share */
export declare function raceImages(open: OpenForge, context: TestContext, headBranch?: string): Promise<Proposals>;
