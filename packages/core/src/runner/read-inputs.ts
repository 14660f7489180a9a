import { getBooleanInput, getInput } from "@actions/core";
import { UserError } from "../errors/user-error.ts";
import { parseDuration } from "../text/duration.ts";
import { nearestName } from "../text/nearest-name.ts";

/** Reads an action's inputs and collects their faults, so that all are reported at once. */
export interface InputReader {
  /** The trimmed input; undefined if it is not set or empty. */
  text(name: string): string | undefined;
  /** The lines of an input, without empty ones and comments. `line` counts from 1 within the input. */
  lines(name: string, options?: { readonly required?: boolean }): readonly InputLine[];
  /**
   * The entries of an input, separated by commas or lines, without empty ones. A line that starts with a hash and a
   * space is a comment: a name may start with a hash.
   */
  list(name: string): readonly string[];
  /** `true` or `false`, as YAML 1.2's core schema writes them. */
  boolean(name: string, fallback: boolean): boolean;
  /** Milliseconds. */
  duration(name: string, fallback: number): number;
  fault(message: string, hint?: string): void;
  readonly faults: readonly UserError[];
  /** Adds a notice about the inputs that is not a fault. */
  notice(message: string): void;
  readonly notices: readonly string[];
}

interface InputLine {
  readonly text: string;
  readonly line: number;
}

/** Reads inputs as the runner passes them: `INPUT_<NAME>` in the environment of the process. */
export function readInputs(): InputReader {
  const faults: UserError[] = [];
  const notices: string[] = [];
  const text = (name: string) => getInput(name) || undefined;
  const fault = (message: string, hint?: string) => {
    faults.push(new UserError(message, { code: "input", hint }));
  };
  return {
    text,
    fault,
    faults,
    notice: (message) => notices.push(message),
    notices,
    lines(name, options) {
      const lines = linesOf(text(name)).filter((line) => !line.text.startsWith("#"));
      if (options?.required && lines.length === 0) fault(`Input '${name}' is required and empty`);
      return lines;
    },
    list: (name) =>
      linesOf(text(name))
        .filter((line) => !/^#(\s|$)/.test(line.text))
        .flatMap((line) => line.text.split(","))
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ""),
    boolean(name, fallback) {
      const value = text(name);
      if (value === undefined) return fallback;
      try {
        return getBooleanInput(name);
      } catch {
        fault(`Input '${name}' is '${value}'`, "Use true or false.");
        return fallback;
      }
    },
    duration(name, fallback) {
      const value = text(name);
      if (value === undefined) return fallback;
      const milliseconds = parseDuration(value);
      if (milliseconds === undefined)
        fault(`Input '${name}' is '${value}', which is not a duration`, "Use a duration such as 90s, 10m or 1h30m.");
      return milliseconds ?? fallback;
    },
  };
}

function linesOf(value = ""): readonly InputLine[] {
  return value
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter((line) => line.text !== "");
}

const prefix = "INPUT_";

/**
 * A warning about inputs that the action does not have; undefined if there are none. The runner passes everything in
 * `with:`, so a misspelled input has no effect.
 * @param known the names in `action.yml`
 */
export function unknownInputs(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): string | undefined {
  const given = Object.keys(env).filter((name) => name.startsWith(prefix));
  const unknown = given
    .map((name) => name.slice(prefix.length).toLowerCase())
    .filter((name) => !known.includes(name))
    .toSorted();
  const [first, ...others] = unknown.map((name) => ({ name: `'${name}'`, near: nearestName(name, known) }));
  if (first === undefined) return undefined;
  if (others.length === 0)
    return `Unknown input ${first.name}${first.near === undefined ? "" : `: did you mean '${first.near}'?`}`;
  const each = [first, ...others].map(({ name, near }) =>
    near === undefined ? name : `${name} (did you mean '${near}'?)`,
  );
  return `Unknown inputs ${each.join(", ")}`;
}
