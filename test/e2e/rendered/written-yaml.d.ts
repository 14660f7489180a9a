import type { Choices } from "./random-choices.ts";
/** YAML in one of the ways that people write it. */
export declare function written(choose: Choices, value: unknown, indent?: string): string;
export declare function block(choose: Choices, value: unknown, indent: string): string;
