import { formatLocation, UserError } from "@pushpull/core/errors";
import { formatImage, type ImageOverride, normalizeName, parseImage } from "@pushpull/core/images";
import { type FieldPath, findImages, formatRef, objectKey } from "@pushpull/core/kubernetes";
import type { LiveState } from "../apply/live.ts";
import type { PlannedObject } from "../plan/types.ts";
import { sameField } from "../same-field.ts";
import { hasFixedVersion, isGivenByImages, isSetByImages } from "./image-version.ts";

/** A container whose image changes although input `images` gives no version for it. */
interface UnnamedChange {
  readonly planned: PlannedObject;
  readonly path: FieldPath;
  readonly container: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Guards the images that input `images` leaves out: whoever names one image of a set does not mean to take another one
 * from the version that runs to whatever `latest` is now.
 * @param live the objects as they are in the cluster, by their keys
 * @returns a fault for each container that would go from a version to a moving tag or to none, unless that is allowed,
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
    const { value: from, whole } = sameField(path, planned.object, now);
    if (!whole || typeof from !== "string" || from === to || isGivenByImages(planned, path, overrides)) return [];
    return [{ planned, path, container, from, to }];
  });
}

function lostVersionFault(change: UnnamedChange): UserError {
  const { planned, path, container, from, to } = change;
  const tag = parseImage(to)?.tag;
  const why = tag === undefined ? "which has no version" : "which is a moving tag";
  return new UserError(
    `${formatRef(planned.ref)}, container ${container}: the image would go from ${from} to ${to}, ${why}, and input 'images' gives no version for it`,
    {
      code: "image",
      hint: `${howToKeep(change)}, or write the version into the manifest. Set allow-downgrade: true to let it go.`,
      location: planned.source.locate(path),
    },
  );
}

/** Names the line of input `images` that keeps what runs, where there is none yet. */
function howToKeep({ planned, path, from, to }: UnnamedChange): string {
  const [running, wanted] = [parseImage(from), parseImage(to)];
  if (running === undefined || wanted === undefined || isSetByImages(planned, path))
    return "Give its version in 'images'";
  const isSame = normalizeName(running.name) === normalizeName(wanted.name);
  const version = isSame ? formatImage({ ...running, name: "" }).replace(/^:/, "") : from;
  return `Add its version to 'images', such as ${wanted.name}=${version}`;
}

function describeChange({ planned, path, container, from, to }: UnnamedChange): string {
  const location = planned.source.locate(path);
  const where = location === undefined ? "" : ` (${formatLocation(location)})`;
  return `Not in 'images', and changed by the manifests: ${formatRef(planned.ref)}, container ${container}: ${from} to ${to}${where}`;
}
