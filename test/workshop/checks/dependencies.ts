/** Each package.json declares what its sources import, and nothing else. */
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { root } from "../paths.ts";
import { failed, ok, type Verdict } from "./check.ts";

/** A package.json, and the sources that it is for. */
interface Workspace {
  readonly folder: string;
  readonly sources: string;
  /** Where a declared package may be named besides: tools that are run, types that a tsconfig lists. */
  readonly mentions?: readonly string[];
}

const workspaces: readonly Workspace[] = [
  ...["packages/core", "packages/push", "packages/pull", "actions/push", "actions/pull"].map((folder) => ({
    folder,
    sources: `${folder}/src/**/*.ts`,
  })),
  { folder: ".", sources: "test/**/*.{ts,mjs}", mentions: ["test/workshop/tools.ts", "packages/tsconfig.base.json"] },
];

export interface Imports {
  /** The package.json that declares them. */
  readonly file: string;
  readonly declared: readonly string[];
  /** The texts of all sources. */
  readonly sources: readonly string[];
  /** Texts that name a package without importing it. */
  readonly mentions: readonly string[];
}

export async function checkDependencies(): Promise<Verdict> {
  const read = (names: readonly string[]) => Promise.all(names.map((name) => readFile(join(root, name), "utf8")));
  const faults = await Promise.all(
    workspaces.map(async ({ folder, sources, mentions = [] }) => {
      const file = join(folder, "package.json");
      const { dependencies = {}, devDependencies = {} } = JSON.parse(await readFile(join(root, file), "utf8"));
      const names = globSync(sources, { cwd: root, exclude: ["**/node_modules/**", "**/fixtures/**"] });
      return dependencyFaults({
        file,
        declared: Object.keys({ ...dependencies, ...devDependencies }),
        sources: await read(names),
        mentions: await read(mentions),
      });
    }),
  );
  const all = faults.flat();
  return all.length === 0 ? ok() : failed(all.join("\n"));
}

/** The modules that are imported, exported from, imported on demand, required, or looked up. */
const specifiers =
  /(?:^(?:import|export)\b[^"'`;]*\bfrom |^import |\bimport\(|\b(?:require|resolve)\()["`]([@\w./:-]+)/gm;

/** What is imported and not declared, and what is declared and not imported, a sentence each. */
export function dependencyFaults({ file, declared, sources, mentions }: Imports): readonly string[] {
  const imported = new Set(
    sources.flatMap((source) => [...source.matchAll(specifiers)].map(([, name = ""]) => packageOf(name))),
  );
  const undeclared = [...imported].filter((name) => !isOurs(name) && !declared.includes(name));
  const isMentioned = (name: string) => mentions.some((text) => text.includes(`"${name.replace(/^@types\//, "")}`));
  const idle = declared.filter((name) => !imported.has(name) && !isMentioned(name));
  return [
    ...undeclared.map((name) => `${file}: ${name} is imported and not declared`),
    ...idle.map((name) => `${file}: ${name} is declared and not imported`),
  ].sort();
}

/** `@octokit/core/types` is of `@octokit/core`. */
function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** A file, a part of Node, or another of our workspaces, which npm links whether or not it is declared. */
function isOurs(name: string): boolean {
  return name.startsWith(".") || isBuiltin(name) || name.startsWith("@pushpull/");
}
