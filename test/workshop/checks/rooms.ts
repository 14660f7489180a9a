/** Rooms: how many files a folder holds, which folders may import which, and names that stand for one thing only. */
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, normalize } from "node:path";
import { root } from "../paths.ts";
import { failed, ok, type Verdict } from "./check.ts";

/** The folders below `src`, in the order of the design: a folder imports from itself and from those before it. */
const order: Readonly<Record<string, readonly string[]>> = {
  "packages/core": ["text", "errors", "kubernetes", "images", "yaml", "redaction", "exec", "runner", "report", "forge"],
  "packages/push": [
    ...["run", "cluster", "manifests", "images", "plan", "refusals", "preflight", "apply"],
    ...["pods", "readiness", "rollout", "diagnose", "helm"],
  ],
  "packages/pull": ["git", "yaml-edit", "find", "set", "order", "deliver"],
};

/** Base names that every room may have. */
const common = ["index", "main", "inputs", "outputs"];

const maxFiles = 14;

export interface Source {
  /** From the repository's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export async function checkRooms(): Promise<Verdict> {
  const names = globSync("{packages,actions}/*/src/**/*.ts", { cwd: root }).map((name) => name.replaceAll("\\", "/"));
  const sources = await Promise.all(
    names.sort().map(async (path) => ({ path, text: await readFile(join(root, path), "utf8") })),
  );
  const faults = roomFaults(sources);
  return faults.length === 0 ? ok(`${names.length} files`) : failed(faults.join("\n"));
}

/** What breaks a rule, a sentence each. */
export function roomFaults(sources: readonly Source[]): readonly string[] {
  return [...crowded(sources), ...sameName(sources), ...sameType(sources), ...upward(sources)];
}

function crowded(sources: readonly Source[]): readonly string[] {
  return [...Map.groupBy(sources, ({ path }) => dirname(path))]
    .filter(([, files]) => files.length > maxFiles)
    .map(([folder, files]) => `${folder} has ${files.length} files, over ${maxFiles}`);
}

function sameName(sources: readonly Source[]): readonly string[] {
  const named = sources.filter(({ path }) => !common.includes(basename(path, ".ts")));
  return [...Map.groupBy(named, ({ path }) => basename(path))]
    .filter(([, files]) => files.length > 1)
    .map(([name, files]) => `${name} is the name of several files: ${files.map(({ path }) => path).join(", ")}`);
}

const declaredType = /^export (?:interface|type) (\w+)/gm;

function sameType(sources: readonly Source[]): readonly string[] {
  const types = sources.flatMap(({ path, text }) =>
    [...text.matchAll(declaredType)].map(([, name = ""]) => ({ name, path })),
  );
  return [...Map.groupBy(types, ({ name }) => name)]
    .filter(([, declared]) => declared.length > 1)
    .map(([name, declared]) => `type ${name} is declared in ${declared.map(({ path }) => path).join(", ")}`);
}

const relativeImport = /^(?:import|export)\b[^"'`;]*\bfrom "(\.[^"]+)";/gm;

/** Imports from a folder that comes later in the order. */
function upward(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) => {
    const [, home = "", within = ""] = /^((?:packages|actions)\/[^/]+)\/src\/(.+)$/.exec(path) ?? [];
    const rooms = order[home] ?? [];
    return [...text.matchAll(relativeImport)].flatMap(([, specifier = ""]) => {
      const target = normalize(join(dirname(within), specifier)).replaceAll("\\", "/");
      const [from, to] = [rankOf(rooms, within), rankOf(rooms, target)];
      return to > from ? [`${path} imports ${target}, of a room that comes later`] : [];
    });
  });
}

/** Files beside the rooms, such as `push.ts`, come last. */
function rankOf(rooms: readonly string[], path: string): number {
  const at = rooms.findIndex((room) => path.startsWith(`${room}/`));
  return at === -1 ? rooms.length : at;
}
