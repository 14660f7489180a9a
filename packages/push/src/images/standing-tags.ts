import { isDeepStrictEqual } from "node:util";
import type { Location } from "@pushpull/core/errors";
import { type ImageOverride, namesCommit, parseImage } from "@pushpull/core/images";
import { type FieldPath, findImages, valueAt } from "@pushpull/core/kubernetes";
import type { Checked } from "../apply/check.ts";
import { someNames } from "../apply/some-names.ts";
import { sameField } from "../same-field.ts";
import { isGivenByImages } from "./image-version.ts";

/**
 * Warns of tags in input `images` that a workload runs already, and that leave it as it is: a new build under the same tag
 * would not run anywhere. A digest names its build, and so does the tag of a commit, with which a job is run again.
 * @returns a warning for each image, at the first object that runs it
 */
export function standingTagWarnings(
  checks: Iterable<Checked>,
  overrides: readonly ImageOverride[],
): readonly { readonly message: string; readonly location: Location | undefined }[] {
  const standing = [...checks].flatMap((check) => standingTags(check, overrides));
  return [...Map.groupBy(standing, ({ image }) => image)].map(([image, some]) => {
    const objects = [...new Map(some.map(({ planned }) => [planned, planned.ref])).values()];
    const run = objects.length === 1 ? "runs" : "run";
    return {
      message: `Input 'images': ${someNames(objects)} already ${run} ${image}. Pods that run keep the image that they have pulled: give each build its own tag, or its digest.`,
      location: some[0]?.planned.source.locate(some[0].path),
    };
  });
}

function standingTags(check: Checked, overrides: readonly ImageOverride[]) {
  if (check.action === "refused" || check.before === undefined) return [];
  const { planned, before, after } = check;
  return findImages(planned.object).flatMap(({ path, image }) => {
    const reference = parseImage(image);
    if (reference?.tag === undefined || reference.digest !== undefined || namesCommit(reference.tag)) return [];
    if (!isGivenByImages(planned, path, overrides) || sameField(path, planned.object, before).value !== image)
      return [];
    const template = templateOf(path);
    // A rollout for another reason makes new pods.
    return isDeepStrictEqual(valueAt(before, template), valueAt(after, template)) ? [{ planned, path, image }] : [];
  });
}

/** The way to the pod template that an image is in; of a Pod, to its spec. */
function templateOf(path: FieldPath): FieldPath {
  const list = path.findLastIndex((step) => typeof step === "number") - 1;
  return path.slice(0, Math.max(1, list - 1));
}
