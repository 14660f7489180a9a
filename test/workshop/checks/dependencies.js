/** Each package.json declares what its sources import, and nothing else. */
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { root } from "../paths.ts";
import { failed, ok } from "./check.ts";
const workspaces = [
    ...["packages/core", "packages/push", "packages/pull", "actions/push", "actions/pull"].map((folder) => ({
        folder,
        sources: `${folder}/src/**/*.ts`,
        bundled: true,
    })),
    {
        folder: ".",
        sources: "test/**/*.{ts,mjs}",
        bundled: false,
        mentions: ["test/workshop/tools.ts", "packages/tsconfig.base.json"],
    },
];
export async function checkDependencies() {
    const read = (names) => Promise.all(names.map((name) => readFile(join(root, name), "utf8")));
    const faults = await Promise.all(workspaces.map(async ({ folder, sources, bundled, mentions = [] }) => {
        const file = join(folder, "package.json");
        const { dependencies = {}, devDependencies = {} } = JSON.parse(await readFile(join(root, file), "utf8"));
        const names = globSync(sources, { cwd: root, exclude: ["**/node_modules/**", "**/fixtures/**"] });
        return dependencyFaults({
            file,
            dependencies: Object.keys(dependencies),
            devDependencies: Object.keys(devDependencies),
            bundled,
            sources: await read(names),
            mentions: await read(mentions),
        });
    }));
    const all = faults.flat();
    return all.length === 0 ? ok() : failed(all.join("\n"));
}
/** What is imported, exported from, imported on demand, required, or looked up; its first group is there for types alone. */
const specifiers = /(?:^(?:import|export) +(type +)?(?:[^"'`;]*\bfrom +)?|\bimport\(|\b(?:require|resolve)\()["`]([@\w./:-]+)/gm;
/** What is imported and not declared, declared and not imported, or declared in the wrong place; a sentence each. */
export function dependencyFaults(imports) {
    const { file, dependencies, devDependencies, bundled, sources, mentions } = imports;
    const found = sources.flatMap((source) => [...source.matchAll(specifiers)]);
    const namesOf = (matches) => new Set(matches.map(([, , specifier = ""]) => packageOf(specifier)));
    const imported = namesOf(found);
    const run = namesOf(found.filter(([, type]) => type === undefined));
    const declared = [...dependencies, ...devDependencies];
    const isMentioned = (name) => mentions.some((text) => text.includes(`"${name}`));
    const undeclared = [...imported].filter((name) => isPackage(name) && !declared.includes(name));
    // Types are imported with the package that they describe.
    const isUsed = (name) => imported.has(name) || isMentioned(name);
    const idle = declared.filter((name) => !isUsed(name.replace(/^@types\//, "")));
    const misplaced = devDependencies.filter((name) => bundled && run.has(name));
    return [
        ...undeclared.map((name) => `${file}: ${name} is imported and not declared`),
        ...idle.map((name) => `${file}: ${name} is declared and not imported`),
        ...misplaced.map((name) => `${file}: ${name} is in the bundles: move it from devDependencies to dependencies`),
    ].sort();
}
/** `@octokit/core/types` is of `@octokit/core`. */
function packageOf(specifier) {
    return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
/** Neither a file nor a part of Node. */
function isPackage(name) {
    return !name.startsWith(".") && !isBuiltin(name);
}
