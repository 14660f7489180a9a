import { type OpenBase } from "../../../packages/push/src/manifests/reach.ts";
/** The folder that the workspace is in. */
export declare let parent: string;
/** The workspace. */
export declare let root: string;
/** Writes files into the workspace. */
export declare function write(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
/** The faults of folder `k`, with their places. @param opened gets the addresses of bases */
export declare function faultsOf(files: Readonly<Record<string, string | Buffer>>, opened?: string[], openBase?: OpenBase): Promise<readonly string[]>;
