import type { FieldPath } from "@pushpull/core/kubernetes";
import type { NodePath } from "./types.ts";

/**
 * A path as people write it: `spec.template.spec.containers[0].image`, keys that are no plain words as `["a.b/c"]`, and
 * ` > ` where it leads into the text of a scalar.
 */
export function formatPath(steps: NodePath["steps"]): string {
  return steps.map(formatFieldPath).join(" > ");
}

function formatFieldPath(path: FieldPath): string {
  return path.map(formatStep).join("").replace(/^\./, "");
}

function formatStep(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
