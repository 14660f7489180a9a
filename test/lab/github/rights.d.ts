/** What an operation asks of a token (docs.github.com: "Permissions required for fine-grained personal access tokens"). */
import { type Answer } from "./answers.ts";
import type { Grant, World } from "./world.ts";
/** Undefined where it may. */
export declare function refusal(operation: string, method: string, grant: Grant, { settings }: World): Answer | undefined;
/** @param choice `contents=write` */
export declare function has({ permissions }: Pick<Grant, "permissions">, choice: string): boolean;
