import { assessCases } from "./cases.ts";
import { creating, event, pod, unready, waits } from "./pods.ts";

const volumes = [
  { name: "settings", configMap: { name: "web" } },
  { name: "creds", secret: { secretName: "db" } },
];
const { spec } = pod("x", { spec: { volumes } });
const config = (message: string) => waits("CreateContainerConfigError", message);
const mount = (message: string) => event("x", "FailedMount", message, { at: 5 });

assessCases("v1", "Pod", [
  {
    given: "the ConfigMap of a variable does not exist",
    source: "krane",
    spec,
    status: config('configmap "web" not found'),
    readiness: "failed (CreateContainerConfigError): container web: ConfigMap web does not exist",
  },
  {
    given: "the Secret of a variable does not exist",
    source: "krane",
    spec,
    status: config('secret "db" not found'),
    readiness: "failed (CreateContainerConfigError): container web: Secret db does not exist",
  },
  {
    given: "the Secret of a variable does not exist, but an ExternalSecret will create it",
    source: "External Secrets docs, API overview",
    spec,
    promised: ["db"],
    status: config('secret "db" not found'),
    readiness: "failing (CreateContainerConfigError): container web: Secret db does not exist yet",
  },
  {
    given: "an operator will create another Secret",
    source: "External Secrets docs, API overview",
    spec,
    promised: ["cache"],
    status: config('secret "db" not found'),
    readiness: "failed (CreateContainerConfigError): container web: Secret db does not exist",
  },
  {
    given: "the Secret of a variable has no such key",
    source: "kubelet, kubelet_pods.go",
    spec,
    status: config("couldn't find key password in Secret shop/db"),
    readiness: "failed (CreateContainerConfigError): container web: Secret db has no key password",
  },
  {
    given: "the ConfigMap of a variable has no such key",
    source: "kubelet, kubelet_pods.go",
    spec,
    status: config("couldn't find key LOG_LEVEL in ConfigMap shop/web"),
    readiness: "failed (CreateContainerConfigError): container web: ConfigMap web has no key LOG_LEVEL",
  },
  {
    given: "its image runs as root, which is not allowed",
    source: "kubelet, security_context.go",
    spec,
    status: config('container has runAsNonRoot and image will run as root (pod: "x_shop(1)", container: web)'),
    readiness: "failed (CreateContainerConfigError): container web: its image runs as root, which runAsNonRoot forbids",
  },
  {
    given: "its image has a named user, which may be root",
    source: "kubelet, security_context.go",
    spec,
    status: config("container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root"),
    readiness:
      "failed (CreateContainerConfigError): container web: its image has a non-numeric user, which runAsNonRoot cannot check",
  },
  {
    given: "the kubelet has not read the Secret yet",
    source: "kubelet, secret manager",
    spec,
    status: config("failed to sync secret cache: timed out waiting for the condition"),
    readiness:
      "failing (CreateContainerConfigError): container web cannot be created: failed to sync secret cache: timed out waiting for the condition",
  },
  {
    given: "the runtime refuses the container",
    source: "containerd",
    spec,
    status: waits("CreateContainerError", "failed to generate container spec: no command specified"),
    readiness:
      "failed (CreateContainerError): container web cannot be created: failed to generate container spec: no command specified",
  },
  {
    given: "the runtime is still busy with the container",
    source: "CRI-O",
    spec,
    status: waits("CreateContainerError", 'name "k8s_web_x" is reserved for "8f3a"'),
    readiness:
      'failing (CreateContainerError): container web cannot be created: name "k8s_web_x" is reserved for "8f3a"',
  },
  {
    given: "the ConfigMap of a volume does not exist",
    source: "kubelet, configmap.go",
    spec,
    status: creating,
    events: [mount('MountVolume.SetUp failed for volume "settings" : configmap "web" not found')],
    readiness: "failed (FailedMount): volume settings: ConfigMap web does not exist",
  },
  {
    given: "the Secret of a volume has no such key",
    source: "kubelet, secret.go",
    spec,
    status: creating,
    events: [mount('MountVolume.SetUp failed for volume "creds" : references non-existent secret key: password')],
    readiness: "failed (FailedMount): volume creds: Secret db has no key password",
  },
  {
    given: "the kubelet has timed out after two minutes, and an earlier event has the cause",
    source: "kubelet, WaitForAttachAndMount",
    spec,
    status: creating,
    events: [
      mount('MountVolume.SetUp failed for volume "creds" : secret "db" not found'),
      event(
        "x",
        "FailedMount",
        "Unable to attach or mount volumes: unmounted volumes=[creds]: timed out waiting for the condition",
        { at: 120 },
      ),
    ],
    readiness: "failed (FailedMount): volume creds: Secret db does not exist",
  },
  {
    given: "the volume is still attached to the previous pod's node",
    source: "attach/detach controller",
    spec,
    status: creating,
    events: [
      event("x", "FailedAttachVolume", 'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) x-0'),
    ],
    readiness: "failing (FailedAttachVolume): volume pvc-1 is still attached to another node",
  },
  {
    given: "a hostPath has the wrong type",
    source: "kubelet, host_path.go",
    spec,
    status: creating,
    events: [
      mount('MountVolume.SetUp failed for volume "logs" : hostPath type check failed: /var/web is not a directory'),
    ],
    readiness:
      "failed (FailedMount): volume logs cannot be mounted: hostPath type check failed: /var/web is not a directory",
  },
  {
    given: "the driver of the volume is not on the node yet",
    source: "kubelet, csi_plugin.go",
    spec,
    status: creating,
    events: [
      mount(
        'MountVolume.MountDevice failed for volume "pvc-1" : kubernetes.io/csi: driver name ebs.csi not found in the list of registered CSI drivers',
      ),
    ],
    readiness:
      "failing (FailedMount): volume pvc-1 cannot be mounted: kubernetes.io/csi: driver name ebs.csi not found in the list of registered CSI drivers",
  },
  {
    given: "the volume could not be mounted at first, but is now",
    source: "kubelet, PodReadyToStartContainers",
    spec,
    status: { ...creating, conditions: [{ type: "PodReadyToStartContainers", status: "True" }] },
    events: [mount('MountVolume.SetUp failed for volume "settings" : configmap "web" not found')],
    readiness: "progressing: starting",
  },
  {
    given: "the volume could not be mounted at first, but the container runs",
    source: "kubelet",
    spec,
    status: unready,
    events: [mount('MountVolume.SetUp failed for volume "settings" : configmap "web" not found')],
    readiness: "progressing: not ready",
  },
  {
    given: "its network is not ready",
    source: "kubelet, FailedCreatePodSandBox",
    spec,
    status: creating,
    events: [event("x", "FailedCreatePodSandBox", "Failed to create pod sandbox: no IP addresses available")],
    readiness:
      "failing (FailedCreatePodSandBox): has no network yet: Failed to create pod sandbox: no IP addresses available",
  },
]);
