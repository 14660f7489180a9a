import type { Pathspec } from "../../git/tree.ts";
import type { DeployTarget } from "./deploy-targets.ts";

/** A file, with the target of a location in it. */
export interface TargetFile {
  readonly file: string;
  readonly target: DeployTarget;
}

/** The files and folders that input `manifests` names; empty for the root. Excluded paths and globs do not count. */
export function namedPaths(lines: readonly Pathspec[]): readonly string[] {
  return lines.flatMap(({ literal, excludes }) => (literal === undefined || excludes ? [] : [literal]));
}

/**
 * Whether `manifests` names each target: by its own folder or file, or by a path that contains no other target. A
 * folder above several targets names none of them.
 */
export function namesEach(all: readonly TargetFile[], paths: readonly string[]): boolean {
  const alone = new Set(paths.flatMap((path) => onlyTargetIn(path, all) ?? []));
  return all.every(({ target: { name, own } }) => alone.has(name) || (own !== undefined && paths.includes(own)));
}

export function countTargets(all: readonly TargetFile[]): number {
  return new Set(all.map(({ target }) => target.name)).size;
}

/** The YAML line that selects one target; undefined if its file also holds others. */
export function manifestsLine({ name, own }: DeployTarget, all: readonly TargetFile[]): string | undefined {
  if (own !== undefined && onlyTargetIn(own, all) === name) return lineOf(own === "" ? "." : own);
  const files = [...new Set(all.filter(({ target }) => target.name === name).map(({ file }) => file))];
  if (!files.every((file) => onlyTargetIn(file, all) === name)) return undefined;
  if (files.length === 1) return lineOf(files[0] ?? "");
  return files.every(isNameable) ? ["manifests: |", ...files.map((file) => `  ${file}`)].join("\n") : undefined;
}

/** The YAML line that selects one file or folder; undefined if the input cannot express it. */
export function lineOf(path: string): string | undefined {
  if (!isNameable(path)) return undefined;
  return `manifests: ${isPlainScalar.test(path) ? path : JSON.stringify(path)}`;
}

/** A leading `!` excludes, a `#` starts a comment, and a glob may match other files. */
function isNameable(path: string): boolean {
  return path === path.trim() && !/^[!#]|[*?[\\\p{Cc}\p{Zl}\p{Zp}]/u.test(path);
}

/** A path that YAML reads as a plain scalar. */
const isPlainScalar = /^[\p{L}\p{N}._/][\p{L}\p{N}._/@+~=() -]*$/u;

/** The name of the only target below a path; undefined if there are several. */
function onlyTargetIn(path: string, all: readonly TargetFile[]): string | undefined {
  const names = new Set(all.filter(({ file }) => isIn(path, file)).map(({ target }) => target.name));
  return names.size === 1 ? [...names][0] : undefined;
}

function isIn(path: string, file: string): boolean {
  return path === "" || file === path || file.startsWith(`${path}/`);
}
