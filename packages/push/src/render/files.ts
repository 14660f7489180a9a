import { glob, lstat, readdir, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type InputLine, UserError } from "@pushpull/core";
import { isInside, kustomizationNames } from "./reach.ts";
import { showPath } from "./show-path.ts";

/** What one line of the input `manifests` leads to. Paths are absolute. */
export type Found = { readonly file: string } | { readonly kustomization: string; readonly folder: string } | UserError;

/** What `kubectl apply -f FOLDER` reads in a folder. */
const manifestName = /\.(ya?ml|json)$/;

const special = /[*?[\]{}]/;

/** Finds the files and kustomizations that a line of the input `manifests` names. */
export async function findManifests({ text, line }: InputLine, workspace: string): Promise<readonly Found[]> {
  const fault = (what: string, hint: string) => [
    new UserError(`Input 'manifests', line ${line}: ${what}`, { code: "input", hint }),
  ];
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
    return fault(
      `${text} is a URL`,
      "Nothing is fetched here. Download it in a step before this one and check what it is, then name the file.",
    );
  }
  const path = resolve(workspace, text);
  const kind = await kindOf(path);
  if (kind === undefined && special.test(text)) {
    const files = await globFiles(text, workspace);
    if (files.length > 0) return Promise.all(files.map((file) => inside(file, workspace, { file }, line)));
    return fault(
      `nothing matches ${text}`,
      `Paths are relative to ${workspace}. Is there an actions/checkout step before this one?`,
    );
  }
  if (kind === undefined) {
    return fault(
      `there is no ${text}`,
      `Paths are relative to ${workspace}. Is there an actions/checkout step before this one?`,
    );
  }
  if (kind === "file") return [await inside(path, workspace, { file: path }, line)];
  return findInFolder(path, { text, line }, workspace);
}

async function findInFolder(folder: string, { text, line }: InputLine, workspace: string): Promise<readonly Found[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const kustomization = kustomizationNames.find((name) => entries.some((entry) => entry.name === name));
  if (kustomization !== undefined) {
    const file = join(folder, kustomization);
    return [await inside(file, workspace, { kustomization: file, folder }, line)];
  }
  const names = entries
    .filter((entry) => !entry.isDirectory() && manifestName.test(entry.name))
    .map(({ name }) => name);
  if (names.length > 0) {
    const files = names.toSorted().map((name) => join(folder, name));
    return Promise.all(files.map((file) => inside(file, workspace, { file }, line)));
  }
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const hint =
    folders.length === 0
      ? "It has no .yaml, .yml or .json file and no kustomization in it."
      : `Folders are not searched. Name one of those in it (${folders.slice(0, 5).join(", ")}), or a glob such as ${text.replace(/\/+$/, "")}/**/*.yaml.`;
  return [
    new UserError(`Input 'manifests', line ${line}: the folder ${text} holds no manifest`, { code: "input", hint }),
  ];
}

async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return undefined;
  return (await lstat(target)).isDirectory() ? "folder" : "file";
}

async function globFiles(pattern: string, workspace: string): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const entry of glob(pattern, { cwd: workspace, withFileTypes: true })) {
    if (!entry.isDirectory()) files.push(join(entry.parentPath, entry.name));
  }
  return files.toSorted();
}

/** What a link in a repository leads to may be any file of the runner: nothing outside of the workspace is read. */
async function inside(path: string, workspace: string, found: Found, line: number): Promise<Found> {
  if (await isInside(path, workspace)) return found;
  return new UserError(`Input 'manifests', line ${line}: ${showPath(path, workspace)} leads out of the workspace`, {
    code: "input",
    hint: "Only files of the workspace are read. Copy it there in a step before this one if it is meant.",
  });
}
