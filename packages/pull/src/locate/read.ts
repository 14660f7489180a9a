import { formatLocation, userFaults } from "@pushpull/core/errors";
import type { Checkout } from "../git/types.ts";
import type { ParsedFile } from "../yaml-edit/parse-file.ts";
import { parseFile } from "../yaml-edit/parse-file.ts";
import type { Untouched } from "./types.ts";
import { untouchedReason } from "./untouched.ts";

/** The files that can be edited, by their paths, and those that cannot. */
export interface ReadFiles {
  readonly files: ReadonlyMap<string, ParsedFile>;
  readonly untouched: readonly Untouched[];
}

/** Reads files of a commit. One that cannot be edited stops nobody: it may be none that is meant. */
export async function readFiles(checkout: Pick<Checkout, "read">, paths: readonly string[]): Promise<ReadFiles> {
  const files = new Map<string, ParsedFile>();
  const untouched: Untouched[] = [];
  for (const [file, { content, size }] of await checkout.read(paths)) {
    const read = content === undefined ? tooLarge(size) : parse(content, file);
    if (typeof read === "string") untouched.push({ file, reason: read });
    else files.set(file, read);
  }
  return { files, untouched };
}

function parse(content: Buffer, file: string): ParsedFile | string {
  const reason = untouchedReason(content, file);
  if (reason !== undefined) return reason;
  try {
    return parseFile(content.toString("utf8"), file);
  } catch (error) {
    const [fault] = userFaults(error) ?? [];
    if (fault === undefined) throw error;
    const where = fault.location === undefined ? "" : ` (${formatLocation(fault.location)})`;
    return `cannot be read: ${fault.message}${where}`;
  }
}

function tooLarge(size: number): string {
  return `is too large to be edited: ${(size / 1024 / 1024).toFixed(1)} MB`;
}
