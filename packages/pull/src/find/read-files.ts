import { isUtf8 } from "node:buffer";
import { formatLocation, userFaults } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import { isTemplateFault } from "@pushpull/core/yaml";
import type { Checkout } from "../git/types.ts";
import { type ParsedFile, parseFile } from "../yaml-edit/parse-file.ts";

/** A file that contains a searched word and is not edited. */
export interface Untouched {
  readonly file: string;
  /** `is encrypted by SOPS, whose mac an edit would break` */
  readonly reason: string;
  /** The image it concerns; undefined if it concerns the whole file. */
  readonly override?: ImageOverride;
}

/** The files that can be edited, by path, and those that cannot. */
export interface ReadFiles {
  readonly files: ReadonlyMap<string, ParsedFile>;
  readonly untouched: readonly Untouched[];
}

/** Reads and parses files of a commit. A file that cannot be edited is not an error: it may be irrelevant. */
export async function readFiles(checkout: Pick<Checkout, "read">, paths: readonly string[]): Promise<ReadFiles> {
  const files = new Map<string, ParsedFile>();
  const untouched: Untouched[] = [];
  for (const [file, { content, size }] of await checkout.read(paths)) {
    const read = content === undefined ? tooLarge(size) : readFile(content, file);
    if (typeof read === "string") untouched.push({ file, reason: read });
    else files.set(file, read);
  }
  return { files, untouched };
}

/**
 * Parses a file; or gives the reason why it is not edited, as the end of a sentence that starts with its name.
 * @param file its path
 */
export function readFile(content: Buffer, file: string): ParsedFile | string {
  const reason = untouchedReason(content);
  if (reason !== undefined) return reason;
  try {
    return parseFile(content.toString("utf8"), file);
  } catch (error) {
    const faults = userFaults(error);
    const [fault] = faults ?? [];
    if (faults === undefined || fault === undefined) throw error;
    if (faults.some(isTemplateFault)) return reasons.template;
    const where = fault.location === undefined ? "" : ` (${formatLocation(fault.location)})`;
    return `cannot be read: ${fault.message}${where}`;
  }
}

function tooLarge(size: number): string {
  return `is too large to be edited: ${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** Maximum size of a file, in bytes: larger than any file with versions, and parsed twice in seconds. */
const maxSize = 4 * 1024 * 1024;

/** Why a file is not even parsed; undefined if it is. */
function untouchedReason(content: Buffer): string | undefined {
  if (content.length > maxSize) return reasons.large;
  if (content.includes(0)) return reasons.binary;
  if (!isUtf8(content)) return reasons.encoding;
  const text = content.toString("utf8");
  if (text.startsWith(pointer)) return reasons.pointer;
  if (isSealed(text)) return reasons.sealed;
  if (isGenerated(text)) return reasons.generated;
  return undefined;
}

const reasons = {
  large: `is larger than ${maxSize / 1024 / 1024} MB`,
  binary: "is binary",
  encoding: "is not UTF-8",
  pointer: "is a Git LFS pointer, without the content",
  sealed: "is encrypted by SOPS, whose mac an edit would break",
  generated: "is marked as generated, so an edit would be overwritten",
  template: "is a template: {{ }} is not YAML",
} as const;

/** The reason of a file that is a template. */
export const templateReason = reasons.template;

/** What to do if neither `images` nor `set` can edit a file. */
export function insteadOfEdit(reason: string): string {
  const known: Readonly<Record<string, string>> = {
    [reasons.pointer]: "change it in a clone that has Git LFS",
    [reasons.sealed]: "change it with `sops`",
    [reasons.generated]: "change its source",
    [reasons.template]: "change its input, or move the version to a values file",
  };
  return known[reason] ?? (reason.startsWith("cannot be read") ? "fix it" : "change it by hand");
}

/** The Git LFS specification, version 1. */
const pointer = "version https://git-lfs.github.com/spec/v1";

/** SOPS writes `sops` at the root, with a `mac` over all values, or only over the encrypted ones. */
function isSealed(text: string): boolean {
  const root = /^["']?sops["']?:/m.test(text) || (/^\s*\{/.test(text) && /"sops"\s*:\s*\{/.test(text));
  const mac = /^[^\S\n\r]*["']?mac["']?[^\S\n\r]*:[^\S\n\r]*["']?ENC\[/m.test(text) || /"mac"\s*:\s*"ENC\[/.test(text);
  return root && mac && !/["']?mac_only_encrypted["']?\s*:\s*true\b/.test(text);
}

/** Phrases of `go generate`, Bazel, protoc, Flux's bootstrap, controller-gen and many scripts, above the first key. */
const generated: readonly RegExp[] = [
  /@generated\b/,
  /\bthis (?:file|manifest|document|yaml)(?: \S+)? (?:is|was|has been) (?:auto(?:matically)?[- ]?)?generated\b/i,
];

/** Both of these, in either order. */
const generatedWord = /generated\b/i;
const doNotEdit = /\bdo not (?:edit|modify|change|touch)\b/i;

function isGenerated(text: string): boolean {
  const head = /^\uFEFF?(?:[ \t]*(?:#.*|---.*|%.*)?\r?\n)*/.exec(text)?.[0] ?? "";
  const comments = head
    .split("\n")
    .map((line) => line.replaceAll("#", " ").trim())
    .filter((line) => line !== "")
    .join(" ");
  return generated.some((words) => words.test(comments)) || (generatedWord.test(comments) && doNotEdit.test(comments));
}
