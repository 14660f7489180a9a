import { UserError } from "../errors/user-error.ts";
import { type ImageReference, isDigest, isTag, normalizeName, parseImage } from "./image-reference.ts";

/** One line of the input `images`: an image and its new name or version. */
export interface ImageOverride {
  /** The name of the images to change, as written. */
  readonly name: string;
  /** Their new name; undefined keeps each name as written. */
  readonly newName?: string | undefined;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
  /** Its line in the input, counted from 1. */
  readonly line?: number | undefined;
}

export interface InputLine {
  readonly text: string;
  /** Counted from 1 within the input. */
  readonly line: number;
}

const grammar =
  "Write NAME=VERSION (shop/web=v1.2.3, shop/web=@sha256:…), NAME=REFERENCE, or a complete REFERENCE with a tag or a digest. A REFERENCE without a version must start with its registry's host, such as docker.io/shop/web, and keeps the version.";

/**
 * Reads the input `images`, one per line; empty lines and those that start with `#` are skipped. `NAME=VERSION` with a
 * version `v1.2.3`, `@sha256:…` or `v1.2.3@sha256:…`; `NAME=REFERENCE`, with a `/` or `:` outside of the digest,
 * changes the name too; a bare `REFERENCE` is both name and version. A `REFERENCE` without a version keeps the version,
 * and must start with a host: `feature/login` may be a branch mistaken for a tag.
 * @returns the overrides, and a fault for each invalid line, or second line for an image
 */
export function parseImageOverrides(lines: readonly InputLine[]): {
  readonly overrides: readonly ImageOverride[];
  readonly faults: readonly UserError[];
} {
  const overrides: ImageOverride[] = [];
  const faults: UserError[] = [];
  const seen = new Map<string, number>();
  for (const { text, line } of lines) {
    if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
    const override = parseLine(text.trim());
    if (typeof override === "string") {
      faults.push(fault(line, override, grammar));
      continue;
    }
    const name = normalizeName(override.name);
    const before = seen.get(name);
    seen.set(name, before ?? line);
    if (before === undefined) overrides.push({ ...override, line });
    else faults.push(fault(line, `${override.name} is already in line ${before}`, "Remove one of the two lines."));
  }
  return { overrides, faults };
}

/** Applies an override to an image. A tag alone removes the digest, and a digest alone the tag, as in Kustomize. */
export function overrideImage(image: ImageReference, { newName, tag, digest }: ImageOverride): ImageReference {
  const name = newName ?? image.name;
  return tag === undefined && digest === undefined ? { ...image, name } : { name, tag, digest };
}

/** Parses a line; returns the problem as text if it is invalid. */
function parseLine(text: string): ImageOverride | string {
  const equals = text.indexOf("=");
  if (equals === -1) {
    const image = parseImage(text);
    if (image === undefined) return `'${text}' is not an image${notImageReason(text)}`;
    return hasVersion(image) ? image : `'${text}' has no version`;
  }
  const [before, after] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  const name = parseImage(before);
  if (name === undefined) return `'${before}' is not the name of an image${notImageReason(before)}`;
  if (hasVersion(name)) return `'${before}' has a version; write only the name before the =`;
  if (after === "") return `there is no version after '${before}='; is its expression empty?`;
  const version = parseVersion(after);
  const ambiguous = typeof version === "string" ? undefined : ambiguousNameOrTag(name.name, version);
  if (ambiguous !== undefined) return ambiguous;
  return typeof version === "string" ? version : { ...version, name: name.name };
}

/**
 * The problem with `WORD@DIGEST` if the word may be another name, as in Kustomize, or a tag, as here: it is a valid
 * Docker Hub name, and neither looks like a version nor like a channel such as `latest`.
 */
function ambiguousNameOrTag(name: string, { newName, tag, digest }: Omit<ImageOverride, "name">): string | undefined {
  if (newName !== undefined || tag === undefined || digest === undefined || parseImage(tag)?.name !== tag)
    return undefined;
  const parts = tag.split(/[-._]+/);
  const isVersion = parts.some((part) => /^v?\d|^[a-f0-9]{7,}$/.test(part) || channels.test(part));
  if (isVersion && tag !== name.slice(name.lastIndexOf("/") + 1)) return undefined;
  const written = `${tag}@${digest}`;
  return `'${written}' may be another name or a tag: write ${name}=docker.io/library/${written} for the name, ${name}=${name}:${written} for the tag`;
}

const channels =
  /^(?:latest|main|master|trunk|head|develop|dev|stable|edge|nightly|canary|next|lts|current|snapshot|alpha|beta|rc|preview|test|testing|qa|uat|staging|stage|prod|production|release)$/;

function hasVersion({ tag, digest }: ImageReference): boolean {
  return tag !== undefined || digest !== undefined;
}

/** Parses the part after the `=`; returns the problem as text if it is invalid. */
function parseVersion(written: string): Omit<ImageOverride, "name"> | string {
  if (isDigest(written)) return `write an @ before the digest '${written}'`;
  const at = written.indexOf("@");
  const [tag, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)];
  if (digest !== undefined && !isDigest(digest)) return `'${digest}' is not a digest${notDigestReason(digest)}`;
  if (/[/:]/.test(tag)) {
    if (/^[^:@,]+$/.test(written) && !hasHost(written)) {
      return `'${written}' is not a tag: tags cannot contain '/'; is it a branch name?`;
    }
    const image = parseImage(written);
    if (image === undefined) return `'${written}' is not an image${notImageReason(written)}`;
    return { newName: image.name, tag: image.tag, digest: image.digest };
  }
  if (tag === "" || isTag(tag)) return { tag: tag === "" ? undefined : tag, digest };
  return `'${tag}' is not a tag: letters, digits, '_', '.' and '-', at most 128, not starting with '.' or '-'`;
}

function hasHost(name: string): boolean {
  const first = name.slice(0, name.indexOf("/"));
  return first === "localhost" || first.includes(".");
}

function notImageReason(written: string): string {
  const [scheme] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(written) ?? [];
  if (scheme !== undefined) return `: write it without '${scheme}'`;
  if (/^[-*]\s/.test(written)) return ": write one per line, without a dash";
  if (written.includes(",")) return ": write one per line, without commas";
  return parseImage(written.toLowerCase()) === undefined ? "" : ": names are in lower case";
}

function notDigestReason(written: string): string {
  return /^sha256:/.test(written) ? ": sha256 has 64 hexadecimal digits in lower case" : "";
}

function fault(line: number, what: string, hint: string): UserError {
  return new UserError(`Input 'images', line ${line}: ${what}`, { code: "input", hint });
}
