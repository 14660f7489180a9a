import { normalizeName } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isDeployedAlone, type KustomizeTree, parentsIn, type Step } from "./kustomize-tree.ts";
import type { LateStep } from "./late-steps.ts";
import { matchesImageName, type OverlaidObject, type Renaming, renamed } from "./object-selector.ts";
import { type Patched, patchedAt } from "./patch-overlays.ts";
import type { ImageEntry } from "./read-kustomization.ts";
import { type Replaced, replacedAt } from "./replacements.ts";

/** The result for an image after all kustomizations that include it. */
export interface OverlayResolution {
  /**
   * What sets the version instead, on one of several paths through the overlays; undefined if one path keeps the
   * version.
   */
  readonly setBy: Patched | undefined;
  /** A replacement or transformer that sets it on one of the paths. */
  readonly replaced: Replaced | undefined;
  /** Everything that sets the version on some path. */
  readonly setters: readonly Patched[];
  /** The top-level kustomizations that deploy the version as it is written. */
  readonly tops: readonly string[];
  /** Entries of `images` that keep the version. */
  readonly kept: readonly ImageEntry[];
  /** Files that are included unchanged, or changed only by these entries: what includes them matters as well. */
  readonly through: readonly string[];
}

/** An image as kustomizations match it. */
export interface OverlaySubject {
  /** The name as it is written. */
  readonly name: string;
  /** Whether entries of `images` set it, regardless of its field. */
  readonly byEntries: boolean;
  /** Its object and path, which patches may apply to. */
  readonly in: { readonly object: OverlaidObject; readonly path: FieldPath } | undefined;
}

export const unresolved: OverlayResolution = {
  setBy: undefined,
  replaced: undefined,
  setters: [],
  tops: [],
  kept: [],
  through: [],
};

/** Follows an image of a file through the steps of the kustomizations that include it, up to the top. */
export function overlayResolver(
  tree: KustomizeTree,
): (file: string, steps: readonly Step[], subject: OverlaySubject) => OverlayResolution {
  const parentsOf = parentsIn(tree);
  const found = new Map<string, OverlayResolution>();
  const applySteps = (file: string, steps: readonly Step[], written: OverlaySubject): OverlayResolution => {
    const kept: ImageEntry[] = [];
    let subject = written;
    for (const step of steps) {
      const { name } = subject;
      if (step.kind === "renaming") {
        subject = renamedBy(step, subject);
        continue;
      }
      if (step.kind === "patch") {
        const setBy = subject.in && patchedAt(subject.in.object, subject.in.path, step);
        if (setBy !== undefined) return { ...unresolved, setBy, setters: [setBy], kept };
        continue;
      }
      if (step.kind !== "entry") {
        const replaced = subject.in && replacedBy(subject.in, name, step);
        if (replaced !== undefined) return { ...unresolved, setBy: replaced, replaced, setters: [replaced], kept };
        continue;
      }
      if (!matchesImageName(step.name, name) || !(subject.byEntries || isField(subject, step))) continue;
      if (step.setsVersion) return { ...unresolved, setBy: step, setters: [step], kept };
      kept.push(step);
      subject = { ...subject, name: step.newName ?? name };
    }
    const above = resolveParents(file, subject);
    return { ...above, kept: [...kept, ...above.kept] };
  };
  const resolveParents = (file: string, subject: OverlaySubject): OverlayResolution => {
    const key = JSON.stringify([file, subject.name, subject.byEntries, keyOf(subject)]);
    const before = found.get(key);
    if (before !== undefined) return before;
    // Ends cycles.
    found.set(key, unresolved);
    const parents = parentsOf(file);
    const resolutions = parents.map((parent) => applySteps(parent.file, parent.steps, subject));
    const above = parents.map((parent) => parent.file);
    const isTop = above.length === 0 ? tree.known.has(file) : isDeployedAlone(file, tree, above);
    const resolution: OverlayResolution = {
      setBy: !isTop && resolutions.every(({ setBy }) => setBy !== undefined) ? resolutions[0]?.setBy : undefined,
      replaced: resolutions.find(({ replaced }) => replaced !== undefined)?.replaced,
      setters: [...new Set(resolutions.flatMap(({ setters }) => setters))],
      tops: [...new Set([...(isTop ? [file] : []), ...resolutions.flatMap(({ tops }) => tops)])],
      kept: [...new Set(resolutions.flatMap(({ kept }) => kept))],
      through: [...new Set([file, ...resolutions.flatMap(({ through }) => through)])],
    };
    found.set(key, resolution);
    return resolution;
  };
  return applySteps;
}

function renamedBy(step: Renaming, subject: OverlaySubject): OverlaySubject {
  return subject.in === undefined
    ? subject
    : { ...subject, in: { ...subject.in, object: renamed(subject.in.object, step) } };
}

/** A transformer that cannot be interpreted may set any image that it names. */
function replacedBy(
  { object, path }: NonNullable<OverlaySubject["in"]>,
  name: string,
  step: Exclude<LateStep, ImageEntry>,
): Replaced | undefined {
  if (step.kind === "replacement") return replacedAt(object, path, step);
  return step.names.has(normalizeName(name)) ? { ...step, by: "transformer" } : undefined;
}

/** Whether an image transformer lists the field. */
function isField({ in: inside }: OverlaySubject, { fields = [] }: ImageEntry): boolean {
  const written = inside?.path.filter((step) => typeof step === "string").join("/");
  return fields.some((field) => field.replaceAll("[]", "") === written);
}

function keyOf({ in: inside }: OverlaySubject): unknown {
  if (inside === undefined) return undefined;
  const { apiVersion, kind, metadata = {}, earlier } = inside.object;
  const { name, namespace, labels, annotations } = metadata;
  return [apiVersion, kind, name, namespace, labels, annotations, earlier, inside.path];
}
