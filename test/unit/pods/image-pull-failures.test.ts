/** The one table of failed pulls: what it recognizes, and that the rollout and the diagnosis both read it. */
import { describe, expect, it } from "vitest";
import {
  isPullReason,
  missingPullSecrets,
  type PullFailureKind,
  pullMessage,
  readPullFailure,
} from "../../../packages/push/src/pods/image-pull-failures.ts";
import { eventsAbout } from "../../../packages/push/src/pods/pod-events.ts";
import { assessPod } from "../../../packages/push/src/readiness/pod.ts";
import { noClusterFacts, noOwnedResources } from "../../../packages/push/src/readiness/readiness.ts";
import { diagnosed, lineOf } from "../diagnose/cases.ts";
import { event, pod, waits } from "../readiness/pods.ts";

const image = "shop/web:9";
const containerd = `failed to pull and unpack image "docker.io/${image}": `;
const resolving = `${containerd}failed to resolve reference "docker.io/${image}": `;

const messages: readonly (readonly [kind: PullFailureKind, from: string, message: string, reason?: string])[] = [
  ["invalid-name", "kubelet", 'Failed to apply default image tag "shop/web:9"', "InvalidImageName"],
  [
    "never-pulled",
    "kubelet",
    `Container image "${image}" is not present with pull policy of Never`,
    "ErrImageNeverPull",
  ],
  ["rate-limit", "Docker Hub", `${resolving}429 Too Many Requests - Server message: toomanyrequests: You have reached`],
  ["rate-limit", "CRI-O", "toomanyrequests: You have reached your unauthenticated pull rate limit."],
  ["kubelet-rate-limit", "kubelet", "pull QPS exceeded"],
  ["wrong-platform", "containerd", `${resolving}no match for platform in manifest: not found`],
  ["wrong-platform", "CRI-O", 'no image found in manifest list for architecture "arm64", OS "linux"'],
  ["wrong-platform", "Docker", "no matching manifest for linux/arm64/v8 in the manifest list entries"],
  ["unresolvable-host", "containerd", `${resolving}dial tcp: lookup registry.local on 10.0.0.2:53: no such host`],
  ["unresolvable-host", "systemd-resolved", `${resolving}lookup registry.local on 127.0.0.53:53: server misbehaving`],
  [
    "server-error",
    "containerd 2",
    "unexpected status from HEAD request to https://r.io/v2/web/manifests/9: 503 Service Unavailable",
  ],
  ["server-error", "containerd 1", `${resolving}unexpected status code [manifests 9]: 500 Internal Server Error`],
  [
    "server-error",
    "containerd 1, a layer",
    `${containerd}failed to copy: httpReadSeeker: failed open: unexpected status code https://r.io/v2/web/blobs/sha256:50: 502 - Server message: unknown`,
  ],
  ["server-error", "CRI-O", "reading manifest 9 in r.io/web: received unexpected HTTP status: 502 Bad Gateway"],
  ["server-error", "a gateway", `${resolving}unexpected status: 504 Gateway Timeout`],
  ["unreachable", "kubelet", "image pull failed", "RegistryUnavailable"],
  [
    "unreachable",
    "containerd",
    `${resolving}failed to do request: Head "https://r.io/v2/": dial tcp 10.1.2.3:443: i/o timeout`,
  ],
  ["unreachable", "containerd", `${resolving}failed to do request: Head "https://r.io/v2/": EOF`],
  ["unreachable", "a kubelet that gives up", "rpc error: code = DeadlineExceeded desc = context deadline exceeded"],
  ["unreachable", "containerd", `${resolving}dial tcp 10.1.2.3:443: connect: connection refused`],
  [
    "disk-full",
    "containerd",
    `${containerd}failed to extract layer sha256:50: write /var/lib/containerd/x: no space left on device: unknown`,
  ],
  [
    "disk-full",
    "CRI-O",
    'writing blob: storing blob to file "/var/tmp/storage1": write /var/tmp/storage1: no space left on device',
  ],
  [
    "plain-http",
    "containerd",
    `${resolving}failed to do request: Head "https://r.io/v2/": http: server gave HTTP response to HTTPS client`,
  ],
  ["plain-http", "a port of another protocol", `${resolving}tls: first record does not look like a TLS handshake`],
  [
    "untrusted-certificate",
    "containerd",
    `${resolving}tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  ],
  [
    "unknown-or-private",
    "Docker Hub",
    `${resolving}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope`,
  ],
  [
    "denied",
    "GHCR",
    `${resolving}failed to authorize: failed to fetch anonymous token: unexpected status: 403 Forbidden`,
  ],
  [
    "denied",
    "ECR",
    `${resolving}pulling from host 1.dkr.ecr.eu-west-1.amazonaws.com failed with status code: 401 Unauthorized`,
  ],
  ["denied", "Docker", "Head: no basic auth credentials"],
  ["signature", "CRI-O", "Source image rejected: A signature was required, but no signature exists"],
  [
    "signature",
    "CRI-O, by its policy",
    "Source image rejected: Running image docker://shop/web:9 is rejected by policy.",
  ],
  ["signature", "kubelet", "image policy", "SignatureValidationFailed"],
  ["unknown-repository", "a registry", `${resolving}name unknown: repository name not known to registry`],
  ["unknown-version", "containerd", `rpc error: code = NotFound desc = ${resolving}docker.io/${image}: not found`],
  ["unknown-version", "CRI-O", "reading manifest 9 in docker.io/shop/web: manifest unknown"],
];

const evidence = { ...noClusterFacts, ...noOwnedResources };

/** Most kubelets give this reason. */
const rows = messages.map(([kind, from, message, reason = "ErrImagePull"]) => ({ kind, from, message, reason }));

describe("a failed pull", () => {
  it.each(rows)("is recognized as $kind from $from: $message", ({ kind, message, reason }) => {
    expect(isPullReason(reason)).toBe(true);
    expect(readPullFailure(reason, message, image)?.kind).toBe(kind);
  });

  it.each(rows)("has a readiness and a cause: $kind from $from: $message", async ({ kind, message, reason }) => {
    const failure = readPullFailure(reason, message, image);
    const failing = pod("x", { status: waits(reason, message) });
    expect(assessPod(failing, evidence)).toMatchObject({
      state: failure?.outlook === "transient" ? "failing" : "failed",
      message: `container web: image ${image} cannot be pulled: ${failure?.message}`,
    });
    const manifest = `apiVersion: v1
kind: Pod
metadata: {name: x}
spec:
  containers:
    - name: web
      image: ${image}
      imagePullPolicy: Never`;
    const diagnosis = await diagnosed({ manifest, status: failing.status });
    expect(diagnosis.cause).toMatch(/./);
    expect(lineOf(diagnosis, manifest)).toBe(kind === "never-pulled" ? "imagePullPolicy: Never" : `image: ${image}`);
  });

  it("with an unknown message is shown as it is, without a cause", async () => {
    const status = waits("ErrImagePull", "the moon is full");
    expect(assessPod(pod("x", { status }), evidence)).toMatchObject({
      state: "failing",
      message: `container web: image ${image} cannot be pulled: the moon is full`,
    });
    const manifest = `{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: web, image: "${image}"}]}}`;
    expect((await diagnosed({ manifest, status })).cause).toBeUndefined();
  });

  it.each([
    [
      "shop/denied:1",
      'failed to resolve reference "docker.io/shop/denied:1": shop/denied:1: not found',
      "unknown-version",
    ],
    ["shop/x509:1", "shop/x509:1: manifest unknown", "unknown-version"],
    ["shop/signature:1", "shop/signature:1: not found", "unknown-version"],
  ])("is not recognized by the name of the image %s", (name, message, kind) => {
    expect(readPullFailure("ErrImagePull", message, name)?.kind).toBe(kind);
  });

  it("of an older kubelet is explained by the event of its own image", () => {
    const events = eventsAbout(pod("x"), {
      events: [
        event("x", "Failed", "Error: ErrImagePull", { at: 3 }),
        event("x", "Failed", 'Failed to pull image "shop/sidecar:1": unauthorized', { at: 2 }),
        event("x", "Failed", `Failed to pull image "${image}": manifest unknown`, { at: 1 }),
      ],
    });
    expect(pullMessage(`Back-off pulling image "${image}"`, image, events)).toMatch(/manifest unknown$/);
    expect(pullMessage("i/o timeout", image, events)).toBe("i/o timeout");
  });

  it("lists all missing pull secrets", () => {
    const message =
      "Unable to retrieve some image pull secrets (regcred, mirror); attempting to pull the image may not succeed.";
    const events = eventsAbout(pod("x"), { events: [event("x", "FailedToRetrieveImagePullSecret", message)] });
    expect(missingPullSecrets(events)).toEqual(["regcred", "mirror"]);
    expect(missingPullSecrets([])).toEqual([]);
  });
});
