import { isUnexplained, readPullFailure } from "../../pods/image-pull-failures.ts";
import type { Attempt, Verdict } from "../types.ts";
import { failed, failedForGood, failing } from "./verdict.ts";

const verdicts = { transient: failing, persistent: failed, terminal: failedForGood } as const;

/** Kubelets alternate between both reasons for the same failure. */
const alternating: ReadonlySet<string> = new Set(["ErrImagePull", "ImagePullBackOff"]);

/**
 * An image that a kubelet cannot pull.
 * @param where `container web`
 * @param waiting its reason, and the message of the pull; empty where none is known
 * @param attempt when it was
 */
export function judgePull(
  where: string,
  image: string,
  { reason, message }: { readonly reason: string; readonly message: string },
  attempt?: Attempt,
): Verdict {
  const text = `${where}: image ${image} cannot be pulled`;
  const shownReason = alternating.has(reason) ? "ImagePullBackOff" : reason;
  const failure = readPullFailure(reason, message, image);
  if (failure !== undefined) return verdicts[failure.outlook](shownReason, `${text}: ${failure.message}`, attempt);
  return failing(shownReason, isUnexplained(message) ? text : `${text}: ${message}`, attempt);
}
