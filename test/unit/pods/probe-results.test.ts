/** The one table of probe results: what it recognizes, and how the rollout and the diagnosis show it. */
import { describe, expect, it } from "vitest";
import { describeProbe } from "../../../packages/push/src/diagnose/probe-cause.ts";
import { eventsAbout } from "../../../packages/push/src/pods/pod-events.ts";
import { type ProbeResult, probeSummary, readProbeResult } from "../../../packages/push/src/pods/probe-results.ts";
import { event, pod } from "../readiness/pods.ts";

const messages: readonly (readonly [message: string, result: ProbeResult, summary: string, described: string])[] = [
  ["HTTP probe failed with statuscode: 404", { kind: "http-status", code: 404 }, "gets HTTP 404", "404"],
  [
    'Get "http://10.0.0.1:8080/": dial tcp 10.0.0.1:8080: connect: connection refused',
    { kind: "refused" },
    "cannot connect (connection refused)",
    "connection refused",
  ],
  [
    'Get "https://10.0.0.1:8080/": http: server gave HTTP response to HTTPS client',
    { kind: "plain-http" },
    "uses HTTPS but gets HTTP",
    "an HTTP response to an HTTPS request",
  ],
  [
    'Get "http://10.0.0.1:8080/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    { kind: "timeout" },
    "gets no response in time",
    "no response within 3s",
  ],
  ["dial tcp 10.0.0.1:8080: i/o timeout", { kind: "timeout" }, "gets no response in time", "no response within 3s"],
  [
    'Get "https://10.0.0.1:8443/": net/http: TLS handshake timeout',
    { kind: "timeout" },
    "gets no response in time",
    "no response within 3s",
  ],
  [
    'command timed out: "sh" timed out after 3s',
    { kind: "timeout" },
    "gets no response in time",
    "no response within 3s",
  ],
  [
    'timeout: failed to connect service "10.0.0.1:9090" within 3s: context deadline exceeded',
    { kind: "timeout" },
    "gets no response in time",
    "no response within 3s",
  ],
  [
    'service unhealthy (responded with "NOT_SERVING")',
    { kind: "grpc-status", status: "NOT_SERVING" },
    "gets NOT_SERVING",
    "NOT_SERVING",
  ],
  ["the cache is cold", { kind: "other", text: "the cache is cold" }, "fails", "the cache is cold"],
];

describe("a failed probe", () => {
  it.each(messages)("got %s: %o", (message, result, summary, described) => {
    const written = `Readiness probe failed: ${message}`;
    expect(readProbeResult(written)).toEqual(result);
    const events = eventsAbout(pod("x"), { events: [event("x", "Unhealthy", written, { inside: "web" })] });
    expect(probeSummary("Readiness", "web", events)).toBe(`readiness probe ${summary}`);
    const probe = { type: "readiness", spec: { httpGet: { port: 80 }, timeoutSeconds: 3 }, port: 80, result } as const;
    expect(describeProbe(probe, String)).toBe(`readiness probe: GET / :80 → ${described}`);
  });

  it("of another container or type is ignored", () => {
    const written = "Liveness probe failed: HTTP probe failed with statuscode: 500";
    const events = eventsAbout(pod("x"), { events: [event("x", "Unhealthy", written, { inside: "proxy" })] });
    expect(probeSummary("Liveness", "web", events)).toBeUndefined();
    expect(probeSummary("Readiness", "proxy", events)).toBeUndefined();
    expect(probeSummary("Liveness", "proxy", events)).toBe("liveness probe gets HTTP 500");
  });
});
