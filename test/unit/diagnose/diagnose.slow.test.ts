/** What a failure says besides its cause, and how long it may take to find out. */
import { parseImageOverrides } from "@pushpull/core/images";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import { ApiError } from "../../../packages/push/src/cluster/api.ts";
import { diagnose } from "../../../packages/push/src/diagnose/diagnose.ts";
import { setImages } from "../../../packages/push/src/images/set-images.ts";
import { backsOff, event, isReady, pod, podOf, replicaSet, runsAgain, unready, waits } from "../readiness/pods.ts";
import { answering, diagnosed, type Ill, read, rolloutOf } from "./cases.ts";

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: x }
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: web
          image: shop/web:9
`;
const second = { metadata: { annotations: { "deployment.kubernetes.io/revision": "2" } } };
const revisions = [replicaSet(1), replicaSet(2)];
const old = { spec: { containers: [{ name: "web", image: "registry.example/shop/web:1.4" }] } };
const ill = (more: Partial<Ill>): Ill => ({ manifest, ...second, revisions, ...more });
const notFound = waits("ErrImagePull", "docker.io/shop/web:9: not found");

describe("the representative pod", () => {
  it("is the failed pod of the current revision, not a starting or an old one", async () => {
    const pods = [
      podOf(1, "old", backsOff(9), old),
      podOf(2, "starting", waits("ContainerCreating")),
      podOf(2, "broken", backsOff(3)),
      podOf(2, "fine", isReady),
    ];
    expect((await diagnosed(ill({ pods }))).container).toMatchObject({ pod: "broken", name: "web", restarts: 3 });
  });

  it("of a Job is the last failed pod, and its container explains why the Job failed", async () => {
    const job = `apiVersion: batch/v1
kind: Job
metadata: { name: x }
spec: { template: { spec: { containers: [{ name: web, image: shop/web:9 }] } } }
`;
    const ended = (name: string, at: string, exitCode: number) =>
      pod(name, {
        metadata: { creationTimestamp: at, ownerReferences: [{ uid: "x", kind: "Job", name: "x" }] },
        status: {
          phase: "Failed",
          containerStatuses: [{ name: "web", state: { terminated: { exitCode, reason: "Error" } } }],
        },
      });
    const message = "Job has reached the specified backoff limit";
    const failure = await diagnosed({
      manifest: job,
      status: { conditions: [{ type: "Failed", status: "True", reason: "BackoffLimitExceeded", message }] },
      pods: [ended("a", "2026-01-01T10:00:00Z", 3), ended("b", "2026-01-01T10:01:00Z", 1)],
    });
    expect(failure.message).toBe(`${message}: container web ended with exit code 1`);
    expect(failure.container).toMatchObject({ exit: "exit code 1" });
  });

  it("of a StatefulSet is the pod that the others wait for", async () => {
    const failure = await diagnosed({
      manifest: manifest.replace("Deployment", "StatefulSet"),
      status: { updateRevision: "x-1", replicas: 1 },
      pods: [pod("x-0", { metadata: { labels: { "controller-revision-hash": "x-1" } }, status: backsOff(3) })].map(
        (each) => ({ ...each, metadata: { ...each.metadata, name: "x-0", namespace: "shop", uid: "x-0" } }),
      ),
    });
    expect(failure.message).toMatch(/; 2 pods wait for x-0 \(podManagementPolicy OrderedReady\)$/);
  });
});

describe("the previous version", () => {
  const pods = [
    podOf(1, "a", isReady, old),
    podOf(1, "b", isReady, old),
    podOf(1, "c", unready, old),
    podOf(2, "d", notFound),
  ];

  it("is named by the changed image, with the number of its ready pods", async () => {
    const words = "the previous version (web:1.4) is still serving with 2 of 3 pods";
    expect((await diagnosed(ill({ pods }))).previous).toBe(words);
  });

  it.each<readonly [string, readonly KubernetesObject[]]>([
    ["there is none", pods.slice(3)],
    ["none of its pods is ready", pods.slice(2)],
  ])("is not named where %s", async (_, some) => {
    expect((await diagnosed(ill({ pods: some }))).previous).toBeUndefined();
  });
});

describe("how a container ended", () => {
  it.each([
    [{ exitCode: 0, reason: "Completed" }, "exit code 0: it ended without an error, but is expected to keep running"],
    [{ exitCode: 1 }, "exit code 1"],
    [{ exitCode: 126 }, "exit code 126: a command is not executable"],
    [{ exitCode: 127 }, "exit code 127: a command does not exist"],
    [{ exitCode: 137 }, "exit code 137, killed (SIGKILL)"],
    [
      { exitCode: 137, reason: "OOMKilled" },
      "exit code 137, killed (SIGKILL): it has no memory limit, and its node had no memory left",
    ],
    [{ exitCode: 139 }, "exit code 139, it crashed (SIGSEGV): invalid memory access"],
    [{ exitCode: 143 }, "exit code 143, told to stop (SIGTERM)"],
    [{ exitCode: 128, reason: "StartError" }, "exit code 128: it could not be started"],
  ])("%o: %s", async (end, words) => {
    const pods = [podOf(2, "a", backsOff(3, end))];
    expect((await diagnosed(ill({ pods }))).container?.exit).toBe(words);
  });
});

describe("a probe", () => {
  const http = { httpGet: { path: "/healthz", port: "http" } };
  const refused = "dial tcp 10.0.0.5:5432: connect: connection refused";
  it.each([
    [http, "HTTP probe failed with statuscode: 404", "readiness probe: GET /healthz :8080 → 404"],
    [
      http,
      `Get "http://10.0.0.5:8080/healthz": ${refused}`,
      "readiness probe: GET /healthz :8080 → connection refused",
    ],
    [
      { httpGet: { port: 8443, scheme: "HTTPS" }, timeoutSeconds: 5 },
      'Get "https://10.0.0.5:8443/": net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
      "readiness probe: GET / :8443 (HTTPS) → no response within 5s",
    ],
    [{ tcpSocket: { port: 5432 } }, refused, "readiness probe: connect :5432 → connection refused"],
    [
      { exec: { command: ["cat", "/tmp/healthy"] } },
      "cat: can't open '/tmp/healthy': No such file or directory\n",
      "readiness probe: exec cat /tmp/healthy → cat: can't open '/tmp/healthy': No such file or directory",
    ],
    [
      { grpc: { port: 9090 } },
      'service unhealthy (responded with "NOT_SERVING")',
      "readiness probe: gRPC :9090 → NOT_SERVING",
    ],
  ])("%o %s: %s", async (readinessProbe, message, words) => {
    const ports = [{ name: "http", containerPort: 8080 }];
    const pods = [podOf(2, "a", unready, { spec: { containers: [{ name: "web", ports, readinessProbe }] } })];
    const events = [event("a", "Unhealthy", `Readiness probe failed: ${message}`, { inside: "web" })];
    expect((await diagnosed(ill({ pods, events }))).probe).toBe(words);
  });
});

describe("last lines", () => {
  const pods = [podOf(2, "a", backsOff(3))];
  const logsOf = async (answers: Parameters<typeof diagnosed>[1], some = pods) =>
    (await diagnosed(ill({ pods: some }), answers)).logs;

  it("are of the run that crashed", async () => {
    const answers = { "previous=true": "starting\nbye\n", "/log?": "starting\n" };
    expect(await logsOf(answers)).toEqual([{ pod: "a", container: "web", previous: true, lines: ["starting", "bye"] }]);
  });

  it("are those of the current run if only that has any", async () => {
    const answers = { "previous=true": "", "/log?": "bye\n" };
    expect(await logsOf(answers)).toMatchObject([{ previous: false, lines: ["bye"] }]);
  });

  it("are at most 25, and 4 KB of the end", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    expect((await logsOf({ "/log?": lines.join("\n") }))[0]?.lines).toEqual(lines.slice(-25));
    const long = (await logsOf({ "/log?": `${"x".repeat(5000)}\n${"y".repeat(3000)}\nend` }))[0]?.lines;
    expect(long).toEqual(["…", "y".repeat(3000), "end"]);
    const endless = (await logsOf({ "/log?": `${"x".repeat(5000)}end` }))[0]?.lines;
    expect(endless).toEqual(["…", `${"x".repeat(4093)}end`]);
  });

  it("are not requested for a container that never ran", async () => {
    const asked: string[] = [];
    const source = read(manifest);
    const rollout = rolloutOf(source, { ...second, revisions, pods: [podOf(2, "a", notFound)] });
    await diagnose([{ rollout, manifest: source }], { api: answering({}, asked), redact: String });
    expect(asked.filter((path) => path.includes("/log?"))).toEqual([]);
  });

  it("contain no half of a secret that was truncated", async () => {
    const secret = "the-whole-of-a-secret";
    const source = read(manifest);
    const rollout = rolloutOf(source, { ...second, revisions, pods: [podOf(2, "a", backsOff(3))] });
    const api = answering({ "/log?": `${secret}${"x".repeat(4090)}` });
    const redact = (text: string) => text.replaceAll(secret, "***");
    const [failure] = await diagnose([{ rollout, manifest: source }], { api, redact });
    expect(failure?.logs[0]?.lines.at(-1)).toMatch(/^\*\*\*x+$/);
  });

  it("of a recovering container are those of the crash", async () => {
    const healing = [podOf(2, "a", runsAgain(2))];
    expect(await logsOf({ "previous=true": "bye", "/log?": "hello" }, healing)).toMatchObject([{ lines: ["bye"] }]);
  });
});

describe("events", () => {
  const warning = (uid: string, reason: string, message: string, at: number, count = 1) => ({
    ...event(uid, reason, message, { at }),
    type: "Warning",
    count,
    involvedObject: { kind: "Pod", name: uid, uid },
  });

  it("are reported once for all pods with the same event, with their number and age", async () => {
    const pods = [podOf(2, "x-2-a", backsOff(3)), podOf(2, "x-2-b", backsOff(3))];
    const events = [
      warning("x-2-a", "BackOff", "Back-off restarting failed container web in pod x-2-a_shop", 10, 4),
      warning("x-2-b", "BackOff", "Back-off restarting failed container web in pod x-2-b_shop", 40, 2),
      warning("x-2-b", "Unhealthy", "Readiness probe failed", 50),
      { ...warning("x-2-a", "Pulled", "pulled", 60), type: "Normal" },
    ];
    expect((await diagnosed(ill({ pods, events }))).events).toEqual([
      {
        about: "Pod/x-2-a",
        reason: "BackOff",
        message: "Back-off restarting failed container web in pod x-2-a_shop",
        count: 6,
        age: 20,
      },
      { about: "Pod/x-2-b", reason: "Unhealthy", message: "Readiness probe failed", count: 1, age: 10 },
    ]);
  });

  it("about pods that were never created are combined", async () => {
    const refused = (name: string, at: number) =>
      warning("x-2", "FailedCreate", `Error creating: pods "${name}" is forbidden: exceeded quota: room`, at);
    const { events } = await diagnosed(ill({ events: [refused("x-2-a", 1), refused("x-2-b", 2)] }));
    expect(events).toMatchObject([{ reason: "FailedCreate", count: 2 }]);
  });

  it("of a custom resource are requested", async () => {
    const database = "apiVersion: acme.test/v1\nkind: Database\nmetadata: { name: x }\n";
    const conditions = [{ type: "Ready", status: "False", reason: "Waiting", message: "no disk" }];
    const items = [warning("x", "NoDisk", "the disk is not there", 0)];
    const failure = await diagnosed(
      { manifest: database, status: { conditions } },
      { "involvedObject.uid%3Dx": { items } },
    );
    expect(failure).toMatchObject({ message: "no disk", events: [{ reason: "NoDisk" }], field: [] });
  });
});

describe("evidence that cannot be read", () => {
  const pods = [podOf(2, "a", backsOff(3))];

  it("is reported if the identity lacks the right", async () => {
    expect((await diagnosed(ill({ pods }))).unknown).toEqual(["no permission to read the logs of a"]);
  });

  it("is not reported if the log of one run is empty and the other is missing", async () => {
    const gone = new ApiError(400, { message: 'previous terminated container "web" in pod "a" not found' });
    const { unknown, logs } = await diagnosed(ill({ pods }), { "previous=true": gone, "/log?": "" });
    expect(unknown).toEqual([]);
    expect(logs).toMatchObject([{ container: "web", previous: false, lines: [] }]);
  });

  it("is reported if so many objects fail that not all logs are read", async () => {
    const source = read(manifest);
    const rollout = rolloutOf(source, { ...second, revisions, pods });
    const patients = Array.from({ length: 21 }, () => ({ rollout, manifest: source }));
    const failures = await diagnose(patients, { api: answering({ "/log?": "bye" }), redact: String });
    expect(failures.filter(({ logs }) => logs.length > 0)).toHaveLength(20);
    expect(failures[20]?.unknown).toEqual(["the logs of a were not read, because too many objects fail"]);
  });

  it("is reported after two seconds, however long the API server takes", { timeout: 10_000 }, async () => {
    const began = performance.now();
    const failure = await diagnosed(ill({ pods }), { "/log?": new Promise(() => undefined) });
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(failure).toMatchObject({
      unknown: ["the logs of a did not arrive in time"],
      logs: [],
      reason: "CrashLoopBackOff",
    });
  });
});

it("never contains the value of a Secret", async () => {
  const pods = [podOf(2, "a", waits("CreateContainerConfigError", "couldn't find key password in Secret shop/db"))];
  const failure = await diagnosed(ill({ pods }), { "/secrets/db": { data: { pass: "c2VjcmV0" } } });
  expect(failure.cause).toBe("Secret db has no key password; it has pass");
  expect(JSON.stringify(failure)).not.toMatch(/c2VjcmV0|"secret"/);
});

it("reports that an image comes from the input, not from the manifest", async () => {
  const { overrides } = parseImageOverrides([{ text: "shop/web=10", line: 1 }]);
  const [source] = setImages([read(manifest)], overrides).manifests;
  if (source === undefined) throw new Error("no object");
  const rollout = rolloutOf(source, { ...second, revisions, pods: [podOf(2, "a", notFound)] });
  const [failure] = await diagnose([{ rollout, manifest: source }], { api: answering({}), redact: String });
  expect(failure).toMatchObject({
    setBy: "set by input 'images'",
    location: { file: "web.yaml", line: 10 },
    field: ["spec", "template", "spec", "containers", 0, "image"],
  });
});
