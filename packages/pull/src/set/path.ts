import type { PathStep } from "../find/intent.ts";

/** `name`: what ends a key needs `["…"]`. */
const key = /[^\s.[\]="':*,{}]+/y;
const index = /\[(0|[1-9]\d{0,8})\]/y;
const every = /\*|\[\*\]/y;
const append = /\[\+\]/y;
const quoted = /\[("(?:[^"\\]|\\.)*"|'[^']*')\]/y;
const where = /\[([^\s[\]="']+)=("(?:[^"\\]|\\.)*"|'[^']*'|[^\]"']*)\]/y;

/**
 * Reads a path from the beginning of a text: `spec.containers[name=web].image`, `[0]`, `["a.b/c"]`, `*`, `[+]`;
 * with a dot before all of it, as yq and jq have it.
 * @returns its steps, and where it ends; no steps where it does not begin as a path
 */
export function readPath(text: string): { readonly steps: readonly PathStep[]; readonly end: number } {
  const steps: PathStep[] = [];
  let end = 0;
  for (;;) {
    const from = text[end] === "." ? end + 1 : end;
    const step = readStep(text, from, from > end || steps.length === 0);
    if (step === undefined) return { steps, end };
    steps.push(step.step);
    end = step.end;
  }
}

function readStep(
  text: string,
  from: number,
  isFree: boolean,
): { readonly step: PathStep; readonly end: number } | undefined {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = from;
    return pattern.exec(text);
  };
  const found = (step: PathStep | undefined, [whole]: RegExpExecArray) =>
    step === undefined ? undefined : { step, end: from + whole.length };
  const numbered = match(index);
  if (numbered) return found({ index: Number(numbered[1]) }, numbered);
  const all = match(every);
  if (all && (isFree || all[0] !== "*")) return found("*", all);
  const next = match(append);
  if (next) return found("+", next);
  const named = match(quoted);
  if (named) return found(asKey(unquote(named[1] ?? "")), named);
  const chosen = match(where);
  if (chosen) {
    const value = unquote(chosen[2] ?? "");
    return found(value === undefined ? undefined : { where: { key: chosen[1] ?? "", value } }, chosen);
  }
  const plain = isFree ? match(key) : null;
  return plain ? found({ key: plain[0] }, plain) : undefined;
}

function asKey(written: string | undefined): PathStep | undefined {
  return written === undefined ? undefined : { key: written };
}

/** Undefined where the escapes are none that JSON knows. */
function unquote(written: string): string | undefined {
  if (written.startsWith("'")) return written.slice(1, -1);
  if (!written.startsWith('"')) return written;
  try {
    return JSON.parse(written) as string;
  } catch {
    return undefined;
  }
}
