/** What a pull has done to a repository. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
/** What the newest commit of `main` changes: without context, and without the lines that name objects. */
export async function diffOf({ git }, commit = "main") {
    const text = await git(["diff-tree", "-p", "--unified=0", "--no-color", "--no-commit-id", `${commit}^`, commit]);
    return text.replace(/^index .*\n/gm, "");
}
/** The object names of a branch's commits, newest first. */
export async function commitsOf({ git }, branch = "main") {
    return (await git(["rev-list", branch, "--"])).split("\n").filter((line) => line !== "");
}
/** All files below a folder, by their paths in it. */
export async function filesBelow(folder) {
    const names = await readdir(folder, { recursive: true });
    const read = await Promise.all(names.map(async (name) => {
        const path = join(folder, name);
        return (await stat(path)).isFile() ? [[name, await readFile(path)]] : [];
    }));
    return Object.fromEntries(read.flat());
}
