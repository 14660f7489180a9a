import { type ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import type { Report } from "@pushpull/core/report";
import type { Workspace } from "./workspace.ts";
/** Of which action it is, decides what its report is. */
export interface ActionRun<Of extends Report> {
    readonly code: number | null;
    /** What the runner is shown, workflow commands and all. */
    readonly log: string;
    /** The texts of error annotations, with file and line where they have one: `deploy/web.yaml:3: …`. */
    readonly errors: readonly string[];
    readonly warnings: readonly string[];
    readonly outputs: Readonly<Record<string, string>>;
    readonly summary: string;
    /** Undefined when none was written. */
    readonly report: Of | undefined;
    /** What is left in RUNNER_TEMP besides the report, before the post step. */
    readonly leftovers: readonly string[];
    /** The command lines of what the run has started and not ended, before the post step. */
    readonly stillRunning: readonly string[];
    /** What the post step prints. */
    readonly postLog: string;
    /** What is left when the post step has ended: files in RUNNER_TEMP, the run's own folder, and processes of the run. */
    readonly remains: readonly string[];
}
export interface ActionOptions {
    /** The name of its folder in `dist/`. */
    readonly action: Report["action"];
    readonly workspace: Workspace;
    /** Inputs by their names in `action.yml`. */
    readonly inputs: Readonly<Record<string, string>>;
    /** Folders in front of the PATH: that of a kubectl. */
    readonly path: readonly string[];
    /** Over what a runner sets; undefined takes a variable away. */
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** Makes RUNNER_TEMP in the runner's own folder, and returns its path. Default: a folder `temp`. */
    readonly makeTemp?: (runner: string) => Promise<string>;
    /** A command that runs the action: its last argument is followed by Node's path, and the bundle's. */
    readonly through?: readonly string[];
    /** Secrets besides those in the inputs, the proxies of the environment and the Secrets of the workspace. */
    readonly secrets?: readonly string[];
    /** Secrets that come to be in the run: the tokens of an App. */
    readonly made?: () => readonly string[];
    /** Whether what comes of it is searched for secrets, which takes a while of its own. Default: it is. */
    readonly searched?: boolean;
    /** Handed the process as soon as it runs, its RUNNER_TEMP, and the runner's own folder. */
    readonly onStart?: (child: ActionProcess, temp: string, runner: string) => void;
    /** The same for the post step. */
    readonly onPost?: (child: ActionProcess) => void;
}
export type ActionProcess = ChildProcessByStdio<null, Readable, Readable>;
/**
 * Runs the committed bundle of an action as a runner does: inputs in the environment, command files, a log; then
 * its post step, whatever came of it.
 * @throws Error when a secret that the run was given came out of it, anywhere, or its report does not follow the schema
 */
export declare function runAction<Of extends Report>(options: ActionOptions): Promise<ActionRun<Of>>;
