import type { PodEvent } from "./pod-events.ts";

/** As the kubelet writes it at the beginning of its message. */
export type ProbeType = "Readiness" | "Liveness" | "Startup";

/** The result of a failed probe. */
export type ProbeResult =
  | { readonly kind: "http-status"; readonly code: number }
  | { readonly kind: "refused" | "timeout" | "plain-http" }
  | { readonly kind: "grpc-status"; readonly status: string }
  /** Anything else, such as the output of an exec probe. */
  | { readonly kind: "other"; readonly text: string };

/** In the messages of the kubelet (`pkg/probe`). The first match counts. */
const probeResults: readonly (readonly [pattern: RegExp, result: (group: string) => ProbeResult])[] = [
  [/statuscode: (\d+)/, (code) => ({ kind: "http-status", code: Number(code) })],
  [/connection refused/, () => ({ kind: "refused" })],
  [/server gave HTTP response to HTTPS client/, () => ({ kind: "plain-http" })],
  [
    /deadline exceeded|Client\.Timeout|timed out|(?:i\/o|handshake) timeout|failed to connect service/,
    () => ({ kind: "timeout" }),
  ],
  [/service unhealthy \(responded with "?([A-Z_]+)/, (status) => ({ kind: "grpc-status", status })],
];

/** Recognizes the result of a failed probe. @param message of the event */
export function readProbeResult(message: string): ProbeResult {
  for (const [pattern, result] of probeResults) {
    const match = pattern.exec(message);
    if (match !== null) return result(match[1] ?? "");
  }
  const text = message.replace(/^\w+ probe (failed|errored( and resulted in \w+ state)?|warning):\s*/i, "");
  return { kind: "other", text: text.trim() };
}

/**
 * `readiness probe gets HTTP 404`: the result of the last failed probe of a container; undefined if none has failed.
 * @param events about the pod, newest first
 */
export function probeSummary(type: ProbeType, container: string, events: readonly PodEvent[]): string | undefined {
  const failure = lastFailedProbe(type, container, events);
  return failure && `${type.toLowerCase()} probe ${summaryOf(readProbeResult(failure.message))}`;
}

function summaryOf(result: ProbeResult): string {
  switch (result.kind) {
    case "http-status":
      return `gets HTTP ${result.code}`;
    case "refused":
      return "cannot connect (connection refused)";
    case "timeout":
      return "gets no response in time";
    case "plain-http":
      return "uses HTTPS but gets HTTP";
    case "grpc-status":
      return `gets ${result.status}`;
    case "other":
      return "fails";
  }
}

/** The last event about a failed probe of a container; undefined if none has failed. */
export function lastFailedProbe(type: ProbeType, container: string, events: readonly PodEvent[]): PodEvent | undefined {
  return events.find(
    ({ reason, message, fieldPath }) =>
      (reason === "Unhealthy" || reason === "ProbeError") &&
      message.startsWith(`${type} probe`) &&
      (fieldPath === undefined || fieldPath.includes(`{${container}}`)),
  );
}
