import { lastFailedProbe } from "../rollout/rules/probes.ts";
import type { ContainerSpec, ProbeSpec, Suspect, SuspectContainer } from "./facts.ts";

/** A probe that failed, and what it got. */
export interface FailedProbe {
  readonly sort: "readiness" | "liveness" | "startup";
  readonly spec: ProbeSpec;
  /** The number of the port that it asks; undefined where it asks none, or one by a name that the container lacks. */
  readonly port: number | undefined;
  readonly got: ProbeResult;
}

type ProbeResult =
  | { readonly what: "status"; readonly code: number }
  | { readonly what: "refused" | "timeout" | "plain-http" }
  | { readonly what: "words"; readonly text: string };

/** What counts is the probe that keeps it from being ready, or that it was killed for: of others, crashes are the cause. */
export function failedProbe({ happened, container, verdict }: Suspect): FailedProbe | undefined {
  if (container === undefined) return undefined;
  // Of one that runs again after a crash, what its probes got is of the time when it was down.
  const runs = container.status.state?.running !== undefined && verdict.state === "progressing";
  const sorts = runs ? (["Startup", "Readiness", "Liveness"] as const) : (["Liveness", "Startup"] as const);
  if (!runs && !wasKilled(container)) return undefined;
  for (const named of sorts) {
    const sort = lowerCase[named];
    const spec = container.spec[`${sort}Probe`];
    const told = lastFailedProbe(named, container.name, happened);
    if (spec === undefined || told === undefined) continue;
    return { sort, spec, port: portOf(spec, container.spec), got: resultOf(told.message) };
  }
  return undefined;
}

const lowerCase = { Startup: "startup", Readiness: "readiness", Liveness: "liveness" } as const;

/** A kubelet ends what fails its liveness probe with SIGTERM, and what does not end with SIGKILL. */
function wasKilled({ end }: SuspectContainer): boolean {
  return end !== undefined && (end.exitCode === 137 || end.exitCode === 143) && end.reason !== "OOMKilled";
}

function portOf({ httpGet, tcpSocket, grpc }: ProbeSpec, { ports = [] }: ContainerSpec): number | undefined {
  const port = httpGet?.port ?? tcpSocket?.port ?? grpc?.port;
  return typeof port === "string" ? ports.find(({ name }) => name === port)?.containerPort : port;
}

/** In the words of the kubelet (`pkg/probe`). */
function resultOf(message: string): ProbeResult {
  const code = /statuscode: (\d+)/.exec(message)?.[1];
  if (code !== undefined) return { what: "status", code: Number(code) };
  if (/connection refused/.test(message)) return { what: "refused" };
  if (/server gave HTTP response to HTTPS client/.test(message)) return { what: "plain-http" };
  if (/deadline exceeded|Client\.Timeout|timed out|i\/o timeout|failed to connect service/.test(message)) {
    return { what: "timeout" };
  }
  const grpc = /service unhealthy \(responded with "?([A-Z_]+)/.exec(message)?.[1];
  const said = message.replace(/^\w+ probe (failed|errored( and resulted in \w+ state)?|warning):\s*/i, "");
  return { what: "words", text: grpc ?? said.trim() };
}

/**
 * `readiness probe: GET /healthz :8080 → 404`
 * @param redact takes secrets out of what a program has printed, before it is cut
 */
export function probeLine({ sort, spec, port, got }: FailedProbe, redact: (text: string) => string): string {
  return `${sort} probe: ${asked(spec, port)} → ${firstLine(redact(answer(spec, got)))}`;
}

function asked({ httpGet, tcpSocket, grpc, exec }: ProbeSpec, port: number | undefined): string {
  if (httpGet !== undefined) {
    const scheme = httpGet.scheme === "HTTPS" ? " (HTTPS)" : "";
    return `GET ${httpGet.path ?? "/"} :${port ?? httpGet.port}${scheme}`;
  }
  if (tcpSocket !== undefined) return `connect :${port ?? tcpSocket.port}`;
  if (grpc !== undefined) return `gRPC :${grpc.port}`;
  return `exec ${firstLine((exec?.command ?? []).join(" "))}`;
}

function answer({ timeoutSeconds = 1 }: ProbeSpec, got: ProbeResult): string {
  switch (got.what) {
    case "status":
      return String(got.code);
    case "refused":
      return "connection refused";
    case "timeout":
      return `no answer within ${timeoutSeconds}s`;
    case "plain-http":
      return "an answer by HTTP, not HTTPS";
    case "words":
      return got.text || "failed";
  }
}

/** What a program says may be a page. */
function firstLine(text: string): string {
  const line = text.trim().split("\n", 1)[0] ?? "";
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
