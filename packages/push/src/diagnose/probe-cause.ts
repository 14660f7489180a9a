import { truncate } from "@pushpull/core/text";
import { mayBeKilledForProbe } from "../pods/container-exit.ts";
import type { ContainerSpec, ProbeSpec } from "../pods/pod-containers.ts";
import { lastFailedProbe, type ProbeResult, readProbeResult } from "../pods/probe-results.ts";
import type { CauseRule, Explanation } from "./facts.ts";
import { containerField } from "./manifest-field.ts";
import type { ContainerDetails, RepresentativePod } from "./representative-pod.ts";

/** A probe that failed, and its result. */
export interface FailedProbe {
  readonly type: "readiness" | "liveness" | "startup";
  readonly spec: ProbeSpec;
  /** The port number that it checks; undefined if it has none, or a port name that the container does not define. */
  readonly port: number | undefined;
  readonly result: ProbeResult;
}

/**
 * The probe that keeps a container from being ready, or because of which it was killed. For any other container, its crash
 * is the cause.
 */
export function failedProbe({ events, container, readiness }: RepresentativePod): FailedProbe | undefined {
  if (container === undefined) return undefined;
  // After a crash, the probe results are from the time when the container was down.
  const runs = container.status.state?.running !== undefined && readiness.state === "progressing";
  const types = runs ? (["Startup", "Readiness", "Liveness"] as const) : (["Liveness", "Startup"] as const);
  if (!runs && !(container.end && mayBeKilledForProbe(container.end))) return undefined;
  for (const probeType of types) {
    const type = lowerCase[probeType];
    const spec = container.spec[`${type}Probe`];
    const event = lastFailedProbe(probeType, container.name, events);
    if (spec === undefined || event === undefined) continue;
    return { type, spec, port: portOf(spec, container.spec), result: readProbeResult(event.message) };
  }
  return undefined;
}

const lowerCase = { Startup: "startup", Readiness: "readiness", Liveness: "liveness" } as const;

function portOf({ httpGet, tcpSocket, grpc }: ProbeSpec, { ports = [] }: ContainerSpec): number | undefined {
  const port = httpGet?.port ?? tcpSocket?.port ?? grpc?.port;
  return typeof port === "string" ? ports.find(({ name }) => name === port)?.containerPort : port;
}

/**
 * `readiness probe: GET /healthz :8080 → 404`
 * @param redact removes secrets from the output of a program, before it is cut
 */
export function describeProbe({ type, spec, port, result }: FailedProbe, redact: (text: string) => string): string {
  return `${type} probe: ${describeRequest(spec, port)} → ${firstLine(redact(describeResult(spec, result)))}`;
}

function describeRequest({ httpGet, tcpSocket, grpc, exec }: ProbeSpec, port: number | undefined): string {
  if (httpGet !== undefined) {
    const scheme = httpGet.scheme === "HTTPS" ? " (HTTPS)" : "";
    return `GET ${httpGet.path ?? "/"} :${port ?? httpGet.port}${scheme}`;
  }
  if (tcpSocket !== undefined) return `connect :${port ?? tcpSocket.port}`;
  if (grpc !== undefined) return `gRPC :${grpc.port}`;
  return `exec ${firstLine((exec?.command ?? []).join(" "))}`;
}

function describeResult({ timeoutSeconds = 1 }: ProbeSpec, result: ProbeResult): string {
  switch (result.kind) {
    case "http-status":
      return String(result.code);
    case "refused":
      return "connection refused";
    case "timeout":
      return `no response within ${timeoutSeconds}s`;
    case "plain-http":
      return "an HTTP response to an HTTPS request";
    case "grpc-status":
      return result.status;
    case "other":
      return result.text || "failed";
  }
}

/** The output of a program may be a whole page. */
function firstLine(text: string): string {
  return truncate(text.trim().split("\n", 1)[0] ?? "", 120);
}

/** A probe that fails, by its result. */
export const probeCause: CauseRule = ({ representative }) => {
  const container = representative?.container;
  const probe = representative && failedProbe(representative);
  if (container === undefined || probe === undefined) return undefined;
  const fields = [containerField(container, `${probe.type}Probe`)];
  return { ...(explainPort(probe, container) ?? explainResult(probe)), fields };
};

function explainPort({ type, spec, port, result }: FailedProbe, container: ContainerDetails): Explanation | undefined {
  const { ports = [] } = container.spec;
  const named = spec.httpGet?.port ?? spec.tcpSocket?.port;
  if (typeof named === "string" && port === undefined) {
    return { cause: `the port of the ${type} probe, ${named}, is not a port of container ${container.name}` };
  }
  const hasNoResponse = result.kind === "refused" || result.kind === "timeout";
  const known = ports.map(({ containerPort }) => containerPort);
  if (!hasNoResponse || port === undefined || known.length === 0 || known.includes(port)) return undefined;
  const has = known.length === 1 ? `whose port is ${known[0]}` : `whose ports are ${known.join(", ")}`;
  return { cause: `the ${type} probe checks port ${port}, which is not a port of container ${container.name}, ${has}` };
}

function explainResult({ type, spec, port, result }: FailedProbe): Explanation {
  switch (result.kind) {
    case "refused":
      return port === undefined
        ? {}
        : {
            cause: `nothing listens on port ${port} of the container`,
            hint: "Does the application listen on another port, only on localhost, or later than the probe starts?",
          };
    case "timeout":
      return {
        cause: `the ${type} probe gets no response within ${spec.timeoutSeconds ?? 1}s`,
        hint: "Raise timeoutSeconds of the probe if the application is that slow.",
      };
    case "plain-http":
      return { cause: `the ${type} probe uses HTTPS, but the application responds with HTTP` };
    case "http-status":
      return explainStatus(result.code, spec.httpGet?.path ?? "/");
    case "grpc-status":
    case "other":
      return {};
  }
}

function explainStatus(code: number, path: string): Explanation {
  if (code === 404) {
    const hint = `Correct the path or the port of the probe, or make the application respond at ${path}.`;
    return { cause: `the application responds, but has nothing at ${path}`, hint };
  }
  if (code === 401 || code === 403) return { cause: `the application requires a login for ${path}` };
  return { cause: `the application responds to ${path} with HTTP ${code}` };
}
