import type { FieldPath, KubernetesObject } from "@pushpull/core/kubernetes";
import { parentsIn, type Step, type Tree } from "./kustomize-tree.ts";
import { type Patched, patchedAt } from "./patches.ts";
import type { ImageEntry } from "./read-kustomization.ts";

/** What becomes of an image on its way through the kustomizations that take it in. */
export interface Way {
  /** The entry or patch that gives the version instead, one of several ways' own; undefined where one of them has none. */
  readonly setBy: Patched | undefined;
  /** The entries that leave the version to what stood there. */
  readonly kept: readonly ImageEntry[];
  /** The files that are taken in as they are, or as these entries leave them: who else takes them in matters. */
  readonly through: readonly string[];
}

/** An image as kustomizations meet it. */
export interface Subject {
  /** As it is written. */
  readonly name: string;
  /** Where it stands in an object, which patches may be for. */
  readonly in: { readonly object: KubernetesObject; readonly path: FieldPath } | undefined;
}

export const nowhere: Way = { setBy: undefined, kept: [], through: [] };

/** Follows an image of a file through what is done to it, and on to those who take the file in. */
export function wayFinder(tree: Tree): (file: string, steps: readonly Step[], subject: Subject) => Way {
  const parentsOf = parentsIn(tree);
  const found = new Map<string, Way>();
  const along = (file: string, steps: readonly Step[], subject: Subject): Way => {
    const kept: ImageEntry[] = [];
    let { name } = subject;
    for (const step of steps) {
      if (step.kind === "patch") {
        const setBy = subject.in && patchedAt(subject.in.object, subject.in.path, step);
        if (setBy !== undefined) return { setBy, kept, through: [] };
        continue;
      }
      if (step.name !== name) continue;
      if (step.setsVersion) return { setBy: step, kept, through: [] };
      kept.push(step);
      name = step.newName ?? name;
    }
    const above = beyond(file, { ...subject, name });
    return { ...above, kept: [...kept, ...above.kept] };
  };
  const beyond = (file: string, subject: Subject): Way => {
    const key = JSON.stringify([file, subject.name, keyOf(subject)]);
    const before = found.get(key);
    if (before !== undefined) return before;
    // A circle leads back here.
    found.set(key, nowhere);
    const ways = parentsOf(file).map((parent) => along(parent.file, parent.steps, subject));
    const way: Way = {
      setBy: ways.every(({ setBy }) => setBy !== undefined) ? ways[0]?.setBy : undefined,
      kept: [...new Set(ways.flatMap(({ kept }) => kept))],
      through: [...new Set([file, ...ways.flatMap(({ through }) => through)])],
    };
    found.set(key, way);
    return way;
  };
  return along;
}

function keyOf({ in: inside }: Subject): unknown {
  if (inside === undefined) return undefined;
  const { apiVersion, kind, metadata } = inside.object;
  return [apiVersion, kind, metadata?.namespace, metadata?.name, inside.path];
}
