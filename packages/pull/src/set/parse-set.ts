import { type Location, UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import { readValuePath, unquotedValue } from "@pushpull/core/yaml";
import type { SetLine } from "../find/intent.ts";

const grammar =
  'Write FILE:PATH=VALUE: apps/web.yaml:spec.template.spec.containers[name=web].image=shop/web:v2. For one of several documents use FILE#2 or FILE#Deployment/web, for a key with dots ["a.b/c"].';

/**
 * Parses the input `set`: one `FILE:PATH=VALUE` per line; empty lines and lines that start with `#` are skipped. File
 * names can contain any character: the path starts at the first `:` that is followed by a complete path and `=`. The
 * rest is the value, trimmed unless quoted. An empty value must be written as `""`, since nothing at all may come from
 * an expression that evaluates to nothing.
 * @returns the parsed lines, and a fault for each line that cannot be parsed or repeats the path of an earlier one
 */
export function parseSet(lines: readonly InputLine[]): {
  readonly lines: readonly SetLine[];
  readonly faults: readonly UserError[];
} {
  const read: SetLine[] = [];
  const faults: UserError[] = [];
  const seen = new Map<string, number>();
  for (const { text, line } of lines) {
    if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
    const parsed = parseLine(text.trimStart());
    if ("what" in parsed) {
      faults.push(setFault({ line }, parsed.what, parsed.hint));
      continue;
    }
    const key = JSON.stringify([parsed.file, parsed.document, parsed.path]);
    // Several lines may append to the same list.
    const before = parsed.path.at(-1) === "+" ? undefined : seen.get(key);
    seen.set(key, before ?? line);
    if (before === undefined) read.push({ ...parsed, line });
    else {
      const what = `${parsed.file}:${parsed.written} is already in line ${before}`;
      faults.push(setFault({ line }, what, "Keep one of the two."));
    }
  }
  return { lines: read, faults };
}

/** Creates an error for a line of the input `set`; `location` is the node in the manifest it refers to, if known. */
export function setFault({ line }: Pick<SetLine, "line">, what: string, hint: string, location?: Location): UserError {
  return new UserError(`Input 'set', line ${line}: ${what}`, { code: "input", hint, location });
}

interface LineProblem {
  readonly what: string;
  readonly hint: string;
}

/** Returns the parsed line, or the problem with it. */
function parseLine(text: string): Omit<SetLine, "line"> | LineProblem {
  for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
    const rest = text.slice(colon + 1);
    const { steps, end } = readValuePath(rest);
    if (steps.length === 0 || rest[end] !== "=") continue;
    const named = parseFileName(text.slice(0, colon));
    if ("what" in named) return named;
    const [written, value] = [rest.slice(0, end), rest.slice(end + 1)];
    if (value.trim() === "") return emptyValue(text.trimEnd());
    return { ...named, path: steps, written, value: unquotedValue(value.trim()) };
  }
  return { what: missingPart(text), hint: grammar };
}

function emptyValue(before: string): LineProblem {
  return {
    what: `there is no value after '${before}'; is its expression empty?`,
    hint: `For an empty text, write ${before}""`,
  };
}

function missingPart(text: string): string {
  const equals = text.indexOf("=");
  if (equals === -1) return `there is no = and no value in '${text}'`;
  if (equals === 0) return "there is no file and no path before the =";
  const before = text.slice(0, equals);
  const colon = before.indexOf(":");
  if (colon === -1) return `there is no : and no path in '${before}'`;
  if (colon === before.length - 1) return `there is no path after '${before}'`;
  return `'${before.slice(colon + 1)}' is not a path`;
}

/** Parses a file name with its optional document selector, or returns the problem with it. */
function parseFileName(written: string): Pick<SetLine, "file" | "document"> | LineProblem {
  const [, before = written, number, kind, name] =
    /^(.*)#(?:(\d{1,9})|([A-Za-z][A-Za-z0-9]*)\/([^/#]+))$/s.exec(written) ?? [];
  const file = before.replace(/^(?:\.\/)+/, "");
  const reason = invalidFileReason(file);
  if (reason !== undefined) {
    return { what: reason, hint: "Give the file's path from the root of the manifest repository." };
  }
  if (Number(number) === 0) return { what: "documents are counted from 1", hint: grammar };
  if (number !== undefined) return { file, document: { number: Number(number) } };
  return kind === undefined || name === undefined ? { file } : { file, document: { kind, name } };
}

function invalidFileReason(file: string): string | undefined {
  if (file === "") return "there is no file before the path";
  const parts = file.split("/");
  if (file.startsWith("/") || /^[A-Za-z]:\\/.test(file) || parts.includes("..")) {
    return `'${file}' leads out of the repository`;
  }
  if (parts.some((part) => part.toLowerCase() === ".git"))
    return `'${file}' is inside .git, which is not part of a commit`;
  if (parts.some((part) => part === "" || part === ".")) return `'${file}' is not the path of a file`;
  return undefined;
}
