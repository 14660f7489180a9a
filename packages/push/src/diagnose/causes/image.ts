import { parseImage } from "@pushpull/core/images";
import { withoutNames } from "../../rollout/rules/image-pull.ts";
import type { CauseRule, Finding, Suspect, SuspectContainer } from "../facts.ts";
import { inContainer } from "./container-places.ts";

/** What a kubelet gives as the reason why a container waits for its image (`images/types.go`). */
const reasons: ReadonlySet<string | undefined> = new Set([
  "ErrImagePull",
  "ImagePullBackOff",
  "InvalidImageName",
  "ErrImageNeverPull",
  "RegistryUnavailable",
  "SignatureValidationFailed",
]);

/** An image that cannot be pulled, by what the registry and the container runtime say. */
export const imageCause: CauseRule = ({ suspect }) => {
  const container = suspect?.container;
  const waiting = container?.status.state?.waiting;
  if (suspect === undefined || container === undefined || !reasons.has(waiting?.reason)) return undefined;
  const image = container.spec.image ?? "";
  const places = [inContainer(container, "image")];
  if (waiting?.reason === "InvalidImageName") return { ...misnamed(image), places };
  const said = withoutNames(pullWords(suspect, container), image);
  return { ...tables.find(({ says }) => says.test(said))?.tell(image, suspect), places };
};

type Words = Pick<Finding, "cause" | "hint">;

/** The first one that fits is it: most registries answer 401 to whoever asks anonymously for what does not exist. */
const tables: readonly { readonly says: RegExp; readonly tell: (image: string, suspect: Suspect) => Words }[] = [
  {
    says: /toomanyrequests|too many requests|rate limit/i,
    tell: (image) => ({
      cause: `${registryOf(image)} limits how often images are pulled, and the limit is reached (rate limit)`,
      hint: "Pull with a login (imagePullSecrets), or through a mirror of the registry.",
    }),
  },
  {
    says: /no match for platform|no matching manifest for|no image found in (manifest list|image index) for architecture/i,
    tell: (image) => ({
      cause: `the image ${image} is not built for the architecture of the node`,
      hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64.",
    }),
  },
  {
    says: /no such host|server misbehaving|temporary failure in name resolution/i,
    tell: (image) => ({ cause: `the node cannot resolve the name of the registry ${registryOf(image)}` }),
  },
  {
    says: /i\/o timeout|TLS handshake timeout|deadline exceeded|connection refused|connection reset|no route to host|network is unreachable|\bEOF\b/i,
    tell: (image) => ({ cause: `the node cannot reach the registry ${registryOf(image)}` }),
  },
  {
    says: /x509|certificate/i,
    tell: (image) => ({ cause: `the node does not trust the certificate of the registry ${registryOf(image)}` }),
  },
  {
    says: /does not exist or may require|insufficient_scope|unauthorized|denied|forbidden|authentication required|authorization failed|no basic auth credentials/i,
    tell: (image, suspect) => notAllowed(image, suspect),
  },
  {
    says: /name unknown|repository .{0,300}not found/i,
    tell: (image) => ({
      cause: `${registryOf(image)} has no repository ${parseImage(image)?.name ?? image}`,
      hint: "Look for a misspelt name, or a registry that is left out.",
    }),
  },
  { says: /not found|manifest unknown|NotFound/i, tell: (image) => notThere(image) },
];

function notThere(image: string): Words {
  const { name = image, tag, digest } = parseImage(image) ?? {};
  const which = digest === undefined ? `tag ${tag ?? "latest"}` : `digest ${digest}`;
  const where = name.startsWith(`${registryOf(image)}/`) ? "" : ` on ${registryOf(image)}`;
  return {
    cause: `${name} has no ${which}${where}`,
    hint: "Was it built and pushed before this run, to this registry?",
  };
}

/** Who shows no credentials may not know whether the image exists. */
function notAllowed(image: string, { pod, happened }: Suspect): Words {
  const { imagePullSecrets = [] } = (pod.spec ?? {}) as {
    readonly imagePullSecrets?: readonly { readonly name?: string }[];
  };
  const names = imagePullSecrets.map(({ name }) => name).join(", ");
  const lost = happened.find(({ reason }) => reason === "FailedToRetrieveImagePullSecret");
  const missing = /secrets \(([^)]+)\)/.exec(lost?.message ?? "")?.[1];
  const refused = `${registryOf(image)} does not let the node pull ${image}`;
  if (missing !== undefined) {
    return { cause: `${refused}: the pull secret ${missing} does not exist`, hint: `Create the Secret ${missing}.` };
  }
  if (names !== "") {
    return {
      cause: `${refused}, with the credentials of ${names}: they are wrong, lack the right, or it does not exist`,
    };
  }
  return {
    cause: `${refused}, which shows no credentials (the pod has no imagePullSecrets): it is private, or does not exist`,
    hint: "Name a Secret of type kubernetes.io/dockerconfigjson in imagePullSecrets, or look for a misspelt name.",
  };
}

function misnamed(image: string): Words {
  const [name = ""] = image.split(/[:@]/);
  if (/[A-Z]/.test(name.slice(name.indexOf("/") + 1))) {
    return { cause: `${image} is not the name of an image: it must be in lower case` };
  }
  if (/\$[({]|\{\{|[<>\s]/.test(image)) {
    return { cause: `${image} is not the name of an image: something in it was to be filled in before` };
  }
  return { cause: `${image} is not the name of an image` };
}

/** The message of a back-off is without the cause before Kubernetes 1.31; the event of the pull has it. */
function pullWords({ happened }: Suspect, { status, spec }: SuspectContainer): string {
  const message = status.state?.waiting?.message ?? "";
  const events = happened.filter(({ reason, message: said }) => reason === "Failed" && said.includes(spec.image ?? ""));
  const told = events.find(({ message: said }) => said.startsWith("Failed to pull"));
  return /^(Back-off pulling image "[^"]*")?$/.test(message) ? (told?.message ?? message) : message;
}

function registryOf(image: string): string {
  const [host = ""] = image.split("/", 1);
  const named = image.includes("/") && (/[.:]/.test(host) || host === "localhost");
  return named ? host : "Docker Hub";
}
