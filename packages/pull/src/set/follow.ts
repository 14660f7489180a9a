import type { NodePath, ParsedDocument } from "../edit/types.ts";
import { below, insideText, isMap, rootOf } from "../find/document-nodes.ts";
import type { PathStep } from "../find/intent.ts";

/** A node of a document, as far as a path has led. */
export interface Reached {
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly value: unknown;
  /** The steps that lead nowhere from here; none where this is what the path means. */
  readonly left: readonly PathStep[];
}

/** Follows a path, also into texts that are YAML of their own. `*` and `[name=web]` may lead to several nodes. */
export function followPath(document: ParsedDocument, path: readonly PathStep[]): readonly Reached[] {
  return follow({ document, at: rootOf(document), value: document.value, left: path });
}

function follow(here: Reached): readonly Reached[] {
  const [step, ...left] = here.left;
  if (step === undefined) return [here];
  const from = opened(here);
  const next = childrenOf(from, step).map(([key, value]) => ({ ...from, at: below(from.at, key), value, left }));
  return next.length === 0 ? [from] : next.flatMap(follow);
}

/** What a text holds, where it is YAML or JSON with more than one scalar in it. */
function opened(here: Reached): Reached {
  if (typeof here.value !== "string") return here;
  const value = here.document.textValue(here.at.steps);
  return typeof value === "object" && value !== null ? { ...here, at: insideText(here.at), value } : here;
}

function childrenOf({ value }: Reached, step: PathStep): readonly (readonly [string | number, unknown])[] {
  // No item is there yet.
  if (step === "+") return [];
  if (Array.isArray(value)) {
    const items = [...value.entries()];
    if (step === "*") return items;
    if ("index" in step) return items.filter(([index]) => index === step.index);
    if ("key" in step) return [];
    const { key, value: wanted } = step.where;
    return items.filter(([, item]) => entriesOf(item, key).some(([, found]) => String(found) === wanted));
  }
  if (step === "*") return isMap(value) ? Object.entries(value) : [];
  return "key" in step ? entriesOf(value, step.key) : [];
}

/** The entry of a key, as it is written: where no quotes are around it, YAML 1.1 reads a boolean in `on` and `y`. */
function entriesOf(value: unknown, key: string): readonly (readonly [string, unknown])[] {
  if (!isMap(value)) return [];
  const read = [key, ...(/^(?:y|yes|on)$/i.test(key) ? ["true"] : /^(?:n|no|off)$/i.test(key) ? ["false"] : [])];
  return read
    .filter((each) => Object.hasOwn(value, each))
    .slice(0, 1)
    .map((each) => [each, value[each]]);
}
