import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { valuesAt } from "../../plan/json-path.ts";
import { type Annotated, type ReadyWhen, readyWhenOf } from "../../plan/ready-when.ts";
import { isOutdated, readConditions } from "../../pods/conditions.ts";
import { failing, progressing, type Readiness, type ReadinessRule, ready } from "../readiness.ts";
import { notObserved, waitIfOutdated } from "../revisions.ts";

/** Whether an object opts out of the wait (`pushpull/ready-when: none`). */
export function optsOutOfWait(object: Annotated): boolean {
  return readyWhenOf(object)?.what === "none";
}

/** The rule in an object's annotation `pushpull/ready-when`; undefined without one. */
export function ownRule(object: Annotated): ReadinessRule | undefined {
  const own = readyWhenOf(object);
  switch (own?.what) {
    case undefined:
      return undefined;
    case "none":
      return () => ready;
    case "condition":
      return (observed) => assessCondition(observed, own.type, own.status);
    case "value":
      return (observed) => waitIfOutdated(observed) ?? assessValue(observed, own);
  }
}

/** Ignores case, and conditions of an older generation, as `kubectl wait` does. */
function assessCondition(object: KubernetesObject, type: string, status: string): Readiness {
  const { conditions } = (object.status ?? {}) as { readonly conditions?: unknown };
  const found = readConditions(conditions).find((each) => isSame(each.type, type));
  if (found === undefined) return waitIfOutdated(object) ?? progressing(`waiting for condition ${type}`);
  const outdated =
    found.observedGeneration === undefined ? waitIfOutdated(object) !== undefined : isOutdated(object, found);
  if (outdated) return notObserved;
  if (isSame(found.status, status)) return ready;
  const words = found.message || found.reason;
  return progressing(`condition ${found.type} is ${found.status}${words ? `: ${words}` : ""}`);
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function assessValue(
  object: KubernetesObject,
  { path, text, wanted }: Extract<ReadyWhen, { what: "value" }>,
): Readiness {
  const values = valuesAt(object, path);
  const [value] = values;
  const goal = wanted === undefined ? text : `${text} to be ${wanted}`;
  if (value === undefined || value === null) return progressing(`waiting for ${goal}`);
  if (values.length > 1) return failing("ReadyWhen", `${text} matches more than one value`);
  if (wanted === undefined) return ready;
  if (typeof value === "object") return failing("ReadyWhen", `${text} matches more than one value`);
  return String(value) === wanted ? ready : progressing(`waiting for ${goal}: it is ${String(value)}`);
}
