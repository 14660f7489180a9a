import { inContainer } from "./container-places.ts";
import type { CauseRule, Finding, SuspectContainer } from "./facts.ts";
import { type FailedProbe, failedProbe } from "./failed-probe.ts";

/** A probe that does not pass, by what it got. */
export const probeCause: CauseRule = ({ suspect }) => {
  const container = suspect?.container;
  const probe = suspect === undefined ? undefined : failedProbe(suspect);
  if (container === undefined || probe === undefined) return undefined;
  const places = [inContainer(container, `${probe.sort}Probe`)];
  return { ...wrongPort(probe, container), places };
};

type Words = Pick<Finding, "cause" | "hint">;

function wrongPort(probe: FailedProbe, container: SuspectContainer): Words {
  const { sort, spec, port, got } = probe;
  const { ports = [] } = container.spec;
  const asked = spec.httpGet?.port ?? spec.tcpSocket?.port;
  if (typeof asked === "string" && port === undefined) {
    return { cause: `the port of the ${sort} probe, ${asked}, is no port of container ${container.name}` };
  }
  const unanswered = got.what === "refused" || got.what === "timeout";
  const known = ports.map(({ containerPort }) => containerPort);
  if (unanswered && port !== undefined && known.length > 0 && !known.includes(port)) {
    const has = known.length === 1 ? `whose port is ${known[0]}` : `whose ports are ${known.join(", ")}`;
    return { cause: `the ${sort} probe asks port ${port}, which is no port of container ${container.name}, ${has}` };
  }
  return answered(probe);
}

function answered({ sort, spec, port, got }: FailedProbe): Words {
  const path = spec.httpGet?.path ?? "/";
  if (got.what === "refused" && port !== undefined) {
    return {
      cause: `nothing listens on port ${port} of the container`,
      hint: "Does the application listen on another port, only on localhost, or later than the probe begins?",
    };
  }
  if (got.what === "timeout") {
    const { timeoutSeconds = 1 } = spec;
    return {
      cause: `the ${sort} probe gets no answer within ${timeoutSeconds}s`,
      hint: "Raise timeoutSeconds of the probe if the application is that slow.",
    };
  }
  if (got.what === "plain-http") return { cause: `the ${sort} probe asks by HTTPS, and the application speaks HTTP` };
  if (got.what !== "status") return {};
  if (got.code === 404) {
    const hint = `Correct the path or the port of the probe, or let the application answer at ${path}.`;
    return { cause: `the application answers, and has nothing at ${path}`, hint };
  }
  if (got.code === 401 || got.code === 403) return { cause: `the application wants a login for ${path}` };
  return { cause: `the application answers to ${path} with HTTP ${got.code}` };
}
