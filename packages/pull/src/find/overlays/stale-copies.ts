import { posix } from "node:path";
import { groupOf, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import { objectAt, objectsOf } from "../document-nodes.ts";
import { environmentWord } from "../targets/environments.ts";
import type { ImageInFile } from "./entry-effects.ts";
import { parseKustomizations } from "./kustomize-tree.ts";
import type { Repository } from "./overlay-repository.ts";
import type { Patched } from "./patch-overlays.ts";
import { kustomizationsIn } from "./read-kustomization.ts";

/**
 * Why a location has no effect although no step sets its image: the same object is in another file, which the
 * kustomization of the folder includes, or the location is in a patch that selects no object.
 */
export interface Substitute extends Patched {
  readonly kind: "original" | "idle";
  readonly kustomization: string;
  readonly reason: string;
}

export function isSubstitute(setter: Patched): setter is Substitute {
  return setter.kind === "original" || setter.kind === "idle";
}

/**
 * Finds the locations in copies: in a file that the kustomization of its folder does not include, with an object that
 * another file defines, which it does include. What is deployed is the other file.
 * @param isIncluded whether any kustomization includes a file
 */
export async function findOriginals<P extends ImageInFile>(
  locations: readonly P[],
  isIncluded: (file: string) => boolean,
  { texts, files }: Pick<Repository, "texts" | "files">,
): Promise<ReadonlyMap<P, Substitute>> {
  const alone = locations.filter(({ found, file }) => found.format === "kubernetes" && !isIncluded(file.file));
  const folders = new Set(alone.map(({ file }) => posix.dirname(file.file)));
  const own = folders.size === 0 ? new Map() : await texts([...folders].flatMap(kustomizationsIn));
  const kustomizations = own.size === 0 ? [] : [...parseKustomizations(own).values()];
  const included = await files(kustomizations.flatMap(({ resources }) => resources));
  return new Map(
    alone.flatMap((location) => {
      const { file, document, found } = location;
      const inside = objectAt(document, found.at);
      const folder = posix.dirname(file.file);
      const by = kustomizations.find((each) => posix.dirname(each.file) === folder);
      if (by === undefined || inside === undefined) return [];
      for (const path of by.resources) {
        const isSibling = environmentWord(posix.basename(path)) === environmentWord(posix.basename(file.file));
        for (const other of isSibling ? (included.get(path)?.documents ?? []) : []) {
          const same = objectsOf(other).find(({ object }) => isSame(object, inside.object));
          if (same === undefined) continue;
          const { steps } = same.at;
          const value = valueAt(same.object, inside.path);
          const locate = () => other.locate([[...steps[0], ...inside.path]]);
          const original = { kind: "original", file: path, path: steps[0], value, locate } as const;
          const reason = `is a copy of ${path}, which ${by.file} names instead`;
          return [[location, { ...original, kustomization: by.file, reason }] as const];
        }
      }
      return [];
    }),
  );
}

function isSame(one: KubernetesObject, other: KubernetesObject): boolean {
  const idOf = ({ apiVersion, kind, metadata }: KubernetesObject) =>
    JSON.stringify([groupOf(apiVersion), kind, metadata?.namespace, metadata?.name]);
  return one.metadata?.name !== undefined && idOf(one) === idOf(other);
}
