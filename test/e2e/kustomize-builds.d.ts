import { type PushOptions, type PushRun } from "./run-push.ts";
import { type Workspace } from "./workspace.ts";
/** A server on loopback that counts what it is asked, and has an answer for everything. */
export declare function metadataService(): Promise<{
    asked: string[];
    port: number;
}>;
export declare function workspaceWith(files: Readonly<Record<string, string>>): Promise<Workspace>;
/** Pushes what kustomizations build, and sees to it that nothing is left behind. */
export declare function build(workspace: Workspace, manifests: readonly string[], { inputs, ...more }?: Partial<PushOptions>): Promise<{
    readonly run: PushRun;
    readonly namespace: string;
}>;
