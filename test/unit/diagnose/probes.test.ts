/** Probes that do not pass, in the words of the kubelet. */
import { event, unready } from "../readiness/pods.ts";
import { checkCauses } from "./cause-cases.ts";

const probe = (port: number | string) => ({
  ports: [{ containerPort: 8080 }],
  readinessProbe: { httpGet: { path: "/healthz", port } },
});
const probeLines = "          readinessProbe:\n            httpGet: { path: /healthz, port: 8081 }\n";
const said = (message: string) => [
  event("x-1-a", "Unhealthy", `Readiness probe failed: ${message}`, { inside: "web" }),
];
const refused = 'Get "http://10.0.0.5:8081/healthz": dial tcp 10.0.0.5:8081: connect: connection refused';

checkCauses("a probe", [
  {
    given: "a page that is not there",
    container: probeLines,
    spec: probe(8080),
    status: unready,
    events: said("HTTP probe failed with statuscode: 404"),
    cause: "the application responds, but has nothing at /healthz",
    line: "readinessProbe:",
  },
  {
    given: "a port that is none of the container's",
    container: probeLines,
    spec: probe(8081),
    status: unready,
    events: said(refused),
    cause: "the readiness probe checks port 8081, which is not a port of container web, whose port is 8080",
    line: "readinessProbe:",
  },
  {
    given: "a port by a name that the container does not have",
    container: probeLines,
    spec: probe("http"),
    status: unready,
    events: said('strconv.Atoi: parsing "http": invalid syntax'),
    cause: "the port of the readiness probe, http, is not a port of container web",
    line: "readinessProbe:",
  },
  {
    given: "nothing that listens",
    container: probeLines,
    spec: probe(8080),
    status: unready,
    events: said(refused.replaceAll("8081", "8080")),
    cause: "nothing listens on port 8080 of the container",
    line: "readinessProbe:",
  },
  {
    given: "no answer in time",
    container: probeLines,
    spec: probe(8080),
    status: unready,
    events: said(
      'Get "http://10.0.0.5:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    ),
    cause: "the readiness probe gets no response within 1s",
    line: "readinessProbe:",
  },
]);
