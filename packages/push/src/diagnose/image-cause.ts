import { parseImage } from "@pushpull/core/images";
import {
  isPullReason,
  missingPullSecrets,
  type PullFailureKind,
  pullMessage,
  readPullFailure,
} from "../pods/image-pull-failures.ts";
import type { CauseRule, Explanation } from "./facts.ts";
import { containerField } from "./manifest-field.ts";
import type { RepresentativePod } from "./representative-pod.ts";

/** An image that cannot be pulled. */
export const imageCause: CauseRule = ({ representative }) => {
  const container = representative?.container;
  const { reason, message = "" } = container?.status.state?.waiting ?? {};
  if (representative === undefined || container === undefined || !isPullReason(reason)) return undefined;
  const image = container.spec.image ?? "";
  const failure = readPullFailure(reason, pullMessage(message, image, representative.events), image);
  const fields = [
    ...(failure?.kind === "never-pulled" ? [containerField(container, "imagePullPolicy")] : []),
    containerField(container, "image"),
  ];
  return { ...(failure && explanations[failure.kind](image, representative)), fields };
};

/** An explanation for every kind of failure; the compiler requires one for a new kind. */
const explanations: Readonly<Record<PullFailureKind, (image: string, pod: RepresentativePod) => Explanation>> = {
  "invalid-name": (image) => ({ cause: `${image} is not a valid image name${invalidPart(image)}` }),
  "never-pulled": (image) => ({
    cause: `the image ${image} is not on the node, and imagePullPolicy Never forbids pulling it`,
    hint: "Load the image onto the node, or set imagePullPolicy to IfNotPresent.",
  }),
  "rate-limit": (image) => ({
    cause: `${registryOf(image)} limits how often images are pulled, and the limit is reached (rate limit)`,
    hint: "Pull with a login (imagePullSecrets), or through a mirror of the registry.",
  }),
  "kubelet-rate-limit": () => ({
    cause: "the kubelet of the node limits how often images are pulled, and the limit is reached (registryPullQPS)",
    hint: "Wait until the node has pulled its other images, or raise registryPullQPS in the kubelet's configuration.",
  }),
  "wrong-platform": (image) => ({
    cause: `the image ${image} is not built for the architecture of the node`,
    hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64.",
  }),
  "unresolvable-host": (image) => ({ cause: `the node cannot resolve the name of the registry ${registryOf(image)}` }),
  "server-error": (image) => ({
    cause: `the registry ${registryOf(image)} returned a server error`,
    hint: "Check the status of the registry, and of the proxy in front of it. The kubelet keeps trying.",
  }),
  unreachable: (image) => ({ cause: `the node cannot reach the registry ${registryOf(image)}` }),
  "disk-full": (image) => ({
    cause: `the disk of the node is full, so the image ${image} cannot be stored`,
    hint: "Free space on the node: remove unused images, or add a larger disk.",
  }),
  "plain-http": (image) => ({
    cause: `the node pulls over HTTPS, but the registry ${registryOf(image)} responds with HTTP`,
    hint: "Serve the registry over TLS, or configure it as an insecure registry in the container runtime of the nodes.",
  }),
  "untrusted-certificate": (image) => ({
    cause: `the node does not trust the certificate of the registry ${registryOf(image)}`,
  }),
  "unknown-or-private": explainDenied,
  denied: explainDenied,
  signature: (image) => ({
    cause: `the signature of the image ${image} is missing or not accepted by the policy of the node`,
    hint: "Sign the image with a key that the policy accepts, or correct the policy of the container runtime.",
  }),
  "unknown-repository": (image) => ({
    cause: `${registryOf(image)} has no repository ${parseImage(image)?.name ?? image}`,
    hint: "Check the spelling, and whether the registry is missing from the name.",
  }),
  "unknown-version": explainUnknownVersion,
};

function explainUnknownVersion(image: string): Explanation {
  const { name = image, tag, digest } = parseImage(image) ?? {};
  const version = digest === undefined ? `tag ${tag ?? "latest"}` : `digest ${digest}`;
  const registry = name.startsWith(`${registryOf(image)}/`) ? "" : ` on ${registryOf(image)}`;
  return {
    cause: `${name} has no ${version}${registry}`,
    hint: "Was it built and pushed before this run, to this registry?",
  };
}

/** Without credentials, a registry does not reveal whether the image exists. */
function explainDenied(image: string, { pod, events }: RepresentativePod): Explanation {
  const { imagePullSecrets = [] } = (pod.spec ?? {}) as {
    readonly imagePullSecrets?: readonly { readonly name?: string }[];
  };
  const names = imagePullSecrets.map(({ name }) => name).join(", ");
  const missing = missingPullSecrets(events).join(", ");
  const denied = `${registryOf(image)} does not allow the node to pull ${image}`;
  if (missing !== "") {
    return { cause: `${denied}: the pull secret ${missing} does not exist`, hint: `Create the Secret ${missing}.` };
  }
  if (names !== "") {
    return {
      cause: `${denied} with the credentials of ${names}: they are wrong or lack the permission, or the image does not exist`,
    };
  }
  return {
    cause: `${denied} without credentials (the pod has no imagePullSecrets): the image is private, or does not exist`,
    hint: "Set imagePullSecrets to a Secret of type kubernetes.io/dockerconfigjson, or check the spelling of the image.",
  };
}

function invalidPart(image: string): string {
  const [name = ""] = image.split(/[:@]/);
  if (/[A-Z]/.test(name.slice(name.indexOf("/") + 1))) return ": it must be lower case";
  return /\$[({]|\{\{|[<>\s]/.test(image) ? ": it contains a placeholder that was not replaced" : "";
}

function registryOf(image: string): string {
  const [host = ""] = image.split("/", 1);
  const named = image.includes("/") && (/[.:]/.test(host) || host === "localhost");
  return named ? host : "Docker Hub";
}
