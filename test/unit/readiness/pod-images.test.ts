import { assessCases } from "./cases.ts";
import { event, pod, waits } from "./pods.ts";

const { spec } = pod("x");
const notFound =
  'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/shop/web:9": failed to resolve reference "docker.io/shop/web:9": docker.io/shop/web:9: not found';
const pulled = (message: string) => `failed to pull and unpack image "docker.io/shop/web:9": ${message}`;
const image = "container web: image shop/web:9";
const failedPull = event("x", "Failed", `Failed to pull image "shop/web:9": ${notFound}`, { inside: "web" });

assessCases("v1", "Pod", [
  {
    given: "its image does not exist",
    source: "containerd",
    spec,
    status: waits("ErrImagePull", notFound),
    readiness: `failed at once (ImagePullBackOff): ${image} cannot be pulled: not found`,
  },
  {
    given: "its image does not exist, and the kubelet is in back-off",
    source: "kubelet 1.31, whose back-off says why",
    spec,
    status: waits("ImagePullBackOff", `Back-off pulling image "shop/web:9": ErrImagePull: ${notFound}`),
    readiness: `failed at once (ImagePullBackOff): ${image} cannot be pulled: not found`,
  },
  {
    given: "its image does not exist, reported only in the event",
    source: "kubelet before 1.31",
    spec,
    status: waits("ImagePullBackOff", 'Back-off pulling image "shop/web:9"'),
    events: [failedPull],
    readiness: `failed at once (ImagePullBackOff): ${image} cannot be pulled: not found`,
  },
  {
    given: "the image cannot be pulled, and no message has the reason",
    source: "krane, for which it has failed",
    spec,
    status: waits("ImagePullBackOff", 'Back-off pulling image "shop/web:9"'),
    readiness: `failing (ImagePullBackOff): ${image} cannot be pulled`,
  },
  {
    given: "its tag does not exist",
    source: "CRI-O",
    spec,
    status: waits("ErrImagePull", "reading manifest 9 in docker.io/shop/web: manifest unknown"),
    readiness: `failed at once (ImagePullBackOff): ${image} cannot be pulled: not found`,
  },
  {
    given: "its tag does not exist",
    source: "cri-dockerd",
    spec,
    status: waits(
      "ErrImagePull",
      "Error response from daemon: manifest for shop/web:9 not found: manifest unknown: manifest unknown",
    ),
    readiness: `failed at once (ImagePullBackOff): ${image} cannot be pulled: not found`,
  },
  {
    given: "its repository is private, or does not exist",
    source: "containerd, Docker Hub",
    spec,
    status: waits(
      "ErrImagePull",
      pulled(
        "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
      ),
    ),
    readiness: `failed (ImagePullBackOff): ${image} cannot be pulled: its repository does not exist or is private`,
  },
  {
    given: "the registry requires a login",
    source: "containerd, GHCR",
    spec,
    status: waits("ErrImagePull", pulled("failed to fetch anonymous token: unexpected status: 401 Unauthorized")),
    readiness: `failed (ImagePullBackOff): ${image} cannot be pulled: the registry denies access`,
  },
  {
    given: "the registry requires a login, and the pull secret is missing",
    source: "kubelet, FailedToRetrieveImagePullSecret",
    spec,
    status: waits("ErrImagePull", pulled("failed to authorize: unexpected status: 403 Forbidden")),
    events: [
      event(
        "x",
        "FailedToRetrieveImagePullSecret",
        "Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.",
      ),
    ],
    readiness: `failed (ImagePullBackOff): ${image} cannot be pulled: the registry denies access (pull secret regcred does not exist)`,
  },
  {
    given: "the same, but an ExternalSecret will create the pull secret",
    source: "External Secrets docs, Common K8S Secret Types",
    spec,
    promised: ["regcred"],
    status: waits("ErrImagePull", pulled("failed to authorize: unexpected status: 403 Forbidden")),
    events: [
      event(
        "x",
        "FailedToRetrieveImagePullSecret",
        "Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.",
      ),
    ],
    readiness: `failing (ImagePullBackOff): ${image} cannot be pulled: the registry denies access (pull secret regcred does not exist)`,
  },
  {
    given: "the registry limits pulls",
    source: "Docker docs, Docker Hub pull usage and limits",
    spec,
    status: waits(
      "ErrImagePull",
      pulled(
        "429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.",
      ),
    ),
    readiness: `failing (ImagePullBackOff): ${image} cannot be pulled: the registry limits the rate of pulls`,
  },
  {
    given: "the kubelet limits pulls",
    source: "kubelet, registryPullQPS",
    spec,
    status: waits("ErrImagePull", "pull QPS exceeded"),
    readiness: `failing (ImagePullBackOff): ${image} cannot be pulled: the kubelet limits the rate of pulls`,
  },
  {
    given: "the registry does not respond",
    source: "containerd",
    spec,
    status: waits("ErrImagePull", pulled('Head "https://registry.local/v2/": dial tcp 10.1.2.3:443: i/o timeout')),
    readiness: `failing (ImagePullBackOff): ${image} cannot be pulled: the registry cannot be reached`,
  },
  {
    given: "the registry returns server errors",
    source: "containerd",
    spec,
    status: waits("ErrImagePull", pulled("unexpected status from GET request: 503 Service Unavailable")),
    readiness: `failing (ImagePullBackOff): ${image} cannot be pulled: the registry returned a server error`,
  },
  {
    given: "the name of the registry cannot be resolved",
    source: "containerd",
    spec,
    status: waits(
      "ErrImagePull",
      pulled('Head "https://registry.local/v2/": dial tcp: lookup registry.local: no such host'),
    ),
    readiness: `failing (ImagePullBackOff): ${image} cannot be pulled: the name of the registry cannot be resolved`,
  },
  {
    given: "the certificate of the registry is not trusted",
    source: "containerd",
    spec,
    status: waits(
      "ErrImagePull",
      pulled("tls: failed to verify certificate: x509: certificate signed by unknown authority"),
    ),
    readiness: `failed (ImagePullBackOff): ${image} cannot be pulled: the connection to the registry is not trusted`,
  },
  {
    given: "its image is not built for the node, reported by the runtime as not found",
    source: "containerd",
    spec,
    status: waits("ErrImagePull", "no match for platform in manifest: not found"),
    readiness: `failed at once (ImagePullBackOff): ${image} cannot be pulled: it is not built for the architecture of the node`,
  },
  {
    given: "an image name that contains the words of another error",
    source: "containerd",
    spec: { ...(spec as object), containers: [{ name: "web", image: "shop/denied:9" }] },
    status: waits(
      "ErrImagePull",
      'failed to resolve reference "docker.io/shop/denied:9": docker.io/shop/denied:9: not found',
    ),
    readiness: "failed at once (ImagePullBackOff): container web: image shop/denied:9 cannot be pulled: not found",
  },
  {
    given: "an unknown failure",
    source: "kubelet",
    spec,
    status: waits("ErrImagePull", "the moon is full"),
    readiness: `failing (ImagePullBackOff): ${image} cannot be pulled: the moon is full`,
  },
  {
    given: "its image name is invalid",
    source: "krane",
    spec: { ...(spec as object), containers: [{ name: "web", image: "shop/web::9" }] },
    status: waits(
      "InvalidImageName",
      'Failed to apply default image tag "shop/web::9": couldn\'t parse image name "shop/web::9": invalid reference format',
    ),
    readiness:
      "failed at once (InvalidImageName): container web: image shop/web::9 cannot be pulled: it is not a valid image name",
  },
  {
    given: "its image is not on the node, and imagePullPolicy is Never",
    source: "krane",
    spec,
    status: waits("ErrImageNeverPull", 'Container image "shop/web:9" is not present with pull policy of Never'),
    readiness: `failed (ErrImageNeverPull): ${image} cannot be pulled: it is not on the node, and its imagePullPolicy is Never`,
  },
  {
    given:
      "a pull secret is missing as well, which no pull needs: its image is not on the node, and must not be pulled",
    source: "krane",
    spec,
    events: [
      event("x", "FailedToRetrieveImagePullSecret", "Unable to retrieve some image pull secrets (regcred); attempting"),
    ],
    status: waits("ErrImageNeverPull", 'Container image "shop/web:9" is not present with pull policy of Never'),
    readiness: `failed (ErrImageNeverPull): ${image} cannot be pulled: it is not on the node, and its imagePullPolicy is Never`,
  },
  {
    given: "the registry is unavailable, reported by the runtime as a reason",
    source: "kubelet, CRI error RegistryUnavailable",
    spec,
    status: waits("RegistryUnavailable", "registry is unavailable"),
    readiness: `failing (RegistryUnavailable): ${image} cannot be pulled: the registry cannot be reached`,
  },
  {
    given: "the signature of its image is not valid",
    source: "kubelet, CRI error SignatureValidationFailed",
    spec,
    status: waits("SignatureValidationFailed", "signature is invalid"),
    readiness: `failed (SignatureValidationFailed): ${image} cannot be pulled: its signature is not accepted`,
  },
  {
    given: "the image of an init container does not exist",
    source: "krane",
    spec: { ...(spec as object), initContainers: [{ name: "migrate", image: "shop/migrate:9" }] },
    status: {
      initContainerStatuses: [{ name: "migrate", state: { waiting: { reason: "ErrImagePull", message: notFound } } }],
      containerStatuses: [{ name: "web", state: { waiting: { reason: "PodInitializing" } } }],
    },
    readiness:
      "failed at once (ImagePullBackOff): init container migrate: image shop/migrate:9 cannot be pulled: not found",
  },
]);
