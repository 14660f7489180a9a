export function atLeast(what, factor, times) {
    return { what, wanted: `≥ ${factor} ×`, got: `${times.toFixed(1)} ×`, met: times >= factor };
}
export function atMost(what, limit, value, unit) {
    return { what, wanted: `≤ ${limit} ${unit}`, got: `${round(value)} ${unit}`, met: value <= limit };
}
/** With one digit after the point. */
export function round(value) {
    return Math.round(value * 10) / 10;
}
export function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? Number.NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
