import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Location, UserError } from "@pushpull/core/errors";
import type { RunProgram } from "@pushpull/core/exec";
import type { ImageOverride } from "@pushpull/core/images";
import { shellWord } from "@pushpull/core/text";
import { withoutQuotations, wordsOfError } from "../cluster/kubectl.ts";
import type { KustomizationPath } from "./find-manifests.ts";
import { kustomizationIn, lineOf } from "./forbidden-references.ts";
import { type Manifest, showPath } from "./manifest.ts";
import { findOrigins } from "./origins.ts";
import { type ReadManifests, readManifests } from "./read-manifests.ts";
import { changedImages, copyWithImages, findCopiedOverrides } from "./rebuild-with-images.ts";
import { redactorOfBuild } from "./secret-values.ts";

/**
 * Builds a folder with kubectl's Kustomize. It runs no plugins and no Helm, and restricts each kustomization to files
 * of its own folder: kubectl's defaults (`--load-restrictor=LoadRestrictionsRootOnly`).
 * @param kubectl runs in the environment of a build
 */
export async function buildKustomization(
  { kustomization, folder }: KustomizationPath,
  workspace: string,
  kubectl: RunProgram,
): Promise<ReadManifests> {
  const file = showPath(kustomization, workspace);
  const { code, stdout, stderr } = await explainTimeout(kubectl(["kustomize", "--", folder]), file);
  if (code !== 0) return { manifests: [], faults: [await failed(stderr, { file, folder, workspace })] };
  const built = readManifests(stdout, file);
  const origins = await findOrigins(kustomization, workspace);
  const wholeFile = { file, line: 1 };
  const located = built.manifests.map(({ object }): Manifest => {
    const origin = origins(object);
    return { object, source: origin ?? { location: wholeFile, locate: () => wholeFile } };
  });
  return { manifests: located, faults: built.faults };
}

/**
 * Builds a kustomization again with input `images` in its `images`. The result is used where Kustomize has copied an
 * image, or a part of it, into other fields.
 * @param built the result of the first build
 * @param into a folder for the copy of the kustomization
 */
export async function buildWithImages(
  path: KustomizationPath,
  built: ReadManifests,
  {
    images,
    workspace,
    into,
  }: { readonly images: readonly ImageOverride[]; readonly workspace: string; readonly into: string },
  kubectl: RunProgram,
): Promise<ReadManifests> {
  if (images.length === 0 || built.faults.length > 0) return built;
  const objects = built.manifests.map(({ object }) => object);
  const copy = await copyWithImages(path, objects, images, workspace, into);
  if (copy === undefined) return built;
  const file = showPath(path.kustomization, workspace);
  const notices = [
    `Input 'images' was not passed to the build of ${file}: values that Kustomize copies from an image keep the version in the files`,
  ];
  if (copy === "too large") return { ...built, notices };
  const { code, stdout } = await explainTimeout(kubectl(["kustomize", "--", copy.folder]), file);
  const again = code === 0 ? readManifests(stdout, file) : undefined;
  if (again === undefined || again.manifests.length !== objects.length) return { ...built, notices };
  const after = again.manifests.map(({ object }) => object);
  const copiedOverrides = findCopiedOverrides(objects, after, images);
  if (copiedOverrides === undefined) return built;
  const manifests = after.map((object, index): Manifest => {
    const [before, wholeFile] = [built.manifests[index], { file, line: 1 }];
    const source = before?.source ?? { location: wholeFile, locate: () => wholeFile };
    return { object, source: { ...source, overridden: changedImages(before?.object, object) } };
  });
  return { manifests, faults: [], copiedOverrides };
}

/** A build does not wait for anything, but may be too large for a runner. */
async function explainTimeout<T>(building: Promise<T>, file: string): Promise<T> {
  try {
    return await building;
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "timeout") throw error;
    throw new UserError(`The run timed out while Kustomize was building ${file}`, {
      code: "timeout",
      hint: `See how long it takes with: kubectl kustomize ${shellWord(dirname(file))}. Raise input 'timeout' if it is that slow.`,
      location: { file, line: 1 },
    });
  }
}

interface Build {
  readonly file: string;
  readonly folder: string;
  readonly workspace: string;
}

async function failed(stderr: string, { file, folder, workspace }: Build): Promise<UserError> {
  const redact = await redactorOfBuild(folder, workspace);
  const error = wordsOfError(stderr.replace(/^# Warning: .*\n/gm, "").trim());
  const message = withoutQuotations(redact(error))
    .replace(/^error: /, "")
    .replaceAll(`${workspace}/`, "")
    .replaceAll(`${await realpath(workspace)}/`, "");
  return new UserError(`Kustomize cannot build ${file}: ${message}`, {
    code: "kustomize",
    hint: hintFor(message, showPath(folder, workspace)),
    location: await failureLocation(message, folder, workspace),
  });
}

function hintFor(message: string, folder: string): string {
  if (/plugins? disabled|--enable-helm|--enable-alpha-plugins|--enable-exec/.test(message)) {
    return "Plugins, functions and Helm are not run here. Build it in an earlier step, and name the resulting file.";
  }
  if (/failed to run '\S*git |dial tcp|proxyconnect/.test(message)) {
    return "A build cannot fetch anything, submodules included: keep a copy in the repository.";
  }
  return `See it with: kubectl kustomize ${shellWord(folder)}`;
}

/** The location in Kustomize's message, which names each folder on the path to the file, then the file. */
async function failureLocation(message: string, folder: string, workspace: string): Promise<Location> {
  const folders = [...message.matchAll(/recursed accumulation of path '([^']+)'/g)].map(([, path = ""]) => path);
  const last = join(workspace, folders.at(-1) ?? showPath(folder, workspace));
  const name = /in File: (\S+)/.exec(message)?.[1];
  const line = Number(/line (\d+):/.exec(message)?.[1] ?? 1);
  if (name !== undefined) return { file: showPath(join(last, name), workspace), line };
  const path = (await kustomizationIn(last)) ?? folder;
  if (/^invalid Kustomization: /.test(message)) return { file: showPath(path, workspace), line };
  const entry = [...message.matchAll(/accumulating resources from '([^']+)'/g)].at(-1)?.[1];
  return { file: showPath(path, workspace), line: await lineOf(entry, path) };
}
