import { type ImageReference, isTag, normalizeName } from "@pushpull/core/images";
import { valueAt } from "@pushpull/core/kubernetes";
import { isDigestKey } from "./formats/helm-versions.ts";
import { type Place, type SetPlace, setTarget } from "./place.ts";

/** How many fields a person wants to choose from. */
const most = 3;

/** The lines of the input `set` that give an image its version where that seems to stand, the likeliest first. */
export function setInstead(place: Place, to: ImageReference): readonly string[] {
  const { found, elsewhere = [] } = place;
  if (normalizeName(to.name) !== normalizeName(found.image.name)) return [];
  const lines = elsewhere.flatMap((other) => {
    const value = versionFor(other, to);
    return value === undefined ? [] : [`\`set: ${setTarget(other)}=${value}\``];
  });
  return [...new Set(lines)].slice(0, most);
}

/** What is to stand in a field, as what stands there says; undefined where the field has no room for it. */
export function versionFor(
  { document, found: { at } }: SetPlace,
  { tag, digest }: Omit<ImageReference, "name">,
): string | undefined {
  const [first, ...inner] = at.steps;
  const path = inner.at(-1) ?? first;
  const present = valueAt(inner.length === 0 ? document.value : document.textValue([first]), path);
  if (isDigestKey(String(path.at(-1)))) {
    const isBare = typeof present === "string" && /^[a-f0-9]{64}$/.test(present);
    return isBare ? digest?.replace(/^sha256:/, "") : digest;
  }
  if (digest === undefined) return tag;
  const [before = ""] = String(present).split("@", 1);
  const behind = tag ?? (isTag(before) ? before : undefined);
  return behind === undefined ? undefined : `${behind}@${digest}`;
}
