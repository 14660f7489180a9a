import { offOneLine } from "../../order/trailer-values.ts";
import { type Bump, foundKey, setKey } from "../../order/trailers.ts";

/** What a pull request changes in one place: a row of its table. */
export interface ProposedChange {
  /** Normalized, of an image; `FILE:PATH` of another value. */
  readonly what: string;
  /** What people call it. */
  readonly name: string;
  readonly isImage: boolean;
  readonly from: string | undefined;
  readonly to: string;
  /** As in {@link Bump}: what `to` and what stood there before were built from. */
  readonly source: string | undefined;
  readonly sourceBefore: string | undefined;
}

/** A commit of a pull request. */
export interface Step {
  /** Empty where it says nothing of what it sets. */
  readonly bumps: readonly Bump[];
  readonly isOurs: boolean;
}

interface Change {
  readonly first: Bump;
  readonly last: Bump;
  /** Whether somebody else may have put something else in its place. */
  readonly isOpen: boolean;
}

/**
 * What the commits of a pull request change, taken together: where one goes on from what another has set, or from what
 * somebody has put in its place, both are one change.
 * @param steps oldest first
 * @param lacking what this run would set on the base: it says what the base has now
 * @param before what the base has set, by its {@link setKey}
 */
export function proposedChanges(
  steps: readonly Step[],
  lacking: readonly Bump[] = [],
  before: ReadonlyMap<string, Bump> = new Map(),
): readonly ProposedChange[] {
  const made = chained(steps, lacking).map((change, _, all) => sinceBase(change, all, lacking));
  const lasting = made.filter(({ first, last }) => foundKey(first) !== setKey(last));
  const distinct = new Map(lasting.map((change) => [`${foundKey(change.first)} ${setKey(change.last)}`, change]));
  return [...distinct.values()].map(({ first, last }) => ({
    what: last.what,
    name: offOneLine(last.name),
    isImage: last.isImage,
    from: first.from === undefined ? undefined : offOneLine(first.from),
    to: offOneLine(last.written),
    source: last.source,
    sourceBefore: before.get(foundKey(first))?.source,
  }));
}

function chained(steps: readonly Step[], lacking: readonly Bump[]): readonly Change[] {
  const standsOnBase = new Set(lacking.map(foundKey));
  let changes: readonly Change[] = [];
  for (const { bumps, isOurs } of steps) {
    const found = new Set(bumps.map(foundKey));
    if (!isOurs) changes = changes.map((change) => ({ ...change, isOpen: true }));
    for (const bump of bumps) {
      const isReplacedBy = ({ last, isOpen }: Change) =>
        isOpen && last.what === bump.what && !found.has(setKey(last)) && !standsOnBase.has(foundKey(bump));
      const goesOn = (change: Change) => setKey(change.last) === foundKey(bump);
      const isNext = changes.some(goesOn) ? goesOn : isReplacedBy;
      changes = changes.some(isNext)
        ? changes.map((change) => (isNext(change) ? { first: change.first, last: bump, isOpen: false } : change))
        : [...changes, { first: bump, last: bump, isOpen: false }];
    }
  }
  return changes;
}

/** The base may have moved since: it is the one place of its kind there, and in the pull request. */
function sinceBase(change: Change, all: readonly Change[], lacking: readonly Bump[]): Change {
  const { what } = change.last;
  const found = new Map(lacking.filter((bump) => bump.what === what).map((bump) => [foundKey(bump), bump]));
  const [now] = found.values();
  const isOnly = found.size === 1 && all.filter(({ last }) => last.what === what).length === 1;
  return now === undefined || !isOnly ? change : { ...change, first: { ...change.first, from: now.from } };
}
