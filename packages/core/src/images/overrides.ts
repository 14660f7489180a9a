import { UserError } from "../errors.ts";
import { type ImageReference, normalizeName, parseImage } from "./reference.ts";

/** One line of the input `images`: what an image is to become. */
export interface ImageOverride {
  /** The name of the images it is about, as written. */
  readonly name: string;
  /** Another name for them; undefined keeps each as it is written. */
  readonly newName?: string | undefined;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
}

export interface InputLine {
  readonly text: string;
  /** Counted from 1 within the input. */
  readonly line: number;
}

const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const digestPattern = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/**
 * Reads the input `images`, one a line. `NAME=VERSION` with a version `v1.2.3`, `@sha256:…` or `v1.2.3@sha256:…`;
 * `NAME=REFERENCE`, with a `/` or `:` outside of the digest, changes the name too; a bare `REFERENCE` stands for its
 * own name and version.
 */
export function parseImageOverrides(lines: readonly InputLine[]): {
  readonly overrides: readonly ImageOverride[];
  readonly faults: readonly UserError[];
} {
  const overrides: ImageOverride[] = [];
  const faults: UserError[] = [];
  const seen = new Map<string, number>();
  for (const { text, line } of lines) {
    const override = parseLine(text);
    if (override === undefined) {
      faults.push(malformed(text, line));
      continue;
    }
    const name = normalizeName(override.name);
    const before = seen.get(name);
    if (before === undefined) overrides.push(override);
    else faults.push(twice(override.name, line, before));
    seen.set(name, line);
  }
  return { overrides, faults };
}

function parseLine(text: string): ImageOverride | undefined {
  const equals = text.indexOf("=");
  if (equals === -1) {
    const image = parseImage(text);
    return image !== undefined && hasVersion(image) ? image : undefined;
  }
  const name = parseImage(text.slice(0, equals).trim());
  if (name === undefined || hasVersion(name)) return undefined;
  const version = parseVersion(text.slice(equals + 1).trim());
  return version === undefined ? undefined : { ...version, name: name.name };
}

function hasVersion({ tag, digest }: ImageReference): boolean {
  return tag !== undefined || digest !== undefined;
}

function parseVersion(written: string): Omit<ImageOverride, "name"> | undefined {
  const at = written.indexOf("@");
  const [tag, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)];
  if (/[/:]/.test(tag)) {
    const image = parseImage(written);
    return image === undefined ? undefined : { newName: image.name, tag: image.tag, digest: image.digest };
  }
  if (digest !== undefined && !digestPattern.test(digest)) return undefined;
  if (tag === "") return digest === undefined ? undefined : { digest };
  return tagPattern.test(tag) ? { tag, digest } : undefined;
}

/** An image with its override applied. A tag alone drops the digest, and a digest alone the tag, as in Kustomize. */
export function overrideImage(image: ImageReference, { newName, tag, digest }: ImageOverride): ImageReference {
  const name = newName ?? image.name;
  return tag === undefined && digest === undefined ? { ...image, name } : { name, tag, digest };
}

function malformed(text: string, line: number): UserError {
  return new UserError(`Input 'images', line ${line}: '${text}' is not an image with a version`, {
    code: "input",
    hint: "Write NAME=VERSION (shop/web=v1.2.3, shop/web=@sha256:…), NAME=REFERENCE, or a whole REFERENCE with a tag or a digest.",
  });
}

function twice(name: string, line: number, before: number): UserError {
  return new UserError(`Input 'images', line ${line}: ${name} is in line ${before} already`, {
    code: "input",
    hint: "Keep one of the two lines.",
  });
}
