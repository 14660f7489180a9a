import { normalizeName } from "@pushpull/core/images";
import type { StoredCommit } from "../git/types.ts";
import type { Edit } from "../locate/types.ts";
import { onOneLine } from "../visible.ts";

/**
 * What a commit of ours says of itself in trailers (`git interpret-trailers`), for machines:
 *
 * - `Pushpull-Image: NAME FROM -> TO`, one for each image
 * - `Pushpull-Set: FILE:PATH FROM -> TO`, one for each other value
 * - `Pushpull-Source: owner/name@sha`, what was built
 * - `Pushpull-Run: URL`, who has done it
 */
const names = { image: "Pushpull-Image", set: "Pushpull-Set", source: "Pushpull-Source", run: "Pushpull-Run" } as const;

/** What stands for a version where there was none. */
const none = "(none)";

/** What a commit of ours has set. */
export interface Bump {
  /** Normalized, of an image; `FILE:PATH` of another value. */
  readonly what: string;
  /** The same as it was written. */
  readonly name: string;
  readonly isImage: boolean;
  /** As it was written; undefined where there was none. */
  readonly from: string | undefined;
  /** Of an image, the digest or else the tag. */
  readonly to: string;
  readonly written: string;
  /** `owner/name@sha`; undefined where it is not said. */
  readonly source: string | undefined;
}

/** What the trailers are made of. */
export interface Told {
  readonly edits: readonly Edit[];
  /** `owner/name@sha` */
  readonly source: string | undefined;
  readonly runUrl: string | undefined;
}

/** The lines of a commit's trailers. */
export function formatTrailers({ edits, source, runUrl }: Told): readonly string[] {
  const lines = edits.map(({ image, file, path, from = none, to }) =>
    image === undefined
      ? `${names.set}: ${onOneLine(`${file}:${path}`)} ${onOneLine(from)} -> ${onOneLine(to)}`
      : `${names.image}: ${image} ${onOneLine(from)} -> ${to}`,
  );
  return [
    ...new Set(lines),
    ...(source === undefined ? [] : [`${names.source}: ${source}`]),
    ...(runUrl === undefined ? [] : [`${names.run}: ${runUrl}`]),
  ];
}

/** The line that a trailer of this edit begins with, up to its value: to be found again. */
export function bumpKey({ image, file, path }: Edit): string {
  return image === undefined ? onOneLine(`${file}:${path}`) : normalizeName(image);
}

/** What a bump has set, and to what: the same as the {@link standingKey} of an edit that finds that. */
export function setKey({ what, to }: Bump): string {
  return `${what} ${to}`;
}

/** What a bump has found: the {@link setKey} of the one before it. */
export function foundKey({ what, isImage, from = none }: Bump): string {
  return `${what} ${isImage ? versionOf(from) : from}`;
}

/** What an edit makes: the {@link setKey} of its bump. */
export function madeKey(edit: Edit): string {
  return `${bumpKey(edit)} ${edit.image === undefined ? onOneLine(edit.to) : versionOf(edit.to)}`;
}

/** What an edit finds. */
export function standingKey(edit: Edit): string {
  const { image, from = none } = edit;
  return `${bumpKey(edit)} ${image === undefined ? onOneLine(from) : versionOf(from)}`;
}

/**
 * What tells an image's versions apart: a digest does so alone (a tag that stands beside it is not always set with it),
 * and the name is said only when it changes.
 */
function versionOf(written: string): string {
  return /@(sha\d+:[a-f0-9]+)$/.exec(written)?.[1] ?? /:([^:/@]+)$/.exec(written)?.[1] ?? written;
}

/** What commits of ours have set. A person may have squashed them into others: their lines count all the same. */
export function bumpsOf({ message }: StoredCommit): readonly Bump[] {
  const source = [...message.matchAll(/^Pushpull-Source: (\S+@[0-9a-f]{40,64})$/gm)].at(-1)?.[1];
  return [...message.matchAll(/^Pushpull-(Image|Set): (.+) (\S+) -> (.+)$/gm)].map(
    ([, kind, name = "", from = none, to = ""]) => ({
      what: kind === "Image" ? normalizeName(name) : name,
      name,
      isImage: kind === "Image",
      from: from === none ? undefined : from,
      written: to,
      to: kind === "Image" ? versionOf(to) : to,
      source,
    }),
  );
}
