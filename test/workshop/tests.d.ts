import { type Tally } from "./tally.ts";
export type Project = "unit" | "e2e" | "full";
/** Runs all tests of a vitest project, shown as they go. Arguments such as `-t NAME` or a file are handed on. */
export declare function runTests(project: Project, rest?: readonly string[]): Promise<Tally>;
