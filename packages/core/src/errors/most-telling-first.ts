/** A fault as far as it is sorted: `not-ready` where it may only wait for something else. */
interface Fault {
  readonly code: string;
  readonly message: string;
}

/**
 * Sorts the most informative faults first, for a page that does not show all: one of each kind before a second of any,
 * and causes before what only waits for them. Otherwise the order stays.
 * @param count number of faults that are shown
 */
export function mostTellingFirst<Each extends Fault>(faults: readonly Each[], count: number): readonly Each[] {
  const sorts = [...Map.groupBy(faults, sortOf).values()].toSorted(([a], [b]) => Number(waits(a)) - Number(waits(b)));
  const longest = Math.max(0, ...sorts.map(({ length }) => length));
  const rounds = Array.from({ length: longest }, (_, round) => sorts.flatMap((sort) => sort[round] ?? [])).flat();
  const first = new Set(rounds.slice(0, count));
  return [...faults.filter((fault) => first.has(fault)), ...faults.filter((fault) => !first.has(fault))];
}

function waits(fault: Fault | undefined): boolean {
  return fault?.code === "not-ready";
}

/** Characters that distinguish kinds of messages: what follows is mostly quoted text. */
const telling = 200;

/** A key that is equal for faults that differ only in names and numbers. */
function sortOf({ code, message }: Fault): string {
  return `${code} ${message.slice(0, telling).replace(/(?<!\S)\S+\/\S+|"[^"]*"|'[^']*'|\d+/g, "…")}`;
}
