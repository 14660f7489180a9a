import { UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import type { SetLine } from "../find/intent.ts";
import { readPath } from "./path.ts";

const grammar =
  'Write FILE:PATH=VALUE: apps/web.yaml:spec.template.spec.containers[name=web].image=shop/web:v2. A document of several is FILE#2 or FILE#Deployment/web, a key with dots ["a.b/c"].';

/**
 * Reads the input `set`, one a line, `FILE:PATH=VALUE`; empty lines and those that begin with `#` are left out. Names of
 * files may hold anything: the path begins at the first `:` behind which a whole path stands before a `=`. All that comes
 * after that `=` is the value, without spaces around it unless it is in quotes, `""` an empty text: nothing at all may be
 * an expression that gives none.
 * @returns what could be read, and a fault for each line that could not, or whose place has a line already
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
      faults.push(fault(line, parsed));
      continue;
    }
    const place = JSON.stringify([parsed.file, parsed.document, parsed.path]);
    // Each may append an item of its own.
    const before = parsed.path.at(-1) === "+" ? undefined : seen.get(place);
    seen.set(place, before ?? line);
    if (before === undefined) read.push({ ...parsed, line });
    else {
      const what = `${parsed.file}:${parsed.written} is already in line ${before}`;
      faults.push(fault(line, { what, hint: "Keep one of the two." }));
    }
  }
  return { lines: read, faults };
}

interface Wrong {
  readonly what: string;
  readonly hint: string;
}

/** A line, or what is wrong with it. */
function parseLine(text: string): Omit<SetLine, "line"> | Wrong {
  for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
    const rest = text.slice(colon + 1);
    const { steps, end } = readPath(rest);
    if (steps.length === 0 || rest[end] !== "=") continue;
    const named = parseFile(text.slice(0, colon));
    if ("what" in named) return named;
    const [written, value] = [rest.slice(0, end), rest.slice(end + 1)];
    if (value.trim() === "") return nothing(text.trimEnd());
    return { ...named, path: steps, written, value: unquoted(value.trim()) };
  }
  return { what: whatIsMissing(text), hint: grammar };
}

/** Quotes keep spaces around a value, and an empty one. */
function unquoted(value: string): string {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')$/.exec(value) ?? [];
  return double ?? single ?? value;
}

function nothing(before: string): Wrong {
  return {
    what: `there is no value after '${before}'; is its expression empty?`,
    hint: `Where an empty text is meant, write it: ${before}""`,
  };
}

function whatIsMissing(text: string): string {
  const equals = text.indexOf("=");
  if (equals === -1) return `there is no = and no value in '${text}'`;
  if (equals === 0) return "there is no file and no path before the =";
  const before = text.slice(0, equals);
  const colon = before.indexOf(":");
  if (colon === -1) return `there is no : and no path in '${before}'`;
  if (colon === before.length - 1) return `there is no path after '${before}'`;
  return `'${before.slice(colon + 1)}' is not a path`;
}

/** A file, with the document of it that is meant; or what is wrong with it. */
function parseFile(written: string): Pick<SetLine, "file" | "document"> | Wrong {
  const [, before = written, number, kind, name] =
    /^(.*)#(?:(\d{1,9})|([A-Za-z][A-Za-z0-9]*)\/([^/#]+))$/s.exec(written) ?? [];
  const file = before.replace(/^(?:\.\/)+/, "");
  const reason = refused(file);
  if (reason !== undefined) {
    return { what: reason, hint: "Name a file by its path from the root of the manifest repository." };
  }
  if (Number(number) === 0) return { what: "documents are counted from 1", hint: grammar };
  if (number !== undefined) return { file, document: { number: Number(number) } };
  return kind === undefined || name === undefined ? { file } : { file, document: { kind, name } };
}

function refused(file: string): string | undefined {
  if (file === "") return "there is no file before the path";
  const parts = file.split("/");
  if (file.startsWith("/") || /^[A-Za-z]:\\/.test(file) || parts.includes("..")) {
    return `'${file}' leads out of the repository`;
  }
  if (parts.some((part) => part.toLowerCase() === ".git")) return `'${file}' is Git's own, and no file of a commit`;
  if (parts.some((part) => part === "" || part === ".")) return `'${file}' is not the path of a file`;
  return undefined;
}

function fault(line: number, { what, hint }: Wrong): UserError {
  return new UserError(`Input 'set', line ${line}: ${what}`, { code: "input", hint });
}
