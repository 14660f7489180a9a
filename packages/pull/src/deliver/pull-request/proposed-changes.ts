import { decodeTrailerValue } from "../../order/trailer-values.ts";
import { type Bump, bumpNewKey, bumpPreviousKey } from "../../order/trailers.ts";

/** One change of a pull request: a row of its table. */
export interface ProposedChange {
  /** The normalized name of an image, or `FILE:PATH` of another value. */
  readonly subject: string;
  /** The subject, for display. */
  readonly name: string;
  readonly isImage: boolean;
  readonly from: string | undefined;
  readonly to: string;
  /** As in {@link Bump}: what `to` and the previous value were built from. */
  readonly source: string | undefined;
  readonly sourceBefore: string | undefined;
}

/** A commit of a pull request. */
export interface ProposedCommit {
  /** Empty if it has no trailers that say what it sets. */
  readonly bumps: readonly Bump[];
  readonly isOwn: boolean;
}

/** Consecutive bumps of the same value. */
interface BumpChain {
  readonly first: Bump;
  readonly last: Bump;
  /** Whether a later commit by others may have replaced its last value. */
  readonly isOpen: boolean;
}

/**
 * Summarizes what the commits of a pull request change: a bump and a later one that replaces its value, or another
 * value that a person set instead, are one change.
 * @param commits oldest first
 * @param missingOnBase what this run would set on the base; their previous values are what the base has now
 * @param before the bumps of the base, by their {@link bumpNewKey}
 */
export function proposedChanges(
  commits: readonly ProposedCommit[],
  missingOnBase: readonly Bump[] = [],
  before: ReadonlyMap<string, Bump> = new Map(),
): readonly ProposedChange[] {
  const made = chainBumps(commits, missingOnBase).map((chain, _, all) => startAtBase(chain, all, missingOnBase));
  const lasting = made.filter(({ first, last }) => bumpPreviousKey(first) !== bumpNewKey(last));
  const distinct = new Map(
    lasting.map((chain) => [`${bumpPreviousKey(chain.first)} ${bumpNewKey(chain.last)}`, chain]),
  );
  return [...distinct.values()].map(({ first, last }) => ({
    subject: last.subject,
    name: decodeTrailerValue(last.name),
    isImage: last.isImage,
    from: first.from === undefined ? undefined : decodeTrailerValue(first.from),
    to: decodeTrailerValue(last.written),
    source: last.source,
    sourceBefore: before.get(bumpPreviousKey(first))?.source,
  }));
}

function chainBumps(commits: readonly ProposedCommit[], missingOnBase: readonly Bump[]): readonly BumpChain[] {
  const onBase = new Set(missingOnBase.map(bumpPreviousKey));
  let chains: readonly BumpChain[] = [];
  for (const { bumps, isOwn } of commits) {
    const replaced = new Set(bumps.map(bumpPreviousKey));
    if (!isOwn) chains = chains.map((chain) => ({ ...chain, isOpen: true }));
    for (const bump of bumps) {
      const isReplacedBy = ({ last, isOpen }: BumpChain) =>
        isOpen &&
        last.subject === bump.subject &&
        !replaced.has(bumpNewKey(last)) &&
        !onBase.has(bumpPreviousKey(bump));
      const continues = (chain: BumpChain) => bumpNewKey(chain.last) === bumpPreviousKey(bump);
      const isNext = chains.some(continues) ? continues : isReplacedBy;
      chains = chains.some(isNext)
        ? chains.map((chain) => (isNext(chain) ? { first: chain.first, last: bump, isOpen: false } : chain))
        : [...chains, { first: bump, last: bump, isOpen: false }];
    }
  }
  return chains;
}

/** The base may have moved on: if the change is the only one of its subject on both sides, it starts from the base's value. */
function startAtBase(chain: BumpChain, all: readonly BumpChain[], missingOnBase: readonly Bump[]): BumpChain {
  const { subject } = chain.last;
  const onBase = new Map(
    missingOnBase.filter((bump) => bump.subject === subject).map((bump) => [bumpPreviousKey(bump), bump]),
  );
  const [now] = onBase.values();
  const isOnly = onBase.size === 1 && all.filter(({ last }) => last.subject === subject).length === 1;
  return now === undefined || !isOnly ? chain : { ...chain, first: { ...chain.first, from: now.from } };
}
