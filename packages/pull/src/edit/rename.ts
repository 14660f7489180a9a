import { isMap, isScalar } from "yaml";
import { type Place, writingIn } from "./place.ts";
import type { Replacement } from "./replace.ts";
import { setScalar } from "./set.ts";
import type { ScalarValue } from "./types.ts";
import { writeScalar } from "./write-scalar.ts";

/** What to replace so that an entry gets another key and another scalar; a reason where that cannot be done. */
export function renameEntry(place: Place, key: string, value: ScalarValue): readonly Replacement[] | string {
  const { page, parent, index } = place;
  if (!isMap(parent)) return "no entry of a map stands there";
  const old = parent.items[index]?.key;
  if (!isScalar(old) || old.range == null) return "its key is no scalar";
  if (old.type === "BLOCK_LITERAL" || old.type === "BLOCK_FOLDED") return "its key is a block text";
  const written = writeScalar(key, old.type ?? undefined, writingIn(page, parent));
  const set = setScalar(place, value);
  return typeof set === "string" ? set : [{ begin: old.range[0], end: old.range[1], text: written }, ...set];
}
