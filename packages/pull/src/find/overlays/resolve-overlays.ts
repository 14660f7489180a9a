import { normalizeName } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isDeployedAlone, type KustomizeTree, parentsIn, type Step } from "./kustomize-tree.ts";
import type { LateStep } from "./late-steps.ts";
import {
  changeMetadata,
  type MetadataChange,
  matchesImageName,
  type OverlaidObject,
  writtenName,
} from "./object-selector.ts";
import { type Patched, patchedAt } from "./patch-overlays.ts";
import type { ImageEntry } from "./read-kustomization.ts";
import { type Replaced, replacedAt } from "./replacements.ts";

/** The result for an image after all kustomizations that include it. */
export interface OverlayResolution {
  /** Whether nothing that is deployed includes it in this way. */
  readonly isIdle: boolean;
  /**
   * What sets the version first, on one of several paths through the overlays; undefined if one path keeps the version.
   */
  readonly setBy: Patched | undefined;
  /** A replacement or transformer that sets it last on one of the paths. */
  readonly replaced: Replaced | undefined;
  /** What sets the version last on each path that does not keep it. */
  readonly setters: readonly Patched[];
  /** What sets the version on a path, before something else does. */
  readonly outdone: readonly OutdoneSetter[];
  /** The top-level kustomizations that deploy the version as it is written. */
  readonly tops: readonly string[];
  /** Entries of `images` that keep the version. */
  readonly kept: readonly ImageEntry[];
  /** Files that are included, directly or indirectly: what includes them matters as well. */
  readonly through: readonly string[];
}

/** Something that sets a version, and what sets it again later on the same path. */
interface OutdoneSetter {
  readonly setter: Patched;
  readonly by: Patched;
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
  isIdle: false,
  setBy: undefined,
  replaced: undefined,
  setters: [],
  outdone: [],
  tops: [],
  kept: [],
  through: [],
};

/** What has set an image so far on a path: the first and the last of it. */
interface SetSoFar {
  readonly first: Patched;
  readonly last: Patched;
}

/** Follows an image of a file through the steps of the kustomizations that include it, up to the top. */
export function overlayResolver(
  tree: KustomizeTree,
): (file: string, steps: readonly Step[], subject: OverlaySubject) => OverlayResolution {
  const parentsOf = parentsIn(tree);
  const found = new Map<string, OverlayResolution>();
  const applySteps = (
    file: string,
    steps: readonly Step[],
    written: OverlaySubject,
    before?: SetSoFar,
  ): OverlayResolution => {
    const kept: ImageEntry[] = [];
    const outdone: OutdoneSetter[] = [];
    let [subject, set] = [written, before];
    for (const step of steps) {
      if (step.kind === "renaming") {
        subject = renamedBy(step, subject);
        continue;
      }
      const setter = setterIn(step, subject);
      if (setter === undefined) {
        if (isKeeping(step, subject)) kept.push(step);
      } else {
        if (set !== undefined) outdone.push({ setter: set.last, by: setter });
        set = { first: set?.first ?? setter, last: setter };
      }
      const name = nameAfter(step, setter, subject);
      // What has copied or removed it is followed no further.
      if (name === undefined) return { ...ending(set), outdone, kept };
      subject = { ...subject, name };
    }
    const above = resolveParents(file, subject, set);
    return { ...above, outdone: [...outdone, ...above.outdone], kept: [...kept, ...above.kept] };
  };
  const resolveParents = (file: string, subject: OverlaySubject, set: SetSoFar | undefined): OverlayResolution => {
    const key = JSON.stringify([file, subject.name, subject.byEntries, keyOf(subject), setKey(set)]);
    const before = found.get(key);
    if (before !== undefined) return before;
    // Ends cycles.
    found.set(key, unresolved);
    const parents = parentsOf(file);
    const resolutions = parents.map((parent) => applySteps(parent.file, parent.steps, subject, set));
    const above = parents.map((parent) => parent.file);
    const isTop = tree.deployed?.get(file) ?? (above.length === 0 || isDeployedAlone(file, tree, above));
    if (isTop) resolutions.push({ ...ending(set), tops: set === undefined && tree.known.has(file) ? [file] : [] });
    const reaching = resolutions.filter(({ isIdle }) => !isIdle);
    const resolution: OverlayResolution = {
      isIdle: reaching.length === 0,
      setBy: reaching.every(({ setBy }) => setBy !== undefined) ? reaching[0]?.setBy : undefined,
      replaced: resolutions.find(({ replaced }) => replaced !== undefined)?.replaced,
      setters: [...new Set(resolutions.flatMap(({ setters }) => setters))],
      outdone: [...new Set(resolutions.flatMap((each) => each.outdone))],
      tops: [...new Set(resolutions.flatMap(({ tops }) => tops))],
      kept: [...new Set(resolutions.flatMap((each) => each.kept))],
      through: [...new Set([file, ...resolutions.flatMap(({ through }) => through)])],
    };
    found.set(key, resolution);
    return resolution;
  };
  return applySteps;
}

function ending(set: SetSoFar | undefined): OverlayResolution {
  if (set === undefined) return unresolved;
  const { first, last } = set;
  return { ...unresolved, setBy: first, setters: [last], replaced: "by" in last ? (last as Replaced) : undefined };
}

function setKey(set: SetSoFar | undefined): unknown {
  return set && [set.first, set.last].map(({ file, path }) => [file, path]);
}

/** What a step sets the version by, if it does. */
function setterIn(step: Exclude<Step, MetadataChange>, subject: OverlaySubject): Patched | undefined {
  const { name, in: inside } = subject;
  if (step.kind === "patch") return inside && patchedAt(inside.object, inside.path, step);
  if (step.kind !== "entry") return inside && replacedBy(inside, name, step);
  return step.setsVersion && isMatching(step, subject) ? step : undefined;
}

function isKeeping(step: Exclude<Step, MetadataChange>, subject: OverlaySubject): step is ImageEntry {
  return step.kind === "entry" && isMatching(step, subject);
}

function isMatching(entry: ImageEntry, subject: OverlaySubject): boolean {
  return matchesImageName(entry.name, subject.name) && (subject.byEntries || isField(subject, entry));
}

/** The image's name after a step; undefined where it cannot be known. */
function nameAfter(
  step: Exclude<Step, MetadataChange>,
  setter: Patched | undefined,
  subject: OverlaySubject,
): string | undefined {
  if (step.kind === "entry") return isMatching(step, subject) ? (step.newName ?? subject.name) : subject.name;
  if (setter === undefined) return subject.name;
  if (step.kind === "transformer" || (step.kind === "patch" && setter.kind !== undefined)) return undefined;
  return typeof setter.value === "string" ? writtenName(setter.value) : subject.name;
}

function renamedBy(step: MetadataChange, subject: OverlaySubject): OverlaySubject {
  return subject.in === undefined
    ? subject
    : { ...subject, in: { ...subject.in, object: changeMetadata(subject.in.object, step) } };
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
