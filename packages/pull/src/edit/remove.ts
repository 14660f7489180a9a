import { isMap } from "yaml";
import { beforeOnLine, type Extent, extentOf, lineBegin, lineEnd } from "./extent.ts";
import type { Place } from "./place.ts";
import type { Replacement } from "./replace.ts";

/** What to take away so that an entry or an item goes; a reason where that cannot be done. */
export function removeEntry({ page: { text }, parent, index }: Place): readonly Replacement[] | string {
  if (parent === undefined) return "it is the whole document";
  const extent = extentOf(parent, index);
  if (extent === undefined) return "where it is written is not plain";
  const next = extentOf(parent, index + 1);
  if (parent.flow) return removeFromFlow(text, extent, next, index === 0 ? undefined : extentOf(parent, index - 1));
  if (parent.items.length === 1) return [{ ...extent, text: isMap(parent) ? "{}" : "[]" }];
  if (/^\s*$/.test(beforeOnLine(text, extent.begin))) return [wholeLines(text, extent)];
  if (next === undefined || hasComment(text, lineEnd(text, extent.end), next.begin)) {
    return "it begins behind a dash, and a comment follows it";
  }
  return [{ begin: extent.begin, end: next.begin, text: "" }];
}

/** With the line break before them, so that a file without one at its end stays so. */
function wholeLines(text: string, { begin, end }: Extent): Replacement {
  const from = lineBegin(text, begin);
  const to = lineEnd(text, end);
  if (from > 0) return { begin: from - (text[from - 2] === "\r" ? 2 : 1), end: to, text: "" };
  return { begin: from, end: text.indexOf("\n", to) + 1 || to, text: "" };
}

function removeFromFlow(
  text: string,
  extent: Extent,
  next: Extent | undefined,
  last: Extent | undefined,
): readonly Replacement[] | string {
  const comma = /^\s*,/.exec(text.slice(extent.end))?.[0].length ?? 0;
  const begin = next === undefined ? (last?.end ?? extent.begin) : extent.begin;
  const end = next?.begin ?? extent.end + (last === undefined ? comma : 0);
  if (hasComment(text, begin, extent.begin) || hasComment(text, extent.end, end)) return "a comment stands beside it";
  return [{ begin, end, text: "" }];
}

function hasComment(text: string, begin: number, end: number): boolean {
  return text.slice(begin, end).includes("#");
}
