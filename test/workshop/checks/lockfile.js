/** package-lock.json pins every package by its hash, so that nobody gets another than the one that was reviewed. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../paths.ts";
import { failed, ok } from "./check.ts";
const registry = "https://registry.npmjs.org/";
export async function checkLockfile() {
    const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
    const faults = lockFaults(packages);
    return faults.length === 0 ? ok() : failed(faults.join("\n"));
}
/** What has no hash, or comes from elsewhere than the public npm registry, a sentence each. */
export function lockFaults(packages) {
    // What is not below node_modules is a workspace; a link there leads to one.
    const foreign = Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);
    return foreign.flatMap(([path, { integrity, resolved = registry }]) => [
        ...(integrity?.startsWith("sha512-") ? [] : [`package-lock.json: ${path} has no SHA-512 hash`]),
        ...(resolved.startsWith(registry) ? [] : [`package-lock.json: ${path} is from ${resolved}, not from ${registry}`]),
    ]);
}
