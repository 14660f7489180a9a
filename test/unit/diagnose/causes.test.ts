/** What a kubelet, a runtime, a scheduler or the API server says, and the cause and the line that come of it. */
import { describe, expect, it } from "vitest";
import { backsOff, event, pod, replicaSet, unready, unschedulable, waits } from "../rollout/pods.ts";
import { type Answers, diagnosed, type Ill, lineOf } from "./cases.ts";

const deployment = (inContainer = "", inPod = "") => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: x
spec:
  template:
    spec:
      containers:
        - name: web
          image: shop/web:9
${inContainer}${inPod}`;

interface Case {
  readonly given: string;
  readonly container?: string;
  readonly inPod?: string;
  readonly status: Readonly<Record<string, unknown>>;
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly events?: Ill["events"];
  readonly answers?: Answers;
  readonly cause: string | undefined;
  readonly line: string;
}

function check(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases)("$given: $cause", async ({ container, inPod, status, spec, events = [], answers, cause, line }) => {
      const manifest = deployment(container, inPod);
      const owned = {
        metadata: { ownerReferences: [{ uid: "x-1", kind: "ReplicaSet", name: "x-1" }] },
        spec: { containers: [{ name: "proxy" }, { name: "web", image: "shop/web:9", ...spec }], ...podSpec(spec) },
        status,
      };
      const one = pod("x-1-a", owned);
      const failure = await diagnosed(
        {
          manifest,
          metadata: { annotations: { "deployment.kubernetes.io/revision": "1" } },
          pods: [{ ...one, metadata: { ...one.metadata, name: "x-1-a", namespace: "shop", uid: "x-1-a" } }],
          revisions: [replicaSet(1)],
          events,
        },
        answers,
      );
      expect(failure.cause).toBe(cause);
      expect(lineOf(failure, manifest)).toBe(line);
    });
  });
}

const podSpec = (spec: Case["spec"]) => (spec?.pod as object | undefined) ?? {};

const pull = (message: string) =>
  waits("ErrImagePull", `failed to pull and unpack image "docker.io/shop/web:9": ${message}`);
const image = "image: shop/web:9";

check("an image", [
  {
    given: "containerd does not find it",
    status: waits(
      "ImagePullBackOff",
      'Back-off pulling image "shop/web:9": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/shop/web:9": failed to resolve reference "docker.io/shop/web:9": docker.io/shop/web:9: not found',
    ),
    cause: "the image's tag does not exist: Docker Hub has no shop/web with the tag 9",
    line: image,
  },
  {
    given: "an older kubelet says why only in an event",
    status: waits("ImagePullBackOff", 'Back-off pulling image "shop/web:9"'),
    events: [event("x-1-a", "Failed", 'Failed to pull image "shop/web:9": manifest unknown', { inside: "web" })],
    cause: "the image's tag does not exist: Docker Hub has no shop/web with the tag 9",
    line: image,
  },
  {
    given: "it is private, and nobody has credentials",
    status: pull(
      "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
    ),
    cause:
      "Docker Hub does not let the node pull shop/web:9, which shows no credentials (the pod has no imagePullSecrets): it is private, or does not exist",
    line: image,
  },
  {
    given: "the credentials are no good",
    spec: { pod: { imagePullSecrets: [{ name: "regcred" }] } },
    status: pull("failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden"),
    cause:
      "Docker Hub does not let the node pull shop/web:9, with the credentials of regcred: they are wrong, lack the right, or it does not exist",
    line: image,
  },
  {
    given: "the pull secret is missing",
    status: pull("401 Unauthorized"),
    events: [
      event(
        "x-1-a",
        "FailedToRetrieveImagePullSecret",
        "Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.",
      ),
    ],
    cause: "Docker Hub does not let the node pull shop/web:9: the pull secret regcred does not exist",
    line: image,
  },
  {
    given: "the rate limit is reached",
    status: pull("429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit."),
    cause: "Docker Hub limits how often images are pulled, and the limit is reached (rate limit)",
    line: image,
  },
  {
    given: "its name has an upper-case letter",
    spec: { image: "shop/Web:9" },
    status: waits("InvalidImageName", "couldn't parse image name"),
    cause: "shop/Web:9 is not the name of an image: it must be in lower case",
    line: image,
  },
  {
    given: "a variable in it was never filled in",
    spec: { image: "shop/web:{{tag}}" },
    status: waits("InvalidImageName", "couldn't parse image name"),
    cause: "shop/web:{{tag}} is not the name of an image: something in it was to be filled in before",
    line: image,
  },
  {
    given: "it is built for other machines",
    status: pull("no match for platform in manifest: not found"),
    cause: "the image shop/web:9 is not built for the architecture of the node",
    line: image,
  },
]);

const env = `          env:
            - name: USER
              valueFrom: { secretKeyRef: { name: db, key: user } }
            - name: PASSWORD
              valueFrom:
                secretKeyRef: { name: db, key: password }
`;
const noKey = waits("CreateContainerConfigError", "couldn't find key password in Secret shop/db");
const secret = { data: { user: "c2hvcA==", pass: "c2VjcmV0" } };

check("what a pod refers to", [
  {
    given: "a key that the Secret does not have",
    container: env,
    status: noKey,
    answers: { "/secrets/db": secret },
    cause: "Secret db has no key password, it has pass, user",
    line: "secretKeyRef: { name: db, key: password }",
  },
  {
    given: "the same, and the Secret may not be read",
    container: env,
    status: noKey,
    cause: "Secret db has no key password",
    line: "secretKeyRef: { name: db, key: password }",
  },
  {
    given: "a Secret that is not there",
    container: "          envFrom:\n            - secretRef: { name: db }\n",
    status: waits("CreateContainerConfigError", 'secret "db" not found'),
    cause: "there is no Secret db in the namespace shop",
    line: "- secretRef: { name: db }",
  },
  {
    given: "a ConfigMap of a volume that is not there",
    inPod: "      volumes:\n        - name: settings\n          configMap: { name: web }\n",
    status: waits("ContainerCreating"),
    events: [
      event("x-1-a", "FailedMount", 'MountVolume.SetUp failed for volume "settings" : configmap "web" not found'),
    ],
    cause: "there is no ConfigMap web in the namespace shop",
    line: "configMap: { name: web }",
  },
  {
    given: "a claim that is not there",
    inPod: "      volumes:\n        - name: data\n          persistentVolumeClaim: { claimName: data }\n",
    spec: { pod: { nodeName: undefined } },
    status: unschedulable('0/1 nodes are available: persistentvolumeclaim "data" not found. not found'),
    cause: "there is no PersistentVolumeClaim data in the namespace shop",
    line: "persistentVolumeClaim: { claimName: data }",
  },
]);

const start = (what: string) => ({
  exitCode: 128,
  reason: "StartError",
  message: `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${what}: unknown`,
});
const logs = (...lines: readonly string[]) => ({ "/log?": `${lines.join("\n")}\n` });

check("a container that ends", [
  {
    given: "it uses more memory than it may",
    container: "          resources: { limits: { memory: 64Mi } }\n",
    spec: { resources: { limits: { memory: "64Mi" } } },
    status: backsOff(3, { exitCode: 137, reason: "OOMKilled" }),
    cause: "it used more than its memory limit of 64Mi",
    line: "resources: { limits: { memory: 64Mi } }",
  },
  {
    given: "Node.js, an error that nothing catches",
    status: backsOff(3),
    answers: logs(
      "/app/server.js:41",
      "    throw new Error('DATABASE_URL is not set')",
      "Error: DATABASE_URL is not set",
      "    at connect (/app/server.js:41:11)",
      "Node.js v24.1.0",
    ),
    cause: 'it says "Error: DATABASE_URL is not set" and ends with exit code 1',
    line: "- name: web",
  },
  {
    given: "Python, a traceback",
    status: backsOff(3),
    answers: logs("Traceback (most recent call last):", '  File "/app/main.py", line 3', "KeyError: 'DATABASE_URL'"),
    cause: `it says "KeyError: 'DATABASE_URL'" and ends with exit code 1`,
    line: "- name: web",
  },
  {
    given: "Java, the root of a chain",
    status: backsOff(3),
    answers: logs(
      'Exception in thread "main" java.lang.IllegalStateException: no data source',
      "\tat shop.Web.main(Web.java:8)",
      "Caused by: java.net.UnknownHostException: db",
      "\t... 12 more",
    ),
    cause: 'it says "java.net.UnknownHostException: db" and ends with exit code 1',
    line: "- name: web",
  },
  {
    given: "Go, a panic",
    status: backsOff(3, { exitCode: 2 }),
    answers: logs("panic: DATABASE_URL is not set", "", "goroutine 1 [running]:"),
    cause: 'it says "panic: DATABASE_URL is not set" and ends with exit code 2',
    line: "- name: web",
  },
  {
    given: "it says nothing of an error",
    status: backsOff(3),
    answers: logs("starting", "bye"),
    cause: undefined,
    line: "- name: web",
  },
  {
    given: "it is built for other machines",
    status: backsOff(3, { exitCode: 255 }),
    answers: logs("exec /app/server: exec format error"),
    cause: "the image shop/web:9 is built for another architecture than that of the node",
    line: image,
  },
  {
    given: "its shell does not know a command",
    container: "          command: [sh, -c, migrat]\n",
    status: backsOff(3, { exitCode: 127 }),
    answers: logs("sh: 1: migrat: not found"),
    cause: "the command migrat does not exist in the image (exit code 127)",
    line: "command: [sh, -c, migrat]",
  },
  {
    given: "its program is not in its image",
    container: "          args: [serve]\n",
    status: backsOff(1, start('exec: "/app/sever": stat /app/sever: no such file or directory')),
    cause: "the command /app/sever does not exist in the image shop/web:9",
    line: "args: [serve]",
  },
  {
    given: "it writes where nothing may be written",
    container: "          securityContext:\n            readOnlyRootFilesystem: true\n",
    spec: { securityContext: { readOnlyRootFilesystem: true } },
    status: backsOff(3),
    answers: logs('nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)'),
    cause: "it writes to /var/cache/nginx/client_temp, which readOnlyRootFilesystem does not allow",
    line: "readOnlyRootFilesystem: true",
  },
  {
    given: "it may not listen on a low port",
    status: backsOff(3),
    answers: logs("nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)"),
    cause: "it may not listen on port 80, which only root may",
    line: "- name: web",
  },
  {
    given: "it may not use a file",
    spec: { securityContext: { runAsUser: 1000 } },
    status: backsOff(3),
    answers: logs("open /data/db.sqlite: permission denied"),
    cause: "it runs as user 1000 and may not use /data/db.sqlite (permission denied)",
    line: "- name: web",
  },
  {
    given: "it does its work and ends",
    status: backsOff(3, { exitCode: 0, reason: "Completed" }),
    cause: "its program ends by itself without an error, where one is expected that goes on running",
    line: image,
  },
  {
    given: "it is killed since its liveness probe fails",
    container: "          livenessProbe:\n            httpGet: { path: /live, port: 8080 }\n",
    spec: { livenessProbe: { httpGet: { path: "/live", port: 8080 } } },
    status: backsOff(3, { exitCode: 137 }),
    events: [
      event("x-1-a", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", { inside: "web" }),
    ],
    cause: "the application answers to /live with HTTP 500",
    line: "livenessProbe:",
  },
]);

const probe = (port: number | string) => ({
  ports: [{ containerPort: 8080 }],
  readinessProbe: { httpGet: { path: "/healthz", port } },
});
const probeLines = "          readinessProbe:\n            httpGet: { path: /healthz, port: 8081 }\n";
const said = (message: string) => [
  event("x-1-a", "Unhealthy", `Readiness probe failed: ${message}`, { inside: "web" }),
];
const refused = 'Get "http://10.0.0.5:8081/healthz": dial tcp 10.0.0.5:8081: connect: connection refused';

check("a probe", [
  {
    given: "a page that is not there",
    container: probeLines,
    spec: probe(8080),
    status: unready,
    events: said("HTTP probe failed with statuscode: 404"),
    cause: "the application answers, and has nothing at /healthz",
    line: "readinessProbe:",
  },
  {
    given: "a port that is none of the container's",
    container: probeLines,
    spec: probe(8081),
    status: unready,
    events: said(refused),
    cause: "the readiness probe asks port 8081, which is no port of container web, whose port is 8080",
    line: "readinessProbe:",
  },
  {
    given: "a port by a name that the container does not have",
    container: probeLines,
    spec: probe("http"),
    status: unready,
    events: said('strconv.Atoi: parsing "http": invalid syntax'),
    cause: "the port of the readiness probe, http, is no port of container web",
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
    cause: "the readiness probe gets no answer within 1s",
    line: "readinessProbe:",
  },
]);

const node = (cpu: string, labels = {}) => ({ metadata: { labels }, status: { allocatable: { cpu } } });
const nodes = (...items: readonly unknown[]) => ({ "/nodes?": { metadata: {}, items } });
const noNode = { pod: { nodeName: undefined } };
const wantsCpu = { resources: { requests: { cpu: "5k" } }, ...noNode };
const cpuLine = "          resources: { requests: { cpu: 5k } }\n";
const full = unschedulable(
  "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.",
);

check("a pod that no node takes", [
  {
    given: "it is larger than any node",
    container: cpuLine,
    spec: wantsCpu,
    status: full,
    answers: nodes(node("4"), node("16")),
    cause: "it is larger than any node: it requests 5000 of cpu, and the largest node has 16",
    line: "resources: { requests: { cpu: 5k } }",
  },
  {
    given: "it is larger than what is left",
    container: cpuLine,
    spec: { ...noNode, resources: { requests: { cpu: "500m" } } },
    status: full,
    answers: nodes(node("4")),
    cause: "the nodes are full: it requests 0.5 of cpu, and none has as much left (the largest node has 4 in all)",
    line: "resources: { requests: { cpu: 5k } }",
  },
  {
    given: "nodes may not be read",
    container: cpuLine,
    spec: wantsCpu,
    status: full,
    cause: "it requests 5000 of cpu, and no node has as much left",
    line: "resources: { requests: { cpu: 5k } }",
  },
  {
    given: "a label that no node has",
    inPod: "      nodeSelector: { disk: ssd }\n",
    spec: { pod: { nodeName: undefined, nodeSelector: { disk: "ssd" } } },
    status: unschedulable("0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector."),
    answers: nodes(node("4", { disk: "hdd" })),
    cause: "no node has the label that nodeSelector asks for: disk=ssd",
    line: "nodeSelector: { disk: ssd }",
  },
  {
    given: "a taint",
    spec: noNode,
    status: unschedulable("0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}."),
    cause: "it does not tolerate the taint of the nodes: dedicated=gpu",
    line: "apiVersion: apps/v1",
  },
]);
