import type { Attempt, Verdict } from "../types.ts";
import { failed, failedForGood, failing } from "./verdict.ts";

/** What the message of a failed pull says, in words. The first one that fits is it. */
const causes: readonly {
  readonly says: RegExp;
  readonly words: string;
  readonly verdict: (reason: string, message: string, attempt?: Attempt) => Verdict;
}[] = [
  {
    says: /toomanyrequests|too many requests|rate limit|pull QPS exceeded/i,
    words: "the registry limits the rate of pulls",
    verdict: failing,
  },
  {
    says: /no match for platform|no matching manifest for|no image found in (manifest list|image index) for architecture/i,
    words: "it is not built for the architecture of the node",
    verdict: failedForGood,
  },
  {
    says: /no such host|server misbehaving|temporary failure in name resolution/i,
    words: "the name of the registry cannot be resolved",
    verdict: failing,
  },
  {
    says: /timeout|timed out|deadline exceeded|connection (refused|reset)|unreachable|no route to host|unexpected EOF|: EOF|\b50\d (internal|bad|service|gateway)/i,
    words: "the registry cannot be reached",
    verdict: failing,
  },
  { says: /no space left on device/i, words: "the disk of the node is full", verdict: failing },
  {
    says: /x509|certificate|server gave HTTP response/i,
    words: "the connection to the registry is not trusted",
    verdict: failed,
  },
  {
    // Most registries say so of what does not exist, too, to anyone who may not know.
    says: /does not exist or may require|insufficient_scope/i,
    words: "its repository does not exist, or may not be read",
    verdict: failed,
  },
  {
    says: /unauthorized|denied|forbidden|authentication required|authorization failed|no basic auth credentials/i,
    words: "the registry does not allow it",
    verdict: failed,
  },
  { says: /signature/i, words: "its signature is not accepted", verdict: failed },
  { says: /not found|manifest unknown|name unknown|NotFound/i, words: "not found", verdict: failedForGood },
];

/**
 * An image that a kubelet cannot pull, by what the container runtime and the registry say (containerd, CRI-O and
 * cri-dockerd differ).
 * @param where `container web`
 * @param message of the pull; empty where none is known
 * @param attempt when it was
 */
export function judgePull(where: string, image: string, message: string, attempt: Attempt): Verdict {
  const words = `${where}: image ${image} cannot be pulled`;
  const cause = causes.find(({ says }) => says.test(withoutNames(message, image)));
  if (cause !== undefined) return cause.verdict(reason, `${words}: ${cause.words}`, attempt);
  // Older kubelets say no more than that they wait, and their events may not be known.
  const unexplained = /^(Back-off pulling image "[^"]*")?$/.test(message);
  return failing(reason, unexplained ? words : `${words}: ${message}`, attempt);
}

/** One word for both that a kubelet takes turns with: it is the same failure. */
const reason = "ImagePullBackOff";

/** The message of a pull without the names in it: an image may be called `shop/denied`. */
export function withoutNames(message: string, image: string): string {
  const [name = image] = image.split(/[:@]/);
  return message.replace(/"[^"]*"/g, "").replaceAll(name, "");
}
