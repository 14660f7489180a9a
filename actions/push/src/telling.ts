import type { UserError } from "@pushpull/core";

/**
 * Orders faults so that the first few say the most: one of each sort before a second of any, and what is wrong before
 * what only waits for it. Few of them are shown on a run's page.
 */
export function mostTellingFirst(faults: readonly UserError[]): readonly UserError[] {
  const sorts = [...Map.groupBy(faults, sortOf).values()].toSorted(([a], [b]) => Number(waits(a)) - Number(waits(b)));
  const longest = Math.max(0, ...sorts.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) => sorts.flatMap((sort) => sort[round] ?? [])).flat();
}

function waits(fault: UserError | undefined): boolean {
  return fault?.code === "not-ready";
}

/** So many characters tell a sort from another: what follows is quoted more often than not. */
const telling = 200;

/** What is the same of two faults when only names and numbers are not. */
function sortOf({ code, message }: UserError): string {
  return `${code} ${message.slice(0, telling).replace(/\S+\/\S+|"[^"]*"|'[^']*'|\d+/g, "…")}`;
}
