import { crashCause } from "./causes/crash.ts";
import { imageCause } from "./causes/image.ts";
import { ownCause } from "./causes/own.ts";
import { probeCause } from "./causes/probe.ts";
import { referenceCause } from "./causes/reference.ts";
import { refusedCause } from "./causes/refused.ts";
import { schedulingCause } from "./causes/scheduling.ts";
import type { CauseRule, Facts, Finding } from "./facts.ts";
import { inPod, named } from "./place.ts";

/** The first one that has something to say is it. A killed container's probe comes before its exit code. */
const rules: readonly CauseRule[] = [
  ownCause,
  refusedCause,
  imageCause,
  referenceCause,
  schedulingCause,
  probeCause,
  crashCause,
];

/** What the facts support; at least the container that is not ready. */
export function findCause(facts: Facts): Finding {
  const found = rules.map((rule) => rule(facts)).find((finding) => finding !== undefined);
  if (found !== undefined) return found;
  const container = facts.suspect?.container;
  return { places: container === undefined ? [] : [inPod(container.list, named(container.name))] };
}
