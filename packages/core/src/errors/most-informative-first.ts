/** The fields of a fault that sorting uses; a fault with code `not-ready` may only be waiting for something else. */
interface Fault {
  readonly code: string;
  readonly message: string;
}

/**
 * Sorts the most informative faults first, for a page that does not show all: one of each kind before a second of any,
 * and causes before faults that only wait for them. Otherwise the order is kept.
 * @param count number of faults that are shown
 */
export function mostInformativeFirst<Each extends Fault>(faults: readonly Each[], count: number): readonly Each[] {
  const kinds = [...Map.groupBy(faults, kindKey).values()].toSorted(
    ([a], [b]) => Number(isWaiting(a)) - Number(isWaiting(b)),
  );
  const longest = Math.max(0, ...kinds.map(({ length }) => length));
  const rounds = Array.from({ length: longest }, (_, round) => kinds.flatMap((kind) => kind[round] ?? [])).flat();
  const first = new Set(rounds.slice(0, count));
  return [...faults.filter((fault) => first.has(fault)), ...faults.filter((fault) => !first.has(fault))];
}

function isWaiting(fault: Fault | undefined): boolean {
  return fault?.code === "not-ready";
}

/** Length of the start of a message that identifies its kind, in characters: what follows is mostly quoted text. */
const prefixLength = 200;

/** A key that is equal for faults that differ only in names and numbers. */
function kindKey({ code, message }: Fault): string {
  return `${code} ${message.slice(0, prefixLength).replace(/(?<!\S)\S+\/\S+|"[^"]*"|'[^']*'|\d+/g, "…")}`;
}
