import { normalizeName } from "@pushpull/core/images";
import type { Edit } from "../find/planned-edit.ts";
import type { StoredCommit } from "../git/types.ts";
import { encodeTrailerValue } from "./trailer-values.ts";

/**
 * The trailers (`git interpret-trailers`) of our commits:
 *
 * - `Pushpull-Image: NAME FROM -> TO`, one for each image
 * - `Pushpull-Set: FILE:PATH FROM -> TO`, one for each other value
 * - `Pushpull-Source: owner/name@sha`, the commit that was built
 * - `Pushpull-Run: URL`, the run that made the commit
 */
const names = { image: "Pushpull-Image", set: "Pushpull-Set", source: "Pushpull-Source", run: "Pushpull-Run" } as const;

/** Written as the previous version if there was none. */
const none = "(none)";

/** One value that one of our commits set, from its trailer. */
export interface Bump {
  /** The normalized name of an image, or `FILE:PATH` of another value. */
  readonly subject: string;
  /** The subject as written. */
  readonly name: string;
  readonly isImage: boolean;
  /** The previous value as written; undefined if there was none. */
  readonly from: string | undefined;
  /** The digest, or else the tag, of an image; another value as written. */
  readonly to: string;
  readonly written: string;
  /** `owner/name@sha`; undefined if the commit has no such trailer. */
  readonly source: string | undefined;
  /** Object name of the commit that says so. */
  readonly saidBy: string;
}

/** The content of a commit's trailers. */
export interface TrailerInput {
  readonly edits: readonly Edit[];
  /** `owner/name@sha` */
  readonly source: string | undefined;
  readonly runUrl: string | undefined;
}

/** Formats the trailers of a commit, one per line. */
export function formatTrailers({ edits, source, runUrl }: TrailerInput): readonly string[] {
  const lines = edits.map(({ image, file, path, from = none, to }) =>
    image === undefined
      ? `${names.set}: ${encodeTrailerValue(`${file}:${path}`)} ${encodeTrailerValue(from)} -> ${encodeTrailerValue(to)}`
      : `${names.image}: ${image} ${encodeTrailerValue(from)} -> ${to}`,
  );
  return [
    ...new Set(lines),
    ...(source === undefined ? [] : [`${names.source}: ${source}`]),
    ...(runUrl === undefined ? [] : [`${names.run}: ${runUrl}`]),
  ];
}

/** The `subject` of an edit's bump. */
export function subjectOf({ image, file, path }: Edit): string {
  return image === undefined ? encodeTrailerValue(`${file}:${path}`) : normalizeName(image);
}

/** Identifies the value that a bump set. Equals the {@link previousValueKey} of an edit that replaces the value. */
export function bumpNewKey({ subject, to }: Bump): string {
  return `${subject} ${to}`;
}

/** Identifies the value that a bump replaced: the {@link bumpNewKey} of the bump before it. */
export function bumpPreviousKey({ subject, isImage, from = none }: Bump): string {
  return `${subject} ${isImage ? versionOf(from) : from}`;
}

/** Identifies the value that an edit sets: the {@link bumpNewKey} of its bump. */
export function newValueKey(edit: Edit): string {
  return `${subjectOf(edit)} ${edit.image === undefined ? encodeTrailerValue(edit.to) : versionOf(edit.to)}`;
}

/** Identifies the value that an edit replaces. */
export function previousValueKey(edit: Edit): string {
  const { image, from = none } = edit;
  return `${subjectOf(edit)} ${image === undefined ? encodeTrailerValue(from) : versionOf(from)}`;
}

/**
 * What distinguishes the versions of an image: only the digest, if there is one (a tag next to it is not always updated
 * with it).
 */
function versionOf(written: string): string {
  return /@(sha\d+:[a-f0-9]+)$/.exec(written)?.[1] ?? /:([^:/@]+)$/.exec(written)?.[1] ?? written;
}

/** What a commit set, by its trailers, including those of our commits that a person squashed into it. */
export function bumpsOf({ id, message }: StoredCommit): readonly Bump[] {
  const source = [...message.matchAll(/^Pushpull-Source: (\S+@[0-9a-f]{40,64})$/gm)].at(-1)?.[1];
  return [...message.matchAll(/^Pushpull-(Image|Set): (.+) (\S+) -> (.+)$/gm)].map(
    ([, kind, name = "", from = none, to = ""]) => ({
      subject: kind === "Image" ? normalizeName(name) : name,
      name,
      isImage: kind === "Image",
      from: from === none ? undefined : from,
      written: to,
      to: kind === "Image" ? versionOf(to) : to,
      source,
      saidBy: id,
    }),
  );
}
