import { readdir, readFile, realpath } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { parseYaml, UserError } from "@pushpull/core";
import { showPath } from "./show-path.ts";

/** What `kubectl kustomize` takes for a kustomization. */
export const kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Whether a path lies in a folder, links followed. */
export async function isInside(path: string, folder: string): Promise<boolean> {
  const way = relative(await realpath(folder), await realpath(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Finds what a kustomization would reach outside of the workspace. Kustomize keeps every kustomization to the files of
 * its own folder, but lets it name other folders with a kustomization wherever they are. Which of its fields does so
 * depends on Kustomize's version, and it reads their names in any case: so any text that leads to such a folder counts.
 */
export async function findOutside(folder: string, workspace: string): Promise<UserError | undefined> {
  const seen = new Set<string>();
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const place = await realpath(next);
    if (seen.has(place)) continue;
    seen.add(place);
    const from = await kustomizationIn(next);
    if (from === undefined) continue;
    const file = showPath(from, workspace);
    const { documents, faults } = parseYaml(await readFile(from, "utf8"), file);
    if (faults[0] !== undefined) return faults[0];
    for (const written of documents.flatMap(({ value }) => texts(value))) {
      const named = isAbsolute(written) ? undefined : resolve(next, written);
      if (named === undefined || (await kustomizationIn(named)) === undefined) continue;
      if (!(await isInside(named, workspace))) return outside(file, written, await lineOf(written, from));
      waiting.push(named);
    }
  }
  return undefined;
}

function outside(file: string, written: string, line: number): UserError {
  return new UserError(`${file} names ${written}, which leads out of the workspace`, {
    code: "kustomize",
    hint: "Only files of the workspace are read. Copy it there in a step before this one if it is meant.",
    location: { file, line },
  });
}

/** The line of a file that a text stands in, the first where it stands in none. */
export async function lineOf(text: string | undefined, file: string): Promise<number> {
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const index = text === undefined ? -1 : lines.findIndex((line) => line.includes(text));
  return index === -1 ? 1 : index + 1;
}

export async function kustomizationIn(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch((): readonly string[] => []);
  const name = kustomizationNames.find((each) => names.includes(each));
  return name === undefined ? undefined : join(folder, name);
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return value.includes("\n") || value.includes("\0") ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(texts);
}
