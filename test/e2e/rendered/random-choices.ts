/** Choices that a seed decides: the same seed makes the same repository. */
export interface Choices {
  /** From 0, and less than the count. */
  below(count: number): number;
  chance(percent: number): boolean;
  pick<Each>(from: readonly Each[]): Each;
  /** What is made, or nothing, by chance. */
  maybe<Made>(percent: number, make: () => Made): readonly Made[];
  /** From one to `most` of what is made. */
  several<Made>(most: number, make: (nth: number) => Made): readonly Made[];
}

/** Mulberry32: enough for tests, and short. */
export function choicesOf(seed: number): Choices {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  const chance = (percent: number) => next() * 100 < percent;
  return {
    below,
    chance,
    pick<Each>(from: readonly Each[]) {
      return from[below(from.length)] as Each;
    },
    maybe: (percent, make) => (chance(percent) ? [make()] : []),
    several: (most, make) => Array.from({ length: 1 + below(most) }, (_, nth) => make(nth)),
  };
}
