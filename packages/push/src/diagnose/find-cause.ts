import { crashCause } from "./crash-cause.ts";
import type { CauseRule, Facts, Finding } from "./facts.ts";
import { imageCause } from "./image-cause.ts";
import { inPod, named } from "./manifest-field.ts";
import { refusedCause } from "./object-cause.ts";
import { ownCause } from "./own.ts";
import { probeCause } from "./probe-cause.ts";
import { referenceCause } from "./reference-cause.ts";
import { schedulingCause } from "./scheduling-cause.ts";
import { beforeCause } from "./stood-before.ts";

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
