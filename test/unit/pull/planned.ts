/** Plans without Git: what would be changed in files, or what is said instead. */
import { matchesGlob } from "node:path";
import { userFaults } from "@pushpull/core/errors";
import { parseImageOverrides } from "@pushpull/core/images";
import { nearestName } from "@pushpull/core/text";
import { applyEdits, planPull } from "../../../packages/pull/src/deliver/edit-plan.ts";
import type { FileEdit } from "../../../packages/pull/src/find/planned-edit.ts";
import { manifestName } from "../../../packages/pull/src/git/search.ts";
import type { Checkout } from "../../../packages/pull/src/git/types.ts";
import { parseSet } from "../../../packages/pull/src/set/parse-set.ts";

export type Files = Readonly<Record<string, string>>;

/** A commit with these files. What a plan does not ask of it is not there. */
function commitOf(
  files: Files,
  manifests: readonly string[],
  isLarge: boolean,
  named: readonly string[] = [],
): Checkout {
  const all = Object.entries(files);
  const read: Checkout["read"] = async (paths) =>
    new Map(
      all
        .filter(([path]) => paths.includes(path))
        .map(([path, text]) => [path, { mode: "100644", size: text.length, content: Buffer.from(text) }]),
    );
  const isManifest = (path: string) => manifestName.test(path) || named.some((each) => matchesGlob(path, each));
  const isLookedAt = (path: string) =>
    manifests.length === 0 ||
    manifests.some((line) => line === path || (isManifest(path) && (line === "." || path.startsWith(`${line}/`))));
  const holding = (isIn: (path: string) => boolean) => async (texts: readonly string[]) =>
    all
      .filter(([path, text]) => isIn(path) && (texts.length === 0 || texts.some((each) => text.includes(each))))
      .map(([path]) => path);
  const nearestFile: Checkout["nearestFile"] = async (wanted) => nearestName(wanted, Object.keys(files));
  return {
    branch: "main",
    read,
    search: holding((path) => isLookedAt(path) && (manifests.includes(path) || isManifest(path))),
    searchEverywhere: isLarge ? async () => undefined : holding(isManifest),
    withNamed: (more) => commitOf(files, manifests, isLarge, more),
    nearestFile,
    list: async () => all.map(([path]) => path).filter(isManifest),
  } as Partial<Checkout> as Checkout;
}

export interface PlanOptions {
  readonly all?: boolean;
  readonly addMissing?: boolean;
  readonly set?: string;
  readonly manifests?: readonly string[];
  /** Whether the repository is too large to be searched outside of `manifests`. */
  readonly isLarge?: boolean;
  /** Gets what was left alone. */
  readonly left?: string[];
}

function linesOf(input: string) {
  return input.split("\n").map((text, index) => ({ text, line: index + 1 }));
}

/** What is planned for files. @throws UserError or Faults for what cannot be done */
export function planOf(files: Files, images: string, { left: _, isLarge = false, ...options }: PlanOptions = {}) {
  return planPull(commitOf(files, options.manifests ?? [], isLarge), {
    images: parseImageOverrides(linesOf(images)).overrides,
    repository: { url: "file:///deploy", name: "deploy", page: undefined },
    all: false,
    addMissing: false,
    ...options,
    manifests: (options.manifests ?? []).map((text, index) => ({ text, line: index + 1 })),
    set: parseSet(linesOf(options.set ?? "")).lines,
  });
}

/** The files that a plan changes, or what it says instead. */
export async function planned(files: Files, images: string, options: PlanOptions = {}) {
  try {
    const plan = await planOf(files, images, options);
    options.left?.push(...plan.untouched.map(({ file, reason }) => `${file} ${reason}`));
    return Object.fromEntries(
      [...applyEdits(structuredClone(plan.edits), plan)].map(([path, bytes]) => [path, bytes.toString()]),
    );
  } catch (error) {
    const faults = userFaults(error);
    if (faults === undefined) throw error;
    return faults.map(({ message, hint }) => `${message}\n${hint}`);
  }
}

/** The target of each file that a plan changes. */
export async function plannedTargets(files: Files, images: string, options: PlanOptions = {}) {
  const { edits } = await planOf(files, images, options);
  return Object.fromEntries(edits.map(({ file, target }) => [file, target]));
}

/** The edits of a plan, as they are reported: `values.yaml:3 image.tag`. */
export async function plannedEdits(files: Files, images: string, options: PlanOptions = {}) {
  return (await planOf(files, images, options)).edits.map(({ file, line, path }) => `${file}:${line} ${path}`);
}

/** The places of files that already have the requested value. */
export async function alreadySetIn(
  files: Files,
  images: string,
  options: PlanOptions = {},
): Promise<readonly FileEdit[]> {
  return (await planOf(files, images, options)).alreadySet;
}

/** A Pod with one container. */
export const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - image: ${image}\n`;
