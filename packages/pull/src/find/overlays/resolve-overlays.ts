import { normalizeName } from "@pushpull/core/images";
import type { FieldPath, KubernetesObject } from "@pushpull/core/kubernetes";
import { isDeployedAlone, type KustomizeTree, parentsIn, type Step } from "./kustomize-tree.ts";
import type { LateStep } from "./late-steps.ts";
import { type Patched, patchedAt } from "./patch-overlays.ts";
import type { ImageEntry } from "./read-kustomization.ts";
import { type Replaced, replacedAt } from "./replacements.ts";

/** What becomes of an image on its way through the kustomizations that take it in. */
export interface OverlayResolution {
  /** What gives the version instead, one of several ways' own; undefined where one of them has none. */
  readonly setBy: Patched | undefined;
  /** What sets it by other means on one of the ways. */
  readonly replaced: Replaced | undefined;
  /** All that give the version on one way or another. */
  readonly setters: readonly Patched[];
  /** The kustomizations that are deployed with the version as it stands. */
  readonly tops: readonly string[];
  /** The entries that leave the version to what stood there. */
  readonly kept: readonly ImageEntry[];
  /** The files that are taken in as they are, or as these entries leave them: who else takes them in matters. */
  readonly through: readonly string[];
}

/** An image as kustomizations meet it. */
export interface OverlaySubject {
  /** As it is written. */
  readonly name: string;
  /** Whether entries of `images` set it wherever it stands. */
  readonly byEntries: boolean;
  /** Where it stands in an object, which patches may be for. */
  readonly in: { readonly object: KubernetesObject; readonly path: FieldPath } | undefined;
}

export const nowhere: OverlayResolution = {
  setBy: undefined,
  replaced: undefined,
  setters: [],
  tops: [],
  kept: [],
  through: [],
};

/** Follows an image of a file through what is done to it, and on to those who take the file in. */
export function overlayResolver(
  tree: KustomizeTree,
): (file: string, steps: readonly Step[], subject: OverlaySubject) => OverlayResolution {
  const parentsOf = parentsIn(tree);
  const found = new Map<string, OverlayResolution>();
  const along = (file: string, steps: readonly Step[], subject: OverlaySubject): OverlayResolution => {
    const kept: ImageEntry[] = [];
    let { name } = subject;
    for (const step of steps) {
      if (step.kind === "patch") {
        const setBy = subject.in && patchedAt(subject.in.object, subject.in.path, step);
        if (setBy !== undefined) return { ...nowhere, setBy, setters: [setBy], kept };
        continue;
      }
      if (step.kind !== "entry") {
        const replaced = subject.in && replacedBy(subject.in, name, step);
        if (replaced !== undefined) return { ...nowhere, setBy: replaced, replaced, setters: [replaced], kept };
        continue;
      }
      if (step.name !== name || !(subject.byEntries || isField(subject, step))) continue;
      if (step.setsVersion) return { ...nowhere, setBy: step, setters: [step], kept };
      kept.push(step);
      name = step.newName ?? name;
    }
    const above = beyond(file, { ...subject, name });
    return { ...above, kept: [...kept, ...above.kept] };
  };
  const beyond = (file: string, subject: OverlaySubject): OverlayResolution => {
    const key = JSON.stringify([file, subject.name, keyOf(subject)]);
    const before = found.get(key);
    if (before !== undefined) return before;
    // A circle leads back here.
    found.set(key, nowhere);
    const parents = parentsOf(file);
    const resolutions = parents.map((parent) => along(parent.file, parent.steps, subject));
    const above = parents.map((parent) => parent.file);
    const isTop = above.length === 0 ? tree.known.has(file) : isDeployedAlone(file, tree, above);
    const way: OverlayResolution = {
      setBy: !isTop && resolutions.every(({ setBy }) => setBy !== undefined) ? resolutions[0]?.setBy : undefined,
      replaced: resolutions.find(({ replaced }) => replaced !== undefined)?.replaced,
      setters: [...new Set(resolutions.flatMap(({ setters }) => setters))],
      tops: [...new Set([...(isTop ? [file] : []), ...resolutions.flatMap(({ tops }) => tops)])],
      kept: [...new Set(resolutions.flatMap(({ kept }) => kept))],
      through: [...new Set([file, ...resolutions.flatMap(({ through }) => through)])],
    };
    found.set(key, way);
    return way;
  };
  return along;
}

/** A transformer that is not read may set any image that it names. */
function replacedBy(
  { object, path }: NonNullable<OverlaySubject["in"]>,
  name: string,
  step: Exclude<LateStep, ImageEntry>,
): Replaced | undefined {
  if (step.kind === "replacement") return replacedAt(object, path, step);
  return step.names.has(normalizeName(name)) ? { ...step, by: "transformer" } : undefined;
}

/** Whether it is one of the fields that an image transformer names. */
function isField({ in: inside }: OverlaySubject, { fields = [] }: ImageEntry): boolean {
  const written = inside?.path.filter((step) => typeof step === "string").join("/");
  return fields.some((field) => field.replaceAll("[]", "") === written);
}

function keyOf({ in: inside }: OverlaySubject): unknown {
  if (inside === undefined) return undefined;
  const { apiVersion, kind, metadata } = inside.object;
  return [apiVersion, kind, metadata?.namespace, metadata?.name, inside.path];
}
