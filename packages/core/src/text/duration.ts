const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

const whole = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const part = /(?<!\d)(\d+(?:\.\d+)?)(ms|s|m|h)/g;

/**
 * Parses a duration in Go's format, as Kubernetes does: `90s`, `10m`, `1h30m`, `1.5h`, `500ms`.
 * @returns milliseconds; undefined if it is not a duration
 */
export function parseDuration(text: string): number | undefined {
  if (!whole.test(text)) return undefined;
  return [...text.matchAll(part)].reduce((sum, [, count, unit = ""]) => sum + Number(count) * (units[unit] ?? 0), 0);
}

/** Formats milliseconds for people: `0.4s` below ten seconds, then `42s`, `1m 5s`, `2h 3m`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 10) return `${Number(seconds.toFixed(1))}s`;
  const rounded = Math.round(seconds);
  const [hours, minutes] = [Math.floor(rounded / 3600), Math.floor((rounded % 3600) / 60)];
  if (hours > 0) return `${hours}h ${minutes}m`;
  return minutes > 0 ? `${minutes}m ${rounded % 60}s` : `${rounded}s`;
}
