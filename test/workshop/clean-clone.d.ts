import type { Tally } from "./tally.ts";
/** Clones the commit that is checked out, and runs each command there. A command that fails does not stop the others. */
export declare function proveCleanClone(print: (text: string) => void): Promise<Tally>;
