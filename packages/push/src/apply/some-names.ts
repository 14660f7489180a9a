import { formatRef, type ObjectRef } from "@pushpull/core/kubernetes";

/** So many objects are named in a sentence. */
const mostNames = 3;

/** The names of objects, as a part of a sentence: the first few, and how many more there are. */
export function someNames(refs: readonly ObjectRef[]): string {
  const names = refs.slice(0, mostNames).map((ref) => formatRef(ref));
  const more = refs.length > mostNames ? [`and ${refs.length - mostNames} more`] : [];
  return [...names, ...more].join(", ");
}
