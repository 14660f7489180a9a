/** Trees by the API: files changed on top of another tree. */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "./answers.ts";
import { git, tryGit } from "./git.ts";
export async function writeTree(world, body) {
    const { tree: entries, base_tree: base } = body;
    const from = base === undefined ? undefined : await tryGit(world, ["rev-parse", "--verify", "--quiet", `${base}^{tree}`]);
    if (base !== undefined && from === undefined)
        return unknownObject;
    if (entries.length === 0)
        return refuse(422, "Invalid tree info");
    const index = join(world.repository.root, `index-${randomUUID()}`);
    const env = { GIT_INDEX_FILE: index };
    try {
        await git(world, from === undefined ? ["read-tree", "--empty"] : ["read-tree", from], { env });
        for (const entry of entries) {
            const fault = await put(world, entry, env);
            if (fault !== undefined)
                return fault;
        }
        const tree = await git(world, ["write-tree"], { env });
        return { status: 201, body: await treeAnswer(world, tree, false) };
    }
    finally {
        await rm(index, { force: true });
    }
}
async function put(world, entry, env) {
    const { path, mode, type, sha, content } = entry;
    if (path === undefined || mode === undefined)
        return refuse(422, "Must supply a valid tree.mode");
    if (path.startsWith("/"))
        return refuse(422, "tree.path cannot start with a slash");
    if ((sha === undefined) === (content === undefined))
        return refuse(422, "Must supply either tree.sha or tree.content");
    if (sha === null) {
        // As on GitHub, what is not there cannot be taken away.
        if ((await git(world, ["ls-files", "--", path], { env })) === "")
            return unknownObject;
        await git(world, ["update-index", "-z", "--index-info"], { env, input: `0 ${"0".repeat(40)}\t${path}\0` });
        return undefined;
    }
    const object = sha ?? (await git(world, ["hash-object", "-w", "--stdin"], { input: content ?? "" }));
    const stored = await tryGit(world, ["cat-file", "-t", object]);
    if (stored === undefined && mode !== "160000")
        return unknownObject;
    if (type !== undefined && stored !== undefined && stored !== type)
        return unknownObject;
    if (mode === "040000") {
        await git(world, ["read-tree", `--prefix=${path}/`, object], { env });
        return undefined;
    }
    await git(world, ["update-index", "-z", "--index-info"], { env, input: `${mode} ${object}\t${path}\0` });
    return undefined;
}
/** GitHub's words for an object that it does not have, or not as that (github.com/octokit/octokit.rb/issues/1210). */
const unknownObject = refuse(422, "GitRPC::BadObjectState");
export async function treeAnswer(world, sha, recursive) {
    const listed = await git(world, ["ls-tree", "-z", "--long", ...(recursive ? ["-r", "-t"] : []), sha]);
    const api = `${world.api}/repos/${world.name}/git`;
    const tree = listed
        .split("\0")
        .filter((line) => line !== "")
        .map((line) => {
        const [head = "", path = ""] = line.split("\t");
        const [mode = "", type = "", object = "", size = ""] = head.split(/ +/);
        const url = `${api}/${type === "tree" ? "trees" : "blobs"}/${object}`;
        return { path, mode, type, sha: object, url, ...(type === "blob" ? { size: Number(size) } : {}) };
    });
    return { sha, url: `${api}/trees/${sha}`, tree, truncated: false };
}
