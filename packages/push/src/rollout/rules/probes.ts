import type { Occurrence } from "../../pods/pod-events.ts";

export type ProbeSort = "Readiness" | "Liveness" | "Startup";

/** What a kubelet says of a probe, and what it means, in a few words. */
const results: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/statuscode: (\d+)/, ([, code]) => `gets HTTP ${code}`],
  [/connection refused/, () => "gets no connection (refused)"],
  [/deadline exceeded|Client\.Timeout|timeout|timed out/, () => "gets no answer in time"],
  [/server gave HTTP response to HTTPS client/, () => "asks by HTTPS, and gets HTTP"],
  [/service unhealthy \(responded with "?([A-Z_]+)/, ([, word]) => `gets ${word}`],
];

/**
 * `readiness probe gets HTTP 404`: what the last failed probe of a container got; undefined where none has failed.
 * @param happened to the pod, the newest first
 */
export function probeWords(sort: ProbeSort, container: string, happened: readonly Occurrence[]): string | undefined {
  const failure = lastFailedProbe(sort, container, happened);
  if (failure === undefined) return undefined;
  for (const [pattern, words] of results) {
    const found = pattern.exec(failure.message);
    if (found !== null) return `${sort.toLowerCase()} probe ${words(found)}`;
  }
  return `${sort.toLowerCase()} probe fails`;
}

/** What was last said of a probe of a container that failed; undefined where none has. */
export function lastFailedProbe(
  sort: ProbeSort,
  container: string,
  happened: readonly Occurrence[],
): Occurrence | undefined {
  return happened.find(
    ({ reason, message, fieldPath }) =>
      (reason === "Unhealthy" || reason === "ProbeError") &&
      message.startsWith(`${sort} probe`) &&
      (fieldPath === undefined || fieldPath.includes(`{${container}}`)),
  );
}
