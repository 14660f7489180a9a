/** A bare repository, as a server keeps it. */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "./guard.ts";
import { runProgram } from "./run-program.ts";
/** Nothing of the machine's own settings counts. */
const env = { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
/** Makes `acme/deploy.git` in a new folder, with the branch `main`. */
export async function makeRepository({ files, config = {}, hooks = {} } = {}) {
    const { path: root, remove } = await temporaryFolder("git");
    const path = join(root, "acme", "deploy.git");
    await runProgram("git", ["init", "--quiet", "--bare", "--template=", "--initial-branch=main", path], { env });
    const git = (args, input) => runProgram("git", [`--git-dir=${path}`, ...args], { env, input });
    const settings = { "uploadpack.allowFilter": "true", "http.receivepack": "true", "core.fsync": "none", ...config };
    for (const [name, value] of Object.entries(settings))
        await git(["config", name, value]);
    const head = async (branch = "main") => (await git(["rev-parse", "--verify", `refs/heads/${branch}`])).trim();
    const hook = async (name, script) => {
        await mkdir(join(path, "hooks"), { recursive: true });
        await writeFile(join(path, "hooks", name), `#!/bin/sh\n${script}\n`);
        await chmod(join(path, "hooks", name), 0o755);
    };
    const commit = async (changed, { branch = "main", message = "Change", from } = {}) => {
        const parent = from ?? (await head(branch).catch(() => undefined));
        await git(["fast-import", "--quiet", "--done", "--force"], stream(changed, { branch, message, parent }));
        return head(branch);
    };
    if (files !== undefined)
        await commit(files, { message: "Begin" });
    for (const [name, script] of Object.entries(hooks))
        await hook(name, script);
    return {
        root,
        path,
        url: pathToFileURL(path).href,
        commit,
        grow: async (count) => {
            const there = Number(await git(["rev-list", "--count", "main"]));
            const commits = Array.from({ length: count }, (_, index) => emptyCommit(`Commit ${there + index}`));
            const [first = "", ...others] = commits;
            await git(["fast-import", "--quiet"], first.replace("\n\n", `\nfrom ${await head()}\n\n`) + others.join(""));
        },
        git: (args) => git(args),
        head,
        read: (file) => git(["show", `main:${file}`]),
        hook,
        remove,
    };
}
const committer = "Somebody <somebody@example.com>";
function emptyCommit(message) {
    return `commit refs/heads/main\ncommitter ${committer} ${Math.floor(Date.now() / 1000)} +0000\ndata ${message.length}\n${message}\n\n`;
}
function stream(files, { branch, message, parent, }) {
    const parts = [];
    const add = (content) => parts.push(Buffer.from(content));
    const data = (content) => {
        const bytes = Buffer.from(content);
        parts.push(Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n"));
    };
    add(`commit refs/heads/${branch}\ncommitter ${committer} ${Math.floor(Date.now() / 1000)} +0000\n`);
    data(message);
    if (parent !== undefined)
        add(`from ${parent}\n`);
    for (const [path, file] of Symbol.iterator in files ? files : Object.entries(files)) {
        const { mode, content } = typeof file === "string" || Buffer.isBuffer(file) ? { mode: "100644", content: file } : file;
        const name = `"${path.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
        // A submodule is a commit of another repository.
        if (mode === "160000")
            add(`M ${mode} ${content} ${name}\n`);
        else {
            add(`M ${mode} inline ${name}\n`);
            data(content);
        }
    }
    add("\ndone\n");
    return Buffer.concat(parts);
}
