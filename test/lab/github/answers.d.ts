/** How GitHub writes what it keeps. What is not said here is filled as its description asks. */
import type { Comment, Label, Pull, World } from "./world.ts";
export interface Answer {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
}
/** An error, with the page that tells about it (docs.github.com: "Troubleshooting the REST API"). */
export declare function refuse(status: number, message: string, errors?: readonly object[]): Answer;
/** docs.github.com: "Getting started with the REST API", client errors. */
export declare function invalid(...errors: readonly object[]): Answer;
export declare const notFound: Answer;
export declare function user(world: World, login: string): object;
/** The same number for the same name. */
export declare function idOf(name: string): number;
export declare function repository(world: World): object;
export declare function repositoryNode({ name }: World): string;
export declare function label(world: World, { id, name, color, description }: Label): object;
export declare function labelsOf(world: World, names: readonly string[]): readonly object[];
export declare function comment(world: World, number: number, { id, login, body, at }: Comment): object;
export declare function pullNode({ number }: Pick<Pull, "number">): string;
/** @param state what is known of how it can be merged, where it is asked for alone */
export declare function pull(world: World, one: Pull, state?: string): object;
