import { assessCases } from "./cases.ts";

const unseen = "progressing: waiting for its controller to observe the change";
const metadata = { generation: 3 };
const ready = { type: "Ready", status: "True" };

/** Words that stand in a status, by what is said of the object then. */
const phases = {
  ready: ["Ready", "RUNNING", "healthy", "Bound", "Succeeded", "in-sync", "UpToDate", "Cluster in healthy state"],
  waiting: [
    "Pending",
    "creating",
    "IN_PROGRESS",
    "DEPLOYED_NOT_READY",
    "NotReady",
    "Waiting for pods to be ready",
    "Setting up primary",
    "ScalingUp",
    "yellow",
    "Unavailable",
    "unknown",
  ],
  failing: [
    "Failed",
    "error",
    "UpdateFailed",
    "ConfigError",
    "Degraded",
    "red",
    "NonCompliant",
    "Not found",
    "Rejected",
    "Bucket already exists",
  ],
  resting: ["Paused", "Hibernated", "Suspended"],
} as const;

const saidOf = {
  ready: () => "ready",
  waiting: (field: string, word: string) => `progressing: ${field} is ${word}`,
  failing: (field: string, word: string) => `failing (${/^[\w-]+$/.test(word) ? word : "Failed"}): ${field} is ${word}`,
  resting: (field: string, word: string) => `ready: ${field} is ${word}`,
} as const;

assessCases(
  "example.com/v1",
  "Widget",
  (["ready", "waiting", "failing", "resting"] as const).flatMap((meaning) =>
    phases[meaning].flatMap((word, index) => {
      const field = ["phase", "state", "status", "health", "currentState", "clusterStatus"][index % 6] ?? "phase";
      return {
        given: `${field}: ${word}`,
        source: "what operators write",
        status: { [field]: word },
        readiness: saidOf[meaning](field, word),
      };
    }),
  ),
);

/** Conditions as `Type=Status(Reason)`, and what is said of the object then. */
const sets: readonly (readonly [conditions: string, readiness: string])[] = [
  ["Failed=True", "failing (Failed): Failed is True"],
  ["Degraded=True(PodsDown)", "failing (PodsDown): PodsDown"],
  ["Degraded=False Available=True Progressing=False", "ready"],
  ["Available=True Degraded=True", "failing (Degraded): Degraded is True"],
  ["Available=True Progressing=True(Upgrading)", "progressing: Upgrading"],
  ["Available=True Progressing=True(NewReplicaSetAvailable)", "ready"],
  [
    "Available=True Progressing=False(ProgressDeadlineExceeded)",
    "failing (ProgressDeadlineExceeded): ProgressDeadlineExceeded",
  ],
  ["HasErrors=True Ready=False", "failing (HasErrors): HasErrors is True"],
  ["HasErrors=False Ready=True", "ready"],
  ["NotReady=True(Timeout)", "failing (Timeout): Timeout"],
  ["PartiallyReady=True Ready=True", "ready"],
  ["Ready=True NoErrors=True", "ready"],
  ["Ready=False(DependencyNotFound)", "failing (DependencyNotFound): DependencyNotFound"],
  ["Ready=False(DependencyNotReady)", "progressing: DependencyNotReady"],
  ["Ready=False(Updating)", "progressing: Updating"],
  ["Ready=true", "ready"],
  ["Configured=True Deployed=False(StatefulSetFailed)", "failing (StatefulSetFailed): StatefulSetFailed"],
  ["Installed=True Healthy=False(Unpacking)", "progressing: Unpacking"],
  ["acme.example/statefulset-available=False(MinimumReplicas)", "progressing: MinimumReplicas"],
  ["acme.example/statefulset-available=True", "ready"],
  ["Available=True Progressing=Unknown(Waiting)", "progressing: Waiting"],
  ["ResourcesUpToDate=True RolloutProgressing=True(Step1)", "progressing: Step1"],
  ["Running=True(Running)", "progressing: Running"],
  ["Running=True(Successful) Successful=True", "ready"],
  ["Complete=True(JobFailed)", "failing (JobFailed): JobFailed"],
  ["Paused=True(ByUser) Ready=False(Stopped)", "ready: paused: ByUser"],
  ["PartsReady=False Ready=True", "ready"],
];

function conditionsIn(text: string) {
  return text.split(" ").map((each) => {
    const [, type = "", status = "", reason] = /^([^=]+)=(\w+)(?:\((\w+)\))?$/.exec(each) ?? [];
    return { type, status, ...(reason === undefined ? {} : { reason }) };
  });
}

assessCases(
  "example.com/v1",
  "Widget",
  sets.map(([text, readiness]) => ({
    given: text,
    source: "what operators write",
    status: { conditions: conditionsIn(text) },
    readiness,
  })),
);

assessCases("example.com/v1", "Widget", [
  {
    given: "a phase in progress, and still ready",
    source: "Cluster API",
    status: { phase: "Provisioning", conditions: [ready] },
    readiness: "progressing: phase is Provisioning",
  },
  {
    given: "a phase that has priority over the parts",
    source: "Camel K",
    status: { phase: "Running", conditions: conditionsIn("CronJobAvailable=False(NotUsed)") },
    readiness: "ready",
  },
  {
    given: "failed, with a message",
    source: "observed",
    status: { phase: "Failed", message: "no such bucket" },
    readiness: "failing (Failed): phase is Failed: no such bucket",
  },
  {
    given: "failed, with an end time",
    source: "observed",
    status: { phase: "Failed", completionTime: "2026-01-01T10:00:00Z" },
    readiness: "failed (Failed): phase is Failed",
  },
  {
    given: "the desired and the previous phase are not the current one",
    source: "observed",
    status: { state: "Ready", desiredState: "Stopped", previousPhase: "Failed", lastRunStatus: "Failed" },
    readiness: "ready",
  },
  {
    given: "stopped as requested",
    source: "KubeVirt",
    spec: { running: false },
    status: { printableStatus: "Stopped", conditions: conditionsIn("Ready=False(VMINotExists)") },
    readiness: "ready: printableStatus is Stopped",
  },
  {
    given: "stopped, but should run",
    source: "KubeVirt",
    spec: { running: true },
    status: { printableStatus: "Stopped" },
    readiness: "progressing: printableStatus is Stopped",
  },
  {
    given: "a phase of an older generation",
    source: "Contour",
    metadata,
    status: { currentStatus: "valid", conditions: [{ type: "Valid", status: "True", observedGeneration: 2 }] },
    readiness: unseen,
  },
  {
    given: "too few replicas ready",
    source: "observed",
    status: { replicas: 3, readyReplicas: 2 },
    readiness: "progressing: 2 of 3 ready",
  },
  { given: "all replicas ready", source: "observed", status: { replicas: 3, readyReplicas: 3 }, readiness: "ready" },
  {
    given: "a fraction of them ready",
    source: "OpenTelemetry",
    status: { scale: { statusReplicas: "1/3" } },
    readiness: "progressing: 1 of 3 ready",
  },
  {
    given: "not ready in a boolean field",
    source: "volume snapshots",
    status: { readyToUse: false, error: { message: "no such class" } },
    readiness: "failing (Error): no such class",
  },
  {
    given: "only an error message",
    source: "observed",
    status: { errMsg: "cannot connect" },
    readiness: "failing (Error): cannot connect",
  },
  {
    given: "nested: one part fails",
    source: "Gloo",
    status: { statuses: { "system-a": { state: "Accepted" }, "system-b": { state: "Rejected" } } },
    readiness: "failing (Rejected): state is Rejected",
  },
  {
    given: "nested: healthy and synced",
    source: "Argo CD, Application",
    status: { health: { status: "Healthy" }, sync: { status: "Synced" }, history: [{ status: "Failed" }] },
    readiness: "ready",
  },
  {
    given: "nested: synced and still starting",
    source: "Argo CD, Application",
    status: { health: { status: "Progressing" }, sync: { status: "Synced" } },
    readiness: "progressing: status is Progressing",
  },
  {
    given: "nested conditions",
    source: "OpenShift, Route",
    status: { ingress: [{ conditions: [{ type: "Admitted", status: "False", reason: "HostAlreadyClaimed" }] }] },
    readiness: "progressing: HostAlreadyClaimed",
  },
  {
    given: "numbers of states",
    source: "Gloo before namespaced statuses",
    status: { reportedBy: "gateway", state: 2 },
    readiness: "failing (Rejected): state is Rejected",
  },
]);

assessCases("example.com/v1", "WidgetRun", [
  {
    given: "running, but runs to completion",
    source: "Argo",
    status: { phase: "Running" },
    readiness: "progressing: phase is Running",
  },
  { given: "succeeded", source: "Argo", status: { phase: "Succeeded" }, readiness: "ready" },
]);
