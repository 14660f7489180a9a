import { type Bump, foundKey, setKey } from "../order/trailers.ts";
import { offOneLine } from "../visible.ts";

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

/**
 * What the commits of a pull request change, taken together: where one goes on from what another has set, both are one
 * change.
 * @param bumps oldest first
 * @param before what the base has set, by its {@link setKey}
 */
export function proposedChanges(
  bumps: readonly Bump[],
  before: ReadonlyMap<string, Bump> = new Map(),
): readonly ProposedChange[] {
  let changes: readonly { readonly first: Bump; readonly last: Bump }[] = [];
  for (const bump of bumps) {
    const goesOn = changes.some(({ last }) => setKey(last) === foundKey(bump));
    changes = goesOn
      ? changes.map(({ first, last }) => ({ first, last: setKey(last) === foundKey(bump) ? bump : last }))
      : [...changes, { first: bump, last: bump }];
  }
  const distinct = new Map(changes.map((change) => [`${foundKey(change.first)} ${setKey(change.last)}`, change]));
  const lasting = [...distinct.values()].filter(({ first, last }) => foundKey(first) !== setKey(last));
  return lasting.map(({ first, last }) => ({
    what: last.what,
    name: offOneLine(last.name),
    isImage: last.isImage,
    from: first.from === undefined ? undefined : offOneLine(first.from),
    to: offOneLine(last.written),
    source: last.source,
    sourceBefore: before.get(foundKey(first))?.source,
  }));
}
