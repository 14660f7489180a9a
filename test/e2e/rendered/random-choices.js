/** Mulberry32: enough for tests, and short. */
export function choicesOf(seed) {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (count) => Math.floor(next() * count);
    const chance = (percent) => next() * 100 < percent;
    return {
        below,
        chance,
        pick(from) {
            return from[below(from.length)];
        },
        maybe: (percent, make) => (chance(percent) ? [make()] : []),
        several: (most, make) => Array.from({ length: 1 + below(most) }, (_, nth) => make(nth)),
    };
}
