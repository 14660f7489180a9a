/** What GitHub would not take, and what it would not answer. */
import type { Answer } from "./answers.ts";
import type { Description, Operation, Schema } from "./description.ts";
export interface Asked {
    readonly query: URLSearchParams;
    /** As it came. */
    readonly body: string;
}
export interface Read {
    readonly query: Readonly<Record<string, unknown>>;
    readonly body: unknown;
    readonly faults: readonly string[];
}
/** Reads query and body as the description has them. */
export declare function readRequest(description: Description, operation: Operation, { query, body }: Asked): Read;
/** The schema of an answer. An error that is not described has the shape that all of them have. */
export declare function answerSchema(description: Description, { answers }: Operation, { status, body }: Answer): Schema | undefined;
/** What is wrong with an answer. */
export declare function checkAnswer(description: Description, schema: Schema | undefined, { status, body }: Answer): readonly string[];
