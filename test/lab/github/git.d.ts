import type { World } from "./world.ts";
export declare const zeros: string;
interface GitOptions {
    readonly input?: string | Buffer;
    readonly env?: Readonly<Record<string, string>>;
}
/** @returns what it prints, without the last line's end */
export declare function git({ repository }: Pick<World, "repository">, args: readonly string[], options?: GitOptions): Promise<string>;
/** Undefined where Git says no. */
export declare function tryGit(...asked: Parameters<typeof git>): Promise<string | undefined>;
/** Object names of all branches. */
export declare function branches(world: World): Promise<ReadonlyMap<string, string>>;
export declare function isAncestor(world: World, one: string, of: string): Promise<boolean>;
/** Moves a reference, if it is where it is said to be. @returns whether it has */
export declare function move(world: World, reference: string, to: string, from: string): Promise<boolean>;
/** Whose commit it is, in the environment of Git. */
export declare function authorship(name: string, email: string): Readonly<Record<string, string>>;
/** The address that GitHub writes into commits of somebody who keeps theirs to themselves. */
export declare function emailOf(login: string): string;
export {};
