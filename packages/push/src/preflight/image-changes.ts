import { isDeepStrictEqual } from "node:util";
import { formatLocation, type Location, UserError } from "@pushpull/core/errors";
import { formatImage, type ImageOverride, namesCommit, normalizeName, parseImage } from "@pushpull/core/images";
import { type FieldPath, findImages, formatRef, objectKey, valueAt } from "@pushpull/core/kubernetes";
import { hasFixedVersion, isGivenByImages, isSetByImages } from "../images/image-version.ts";
import { correspondingField } from "../manifests/field-paths.ts";
import { type PlannedObject, someNames } from "../plan/push-plan.ts";
import type { ObjectCheck } from "./check-object.ts";
import type { LiveState } from "./read-live.ts";

/** A container whose image changes although input `images` sets no version for it. */
interface UnnamedChange {
  readonly planned: PlannedObject;
  readonly path: FieldPath;
  readonly container: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Checks images that input `images` does not name: someone who sets one image does not expect another one to go from
 * its running version to whatever `latest` is now.
 * @param live the live objects by key
 * @returns a fault for each container that would change from a version to a moving tag or none, unless that is allowed,
 * and a line for each other change of such an image
 */
export function checkUnnamedImages(
  objects: readonly PlannedObject[],
  live: LiveState,
  { images, allowDowngrade }: { readonly images: readonly ImageOverride[]; readonly allowDowngrade: boolean },
): { readonly faults: readonly UserError[]; readonly notices: readonly string[] } {
  if (images.length === 0) return { faults: [], notices: [] };
  const changes = objects.flatMap((planned) => unnamedChanges(planned, live, images));
  const { lost = [], other = [] } = Object.groupBy(changes, ({ from, to }) =>
    !allowDowngrade && hasFixedVersion(from) && !hasFixedVersion(to) ? "lost" : "other",
  );
  return { faults: lost.map(lostVersionFault), notices: other.map(describeChange) };
}

function unnamedChanges(
  planned: PlannedObject,
  live: LiveState,
  overrides: readonly ImageOverride[],
): readonly UnnamedChange[] {
  const now = live.get(objectKey(planned.ref));
  if (now === undefined || planned.onlyIfMissing) return [];
  return findImages(planned.object).flatMap(({ path, container, image: to }) => {
    const { value: from, whole } = correspondingField(path, planned.object, now);
    if (!whole || typeof from !== "string" || from === to || isGivenByImages(planned, path, overrides)) return [];
    return [{ planned, path, container, from, to }];
  });
}

function lostVersionFault(change: UnnamedChange): UserError {
  const { planned, path, container, from, to } = change;
  const tag = parseImage(to)?.tag;
  const why = tag === undefined ? "which has no version" : "which is a moving tag";
  return new UserError(
    `${formatRef(planned.ref)}, container ${container}: the image would change from ${from} to ${to}, ${why}, but input 'images' sets no version for it`,
    {
      code: "image",
      hint: `${howToKeep(change)}, or write the version into the manifest. Set allow-downgrade: true to allow the change.`,
      location: planned.source.locate(path),
    },
  );
}

/** The line to add to input `images` to keep the running version, unless there is one already. */
function howToKeep({ planned, path, from, to }: UnnamedChange): string {
  const [running, wanted] = [parseImage(from), parseImage(to)];
  if (running === undefined || wanted === undefined || isSetByImages(planned, path))
    return "Set its version in 'images'";
  const isUnchanged = normalizeName(running.name) === normalizeName(wanted.name);
  const version = isUnchanged ? formatImage({ ...running, name: "" }).replace(/^:/, "") : from;
  return `Add its version to 'images', such as ${wanted.name}=${version}`;
}

function describeChange({ planned, path, container, from, to }: UnnamedChange): string {
  const location = planned.source.locate(path);
  const where = location === undefined ? "" : ` (${formatLocation(location)})`;
  return `Changed by the manifests, not by input 'images': ${formatRef(planned.ref)}, container ${container}: ${from} to ${to}${where}`;
}

/**
 * Warns when a tag in input `images` already runs and the pod template does not change: a new build under the same tag
 * would not be started. A digest identifies its build, and so does a commit's tag, which reruns use.
 * @returns a warning per image, at the first object that runs it
 */
export function alreadyRunningTagWarnings(
  checks: Iterable<ObjectCheck>,
  overrides: readonly ImageOverride[],
): readonly { readonly message: string; readonly location: Location | undefined }[] {
  const running = [...checks].flatMap((check) => alreadyRunningTags(check, overrides));
  return [...Map.groupBy(running, ({ image }) => image)].map(([image, some]) => {
    const objects = [...new Map(some.map(({ planned }) => [planned, planned.ref])).values()];
    const run = objects.length === 1 ? "runs" : "run";
    return {
      message: `Input 'images': ${someNames(objects)} already ${run} ${image}. Running pods keep the image that they have pulled: use a new tag for each build, or a digest.`,
      location: some[0]?.planned.source.locate(some[0].path),
    };
  });
}

function alreadyRunningTags(check: ObjectCheck, overrides: readonly ImageOverride[]) {
  if (check.action === "refused" || check.before === undefined) return [];
  const { planned, before, after } = check;
  return findImages(planned.object).flatMap(({ path, image }) => {
    const reference = parseImage(image);
    if (reference?.tag === undefined || reference.digest !== undefined || namesCommit(reference.tag)) return [];
    if (!isGivenByImages(planned, path, overrides) || correspondingField(path, planned.object, before).value !== image)
      return [];
    const template = templateOf(path);
    // A rollout for another reason creates new pods.
    return isDeepStrictEqual(valueAt(before, template), valueAt(after, template)) ? [{ planned, path, image }] : [];
  });
}

/** The path of the pod template that an image is in; in a Pod, of its spec. */
function templateOf(path: FieldPath): FieldPath {
  const list = path.findLastIndex((step) => typeof step === "number") - 1;
  return path.slice(0, Math.max(1, list - 1));
}
