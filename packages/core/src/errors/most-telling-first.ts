/** What is told, and of what sort it is: `not-ready` where it may only wait for something else. */
interface Told {
  readonly code: string;
  readonly message: string;
}

/**
 * Puts the faults first that say the most, where not all are shown on a run's page: one of each sort before a second of
 * any, and what is wrong before what only waits for it. Otherwise they stay in their order.
 * @param count how many are shown
 */
export function mostTellingFirst<Fault extends Told>(faults: readonly Fault[], count: number): readonly Fault[] {
  const sorts = [...Map.groupBy(faults, sortOf).values()].toSorted(([a], [b]) => Number(waits(a)) - Number(waits(b)));
  const longest = Math.max(0, ...sorts.map(({ length }) => length));
  const rounds = Array.from({ length: longest }, (_, round) => sorts.flatMap((sort) => sort[round] ?? [])).flat();
  const first = new Set(rounds.slice(0, count));
  return [...faults.filter((fault) => first.has(fault)), ...faults.filter((fault) => !first.has(fault))];
}

function waits(fault: Told | undefined): boolean {
  return fault?.code === "not-ready";
}

/** So many characters tell a sort from another: what follows is quoted more often than not. */
const telling = 200;

/** What is the same of two faults when only names and numbers are not. */
function sortOf({ code, message }: Told): string {
  return `${code} ${message.slice(0, telling).replace(/(?<!\S)\S+\/\S+|"[^"]*"|'[^']*'|\d+/g, "…")}`;
}
