import { type Location, UserError } from "@pushpull/core/errors";
import type { SetLine } from "../find/intent.ts";

/** What is wrong with a line of the input `set`, seen from the file it names. */
export function setFault({ line }: SetLine, what: string, hint: string, location?: Location): UserError {
  return new UserError(`Input 'set', line ${line}: ${what}`, { code: "input", hint, location });
}
