import { crashCause } from "./causes/crash.ts";
import { imageCause } from "./causes/image.ts";
import { ownCause } from "./causes/own.ts";
import { probeCause } from "./causes/probe.ts";
import { referenceCause } from "./causes/reference.ts";
import { refusedCause } from "./causes/refused.ts";
import { schedulingCause } from "./causes/scheduling.ts";
import { beforeCause } from "./causes/stood-before.ts";
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
  return beforeCause(facts, found ?? atContainer(facts));
}

function atContainer({ suspect }: Facts): Finding {
  const { list, name } = suspect?.container ?? {};
  return { places: list === undefined || name === undefined ? [] : [inPod(list, named(name))] };
}
