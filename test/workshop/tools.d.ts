import { type Ended } from "./child.mjs";
declare const scripts: {
    readonly tsc: "typescript/bin/tsc";
    readonly biome: "@biomejs/biome/bin/biome";
    readonly ncc: "@vercel/ncc/dist/ncc/cli.js";
    readonly vitest: "vitest/vitest.mjs";
};
export interface ToolOptions {
    /** Lets it print; what it prints is kept otherwise. */
    readonly show?: boolean;
    /** What its environment has besides ours. */
    readonly env?: Readonly<Record<string, string>>;
}
/** Runs one of them in the repository's folder. */
export declare function tool(name: keyof typeof scripts, args: readonly string[], { show, env }?: ToolOptions): Promise<Ended>;
export {};
