import { assessCases } from "./cases.ts";
import { pod, waits } from "./pods.ts";

const unseen = "progressing: waiting for its controller to observe the change";
const metadata = { generation: 3 };
const current = { observedGeneration: 3 };
const ready = { type: "Ready", status: "True" };
const isFalse = (type: string, reason: string, message: string) => ({ type, status: "False", reason, message });

assessCases("cert-manager.io/v1", "Certificate", [
  {
    given: "just created",
    source: "observed; kstatus calls it current",
    readiness: "progressing: waiting for its controller to report",
  },
  {
    given: "being issued",
    source: "Argo CD",
    metadata: { generation: 1 },
    status: {
      conditions: [
        isFalse("Ready", "DoesNotExist", "Issuing certificate as Secret does not exist"),
        { type: "Issuing", status: "True", message: "Issuing certificate as Secret does not exist" },
      ],
    },
    readiness: "progressing: Issuing certificate as Secret does not exist",
  },
  {
    given: "still valid, and being reissued for another name",
    source: "Argo CD",
    metadata: { generation: 2 },
    status: {
      conditions: [
        { ...ready, observedGeneration: 2 },
        { type: "Issuing", status: "True", message: "Fields on existing CertificateRequest resource not up to date" },
      ],
    },
    readiness: "progressing: Fields on existing CertificateRequest resource not up to date",
  },
  {
    given: "could not be issued, and will be retried in an hour",
    source: "cert-manager docs, Troubleshooting",
    metadata: { generation: 1 },
    status: {
      conditions: [
        isFalse("Ready", "DoesNotExist", "Issuing certificate as Secret does not exist"),
        isFalse("Issuing", "Failed", "The certificate request has failed to complete and will be retried"),
      ],
    },
    readiness: "failing (Failed): The certificate request has failed to complete and will be retried",
  },
  {
    given: "issued",
    source: "cert-manager",
    metadata: { generation: 1 },
    status: { conditions: [{ ...ready, observedGeneration: 1 }] },
    readiness: "ready",
  },
]);

assessCases("cert-manager.io/v1", "Issuer", [
  {
    given: "its account cannot be registered",
    source: "cert-manager",
    status: { conditions: [isFalse("Ready", "ErrRegisterACMEAccount", "Failed to register ACME account")] },
    readiness: "failing (ErrRegisterACMEAccount): Failed to register ACME account",
  },
]);

assessCases("external-secrets.io/v1", "ExternalSecret", [
  { given: "just created", source: "Argo CD", readiness: "progressing: waiting for its controller to report" },
  {
    given: "there is no such secret in the vault",
    source: "Argo CD",
    status: { conditions: [isFalse("Ready", "SecretSyncedError", "could not get secret data from provider")] },
    readiness: "failing (SecretSyncedError): could not get secret data from provider",
  },
  {
    given: "synced",
    source: "Argo CD",
    status: { conditions: [{ ...ready, reason: "SecretSynced" }] },
    readiness: "ready",
  },
]);

assessCases("bitnami.com/v1alpha1", "SealedSecret", [
  { given: "just created", source: "Argo CD", readiness: "progressing: waiting for its controller to report" },
  {
    given: "sealed for another cluster",
    source: "Argo CD",
    metadata,
    status: {
      ...current,
      conditions: [{ type: "Synced", status: "False", message: "no key could decrypt secret (password)" }],
    },
    readiness: "failed (NotSynced): no key could decrypt secret (password)",
  },
  {
    given: "a Secret of that name already exists",
    source: "Sealed Secrets, which tries again",
    metadata,
    status: {
      ...current,
      conditions: [
        { type: "Synced", status: "False", message: "Resource already exists and is not managed by SealedSecret" },
      ],
    },
    readiness: "failing (NotSynced): Resource already exists and is not managed by SealedSecret",
  },
  {
    given: "unsealed",
    source: "Argo CD",
    metadata,
    status: { ...current, conditions: [{ type: "Synced", status: "True" }] },
    readiness: "ready",
  },
]);

assessCases("serving.knative.dev/v1", "Service", [
  {
    given: "its revision is in progress",
    source: "Argo CD",
    metadata,
    status: { ...current, conditions: [{ type: "Ready", status: "Unknown", reason: "RevisionMissing" }] },
    readiness: "progressing: RevisionMissing",
  },
  {
    given: "its revision has failed",
    source: "Argo CD",
    metadata,
    status: {
      ...current,
      conditions: [isFalse("Ready", "RevisionFailed", 'Revision "web-2" failed: Unable to fetch image')],
    },
    readiness: 'failed (RevisionFailed): Revision "web-2" failed: Unable to fetch image',
  },
  {
    given: "the previous revision has failed",
    source: "Knative",
    metadata,
    status: { observedGeneration: 2, conditions: [isFalse("Ready", "RevisionFailed", 'Revision "web-1" failed')] },
    readiness: unseen,
  },
]);

assessCases("helm.toolkit.fluxcd.io/v2", "HelmRelease", [
  {
    given: "being upgraded",
    source: "Flux docs, Helm Release conditions",
    metadata,
    status: {
      ...current,
      conditions: [
        { type: "Reconciling", status: "True", reason: "Progressing", message: "Running 'upgrade' action" },
        { type: "Ready", status: "Unknown", reason: "Progressing" },
      ],
    },
    readiness: "progressing: Running 'upgrade' action",
  },
  {
    given: "the upgrade failed, and is retried",
    source: "Flux docs, Helm Release conditions",
    metadata,
    status: {
      ...current,
      conditions: [
        { type: "Reconciling", status: "True", reason: "ProgressingWithRetry", message: "retrying" },
        isFalse("Ready", "UpgradeFailed", "Helm upgrade failed: timed out"),
      ],
    },
    readiness: "failing (UpgradeFailed): Helm upgrade failed: timed out",
  },
  {
    given: "it waits for another object",
    source: "Flux docs, Dependencies",
    metadata,
    status: {
      ...current,
      conditions: [
        { type: "Reconciling", status: "True", reason: "ProgressingWithRetry", message: "dependency is not ready" },
        isFalse("Ready", "DependencyNotReady", "dependency is not ready"),
      ],
    },
    readiness: "progressing: dependency is not ready",
  },
  {
    given: "it is no longer retried",
    source: "observed by Sylva, Failed to upgrade after 1 attempt(s)",
    metadata,
    status: {
      ...current,
      conditions: [
        { type: "Stalled", status: "True", reason: "RetriesExceeded", message: "Failed to upgrade after 1 attempt(s)" },
        isFalse("Ready", "UpgradeFailed", "Helm upgrade failed"),
      ],
    },
    readiness: "failed (RetriesExceeded): Failed to upgrade after 1 attempt(s)",
  },
]);

assessCases("source.toolkit.fluxcd.io/v1", "GitRepository", [
  {
    given: "it cannot be cloned",
    source: "Flux docs, Git Repositories",
    metadata,
    status: { ...current, conditions: [isFalse("Ready", "GitOperationFailed", "authentication required")] },
    readiness: "failing (GitOperationFailed): authentication required",
  },
]);

const owner = { uid: "x-two", kind: "ReplicaSet", name: "x-two" };
const canary = {
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name: "x-two", uid: "x-two", labels: { "rollouts-pod-template-hash": "two" } },
};
const invalidSpec = { type: "InvalidSpec", status: "True", message: "no strategy" };
const fromDeployment = { workloadRef: { kind: "Deployment", name: "web" } };
const missing = waits("ErrImagePull", "docker.io/shop/web:9: not found");

assessCases("argoproj.io/v1alpha1", "Rollout", [
  {
    given: "half way, old pods available",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", phase: "Progressing", message: "more replicas need to be updated" },
    readiness: "progressing: more replicas need to be updated",
  },
  {
    given: "healthy in an older generation",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "2", phase: "Healthy" },
    readiness: unseen,
  },
  {
    given: "healthy",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", phase: "Healthy" },
    readiness: "ready",
  },
  {
    given: "waiting to be promoted",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", phase: "Paused", message: "CanaryPauseStep" },
    readiness: "ready: paused: CanaryPauseStep",
  },
  {
    given: "aborted",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", phase: "Degraded", message: "RolloutAborted" },
    readiness: "failing (Degraded): RolloutAborted",
  },
  {
    given: "aborted until a person resumes it",
    source: "Argo Rollouts docs, kubectl argo rollouts abort",
    metadata,
    status: { observedGeneration: "3", phase: "Degraded", abort: true, message: "RolloutAborted: analysis failed" },
    readiness: "failed (RolloutAborted): RolloutAborted: analysis failed",
  },
  {
    given: "the image of its first canary step does not exist",
    source: "Argo Rollouts",
    metadata,
    spec: { replicas: 10 },
    status: { observedGeneration: "3", phase: "Progressing", currentPodHash: "two" },
    revisions: [canary],
    pods: [pod("a", { metadata: { name: "a", uid: "a", ownerReferences: [owner] }, status: missing })],
    readiness:
      "failed at once (ImagePullBackOff): 0 of 1 ready, 1 failing: container web: image shop/web:9 cannot be pulled: not found",
  },
  {
    given: "its template in a Deployment that has changed",
    source: "Argo Rollouts docs, workloadRef",
    metadata: { generation: 3, annotations: { "rollout.argoproj.io/workload-generation": "4" } },
    spec: fromDeployment,
    generations: { "Deployment shop/web": 5 },
    status: { observedGeneration: "3", phase: "Healthy", workloadObservedGeneration: "4" },
    readiness: "progressing: waiting for its controller to observe the new template",
  },
  {
    given: "its template in a Deployment that it has rolled out",
    source: "Argo Rollouts docs, workloadRef",
    metadata: { generation: 3, annotations: { "rollout.argoproj.io/workload-generation": "6" } },
    spec: fromDeployment,
    generations: { "Deployment shop/web": 5, "Deployment other/web": 9 },
    status: { observedGeneration: "3", phase: "Healthy", workloadObservedGeneration: "6" },
    readiness: "ready",
  },
  {
    given: "a spec that is not valid",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", conditions: [invalidSpec] },
    readiness: "failed (InvalidSpec): no strategy",
  },
]);
