import { parseDuration } from "../duration.ts";
import { UserError } from "../errors.ts";
import { getInput } from "./commands.ts";

/** Reads an action's inputs and collects what is wrong with them, so that all of it is said at once. */
export interface InputReader {
  /** The input without white space around it; undefined when it is not set or empty. */
  text(name: string): string | undefined;
  /** The lines of an input, without empty ones and comments. `line` counts from 1 within the input. */
  lines(
    name: string,
    options?: { readonly required?: boolean },
  ): readonly { readonly text: string; readonly line: number }[];
  /** `true` or `false`, as YAML 1.2's core schema writes them. */
  boolean(name: string, fallback: boolean): boolean;
  /** Milliseconds. */
  duration(name: string, fallback: number): number;
  fault(message: string, hint?: string): void;
  readonly faults: readonly UserError[];
}

const truth: Readonly<Record<string, boolean>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
};

/** Reads inputs as the runner hands them over: environment variables `INPUT_<NAME>`. */
export function readInputs(env: Readonly<Record<string, string | undefined>>): InputReader {
  const faults: UserError[] = [];
  const text = (name: string) => getInput(name, env) || undefined;
  const fault = (message: string, hint?: string) => {
    faults.push(new UserError(message, { code: "input", hint }));
  };
  return {
    text,
    fault,
    faults,
    lines(name, options) {
      const lines = (text(name) ?? "")
        .split(/\r?\n/)
        .map((line, index) => ({ text: line.trim(), line: index + 1 }))
        .filter((line) => line.text !== "" && !line.text.startsWith("#"));
      if (options?.required && lines.length === 0) fault(`Input '${name}' is required and empty`);
      return lines;
    },
    boolean(name, fallback) {
      const value = text(name);
      if (value === undefined) return fallback;
      const known = truth[value];
      if (known === undefined) fault(`Input '${name}' is '${value}'`, "Write true or false.");
      return known ?? fallback;
    },
    duration(name, fallback) {
      const value = text(name);
      if (value === undefined) return fallback;
      const milliseconds = parseDuration(value);
      if (milliseconds === undefined)
        fault(`Input '${name}' is '${value}', which is no duration`, "Write 90s, 10m or 1h30m.");
      return milliseconds ?? fallback;
    },
  };
}
