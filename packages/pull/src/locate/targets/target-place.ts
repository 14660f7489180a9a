import type { Checkout } from "../../git/types.ts";
import type { Place } from "../place.ts";
import { formatVersion } from "../version.ts";
import { type DeployTarget, deployTargets } from "./deploy-targets.ts";
import type { TargetFile } from "./named-targets.ts";
import { readTargetFolders } from "./target-folders.ts";

/** A place of an image, and what it is deployed with. */
export interface TargetPlace extends Place {
  readonly target: DeployTarget;
}

/** Finds the targets of the places of several images: files that stand side by side are told apart by one image at a time. */
export async function withTargets<Key>(
  places: ReadonlyMap<Key, readonly Place[]>,
  checkout: Pick<Checkout, "read">,
  named: ReadonlySet<string>,
): Promise<ReadonlyMap<Key, readonly TargetPlace[]>> {
  const files = new Set([...places.values()].flat().map(({ file: { file } }) => file));
  const folders = await readTargetFolders(checkout, [...files]);
  return new Map(
    [...places].map(([key, found]) => {
      const targets = deployTargets(
        found.map((place) => ({ ...place, at: place.found.at })),
        folders,
        named,
      );
      return [key, found.flatMap((place, nth) => targetAt(place, targets[nth]))];
    }),
  );
}

function targetAt(place: Place, target: DeployTarget | undefined): readonly TargetPlace[] {
  return target === undefined ? [] : [{ ...place, target }];
}

export function filesOf(places: readonly TargetPlace[]): readonly TargetFile[] {
  return places.map(({ file: { file }, target }) => ({ file, target }));
}

export function hasSeveralVersions(places: readonly Place[]): boolean {
  return new Set(places.map(({ found }) => formatVersion(found.image))).size > 1;
}
