import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { podsByRevision } from "../revisions.ts";
import type { Evidence, Verdict } from "../types.ts";
import { rolloutRestart, withStart } from "./before-run.ts";
import { withoutRestarts } from "./crash.ts";
import { judgePod } from "./pod.ts";
import { failed, failing, progressing } from "./verdict.ts";

type Failed = Extract<Verdict, { readonly state: "failed" }>;
type Failing = Failed | Extract<Verdict, { readonly state: "failing" }>;

/**
 * What the pods of a workload's present revision say while it is not ready; undefined where none is known that is not
 * ready.
 * @param wanted how many pods there should be of this revision
 */
export function judgePods(object: KubernetesObject, wanted: number, evidence: Evidence): Verdict | undefined {
  const alive = podsByRevision(object, evidence).current.filter(isAlive);
  const verdicts = alive.map((pod) => judgePod(pod, evidence));
  const verdict = sumUp(verdicts, (ready) => `${ready} of ${wanted} ready`, evidence.errorBudget(wanted));
  return withStart(verdict, rolloutRestart(object));
}

/** Pods that are on their way out, and those that their node gave up, are replaced by others. */
export function isAlive({ metadata, status }: KubernetesObject): boolean {
  const { phase } = (status ?? {}) as { readonly phase?: string };
  return metadata.deletionTimestamp === undefined && phase !== "Failed" && phase !== "Succeeded";
}

/**
 * One verdict for many pods; undefined where all are ready. They have failed when more of them have than the error
 * budget allows, and for certain when all of them have.
 * @param head what comes first in its message, by the number of pods that are ready
 */
export function sumUp(
  verdicts: readonly Verdict[],
  head: (ready: number) => string,
  errorBudget: number,
): Verdict | undefined {
  const wrong = verdicts.filter((verdict) => verdict.state === "failing" || verdict.state === "failed");
  const onTheirWay = verdicts.filter(({ state }) => state === "progressing");
  if (wrong.length + onTheirWay.length === 0) return undefined;
  const words = [head(verdicts.length - wrong.length - onTheirWay.length), ...grouped(onTheirWay)].join(", ");
  const hard = wrong.filter((verdict) => verdict.state === "failed");
  const worst = hard[0] ?? wrong[0];
  if (worst === undefined) return progressing(words);
  const message = `${words}, ${wrong.length} failing: ${cause(worst, wrong)}`;
  const { reason, before } = worst;
  const stood = before === undefined ? {} : { before };
  if (hard.length <= errorBudget) return { ...failing(reason, message), ...stood };
  const certain = verdicts.every((verdict) => verdict.state === "failed" && verdict.certain === true);
  const stands = hard.filter((each) => each.stands === undefined).length > errorBudget ? undefined : longestOf(hard);
  return { ...failed(reason, message), ...(certain && { certain }), ...(stands && { stands }), ...stood };
}

function longestOf(verdicts: readonly Failed[]): number {
  return Math.max(...verdicts.map(({ stands = 0 }) => stands));
}

/** `1 pulling image`, `2 waiting for a node` */
function grouped(verdicts: readonly Verdict[]): readonly string[] {
  return [...Map.groupBy(verdicts, ({ message }) => message)].map(([message, same]) => `${same.length} ${message}`);
}

/** One cause in words, the others in number. */
function cause({ message }: Failing, wrong: readonly Failing[]): string {
  const others = wrong.filter((each) => withoutRestarts(each.message) !== withoutRestarts(message)).length;
  return others === 0 ? message : `${message} (and ${others} otherwise)`;
}
