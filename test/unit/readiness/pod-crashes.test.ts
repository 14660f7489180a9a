import { assessCases } from "./cases.ts";
import { backsOff, event, hasEnded, pod, runsAgain, waits } from "./pods.ts";

const { spec } = pod("x");
const start = (what: string) => ({
  exitCode: 128,
  reason: "StartError",
  message: `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${what}: unknown`,
});
const unhealthy = event("x", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", {
  inside: "web",
});

assessCases("v1", "Pod", [
  {
    given: "its container has crashed once",
    source: "Kubernetes docs, Container restarts",
    spec,
    status: hasEnded(0),
    readiness: "failing (Error): container web ended with exit code 1",
  },
  {
    given: "it runs after its first restart",
    source: "Kubernetes docs, Container restarts",
    spec,
    status: runsAgain(1),
    readiness: "failing (CrashLoopBackOff): container web was restarted: it ended with exit code 1 (1 restart)",
  },
  {
    given: "it waits for its second restart",
    source: "kubelet",
    spec,
    status: backsOff(0),
    readiness: "failing (Error): container web ended with exit code 1",
  },
  {
    given: "it waits for its third start",
    source: "krane, which leaves a crash loop to its timeout",
    spec,
    status: backsOff(2),
    readiness: "failing (CrashLoopBackOff): container web ended with exit code 1 (2 restarts)",
  },
  {
    given: "it waits for its fourth start",
    source: "Argo CD, for which it is degraded from the first crash on",
    spec,
    status: backsOff(3),
    readiness: "failed (CrashLoopBackOff): container web ended with exit code 1 (3 restarts)",
  },
  {
    given: "it has just ended for the fourth time",
    source: "kubelet",
    spec,
    status: hasEnded(3),
    readiness: "failing (CrashLoopBackOff): container web ended with exit code 1 (3 restarts)",
  },
  {
    given: "it runs after its fourth restart, which may be a recovery",
    source: "Kubernetes docs, Container restarts",
    spec,
    status: runsAgain(4),
    readiness: "failing (CrashLoopBackOff): container web was restarted: it ended with exit code 1 (4 restarts)",
  },
  {
    given: "it keeps ending without an error",
    source: "kubelet, CrashLoopBackOff after Completed",
    spec,
    status: backsOff(5, { exitCode: 0, reason: "Completed" }),
    readiness: "failed (CrashLoopBackOff): container web ended with exit code 0 (5 restarts)",
  },
  {
    given: "it keeps exceeding its memory limit",
    source: "Kubernetes docs, Exceed a Container's memory limit",
    spec,
    status: backsOff(3, { exitCode: 137, reason: "OOMKilled" }),
    readiness: "failed (OOMKilled): container web was killed: out of memory (3 restarts)",
  },
  {
    given: "it is killed because its liveness probe fails",
    source: "Kubernetes docs, Liveness probe",
    spec,
    status: backsOff(3, { exitCode: 137 }),
    events: [unhealthy],
    readiness:
      "failed (CrashLoopBackOff): container web was killed because its liveness probe gets HTTP 500 (3 restarts)",
  },
  {
    given: "it ends on its own, and its liveness probe fails too",
    source: "Kubernetes docs, Liveness probe",
    spec,
    status: backsOff(3, { exitCode: 1 }),
    events: [unhealthy],
    readiness: "failed (CrashLoopBackOff): container web ended with exit code 1 (3 restarts)",
  },
  {
    given: "an init container crashes",
    source: "krane",
    spec: { ...(spec as object), initContainers: [{ name: "migrate", image: "shop/migrate:9" }] },
    status: {
      initContainerStatuses: [
        {
          name: "migrate",
          restartCount: 3,
          state: { waiting: { reason: "CrashLoopBackOff" } },
          lastState: { terminated: { exitCode: 2, reason: "Error" } },
        },
      ],
    },
    readiness: "failed (CrashLoopBackOff): init container migrate ended with exit code 2 (3 restarts)",
  },
  {
    given: "the second of two containers crashes while the first one starts",
    source: "observed",
    spec: { ...(spec as object), containers: [{ name: "slow" }, { name: "web" }] },
    status: {
      ...backsOff(3),
      containerStatuses: [{ name: "slow", ready: false, state: { running: {} } }, ...backsOff(3).containerStatuses],
    },
    readiness: "failed (CrashLoopBackOff): container web ended with exit code 1 (3 restarts)",
  },
  {
    given: "nothing is known of how it ended",
    source: "krane",
    spec,
    status: waits("CrashLoopBackOff"),
    readiness: "failing (CrashLoopBackOff): container web crashes",
  },
  {
    given: "its command is not in the image",
    source: "runc",
    spec,
    status: backsOff(1, start('exec: "serve": executable file not found in $PATH')),
    readiness: "failed at once (StartError): container web cannot be started: serve does not exist",
  },
  {
    given: "its command is not in the image, and the last attempt was just now",
    source: "containerd",
    spec,
    status: waits("RunContainerError", start('exec: "/serve": stat /serve: no such file or directory').message),
    readiness: "failed at once (RunContainerError): container web cannot be started: /serve does not exist",
  },
  {
    given: "its command is not in the image",
    source: "cri-dockerd",
    spec,
    status: backsOff(1, {
      ...start('exec: "serve": executable file not found in $PATH'),
      reason: "ContainerCannotRun",
    }),
    readiness: "failed at once (ContainerCannotRun): container web cannot be started: serve does not exist",
  },
  {
    given: "its command is not in the image",
    source: "crun",
    spec,
    status: waits(
      "RunContainerError",
      "container create failed: executable file `serve` not found in $PATH: No such file or directory",
    ),
    readiness: "failed at once (RunContainerError): container web cannot be started: serve does not exist",
  },
  {
    given: "its command is not executable",
    source: "runc",
    spec,
    status: backsOff(1, start('exec: "/serve": permission denied')),
    readiness: "failed at once (StartError): container web cannot be started: /serve is not executable",
  },
  {
    given: "its command is built for another architecture",
    source: "runc",
    spec,
    status: backsOff(1, start("exec /serve: exec format error")),
    readiness: "failed at once (StartError): container web cannot be started: /serve is built for another architecture",
  },
  {
    given: "the runtime is too busy to start it",
    source: "containerd",
    spec,
    status: waits("RunContainerError", "context deadline exceeded"),
    readiness: "failing (RunContainerError): container web cannot be started: context deadline exceeded",
  },
  {
    given: "its postStart hook fails",
    source: "Kubernetes docs, Container hooks",
    spec,
    status: waits("PostStartHookError", "PostStartHookError"),
    readiness: "failing (PostStartHookError): container web: PostStartHookError",
  },
]);
