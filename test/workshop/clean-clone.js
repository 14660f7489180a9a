/**
 * Proves that the commands of the README and of CONTRIBUTING work for whoever clones this: each as the first one, with an
 * empty home, and with nothing built.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache.ts";
import { failed, ok } from "./checks/check.ts";
import { runChecks } from "./checks/run.ts";
import { run } from "./child.mjs";
import { root } from "./paths.ts";
/** The README's first command comes first: it installs the packages. */
const commands = [
    { script: "demo" },
    { script: "test:unit" },
    { script: "check" },
    { script: "fix", keepsSources: true },
    { script: "bench", args: ["start"] },
    { script: "lab", until: /export KUBECONFIG=(\S+)/ },
    { script: "build", keepsSources: true },
];
/** Lines of a failed command's output that are shown: its end says what went wrong. */
const linesShown = 40;
/** Clones the commit that is checked out, and runs each command there. A command that fails does not stop the others. */
export async function proveCleanClone(print) {
    const parent = await mkdtemp(join(tmpdir(), "pushpull-clone-"));
    try {
        const clone = { folder: join(parent, "clone"), env: await environment(join(parent, "home")) };
        const cloned = await run("git", ["clone", "--quiet", "--no-local", root, clone.folder], { capture: true });
        if (cloned.code !== 0)
            throw new Error(`git clone failed: ${cloned.output}`);
        const checks = commands.map((command) => ({
            name: `npm ${npmArguments(command).join(" ")}`,
            run: () => verdictOn(command, clone),
        }));
        return await runChecks(checks, { strict: true, print });
    }
    finally {
        await rm(parent, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
    }
}
/** An empty home. Only caches are those of this machine, so that nothing is fetched or built twice. */
async function environment(home) {
    await mkdir(home);
    const caches = {
        XDG_CACHE_HOME: dirname(cacheFolder()),
        npm_config_cache: await answer("npm", ["config", "get", "cache"]),
        GOCACHE: await answer("go", ["env", "GOCACHE"]),
        GOMODCACHE: await answer("go", ["env", "GOMODCACHE"]),
    };
    const kept = ["PATH", "TMPDIR", "LANG", "CI", "LAB_KUBECONFIG", "NODE_EXTRA_CA_CERTS", "HTTPS_PROXY", "NO_PROXY"];
    const own = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
    return { ...own, ...caches, HOME: home };
}
/** What a program prints; undefined where it is not there. */
async function answer(program, args) {
    const { code, output } = await run(program, args, { capture: true });
    return code === 0 ? output.trim() : undefined;
}
function npmArguments({ script, args = [] }) {
    return ["run", script, ...(args.length === 0 ? [] : ["--", ...args])];
}
/** Runs a command with nothing built. */
async function verdictOn(command, clone) {
    const { folder, env } = clone;
    const { until, keepsSources } = command;
    const git = (...words) => run("git", words, { cwd: folder, env, capture: true });
    await git("clean", "-dfxq", "--exclude=/node_modules");
    const args = npmArguments(command);
    const ended = until === undefined
        ? await run("npm", args, { cwd: folder, env, capture: true })
        : await runUntil(until, args, clone);
    if (ended.code !== 0)
        return failed(`exit code ${ended.code}\n${ended.output.trimEnd().split("\n").slice(-linesShown).join("\n")}`);
    const changed = keepsSources ? (await git("status", "--porcelain")).output : "";
    await git("checkout", "--quiet", "--", ".");
    return changed === "" ? ok() : failed(`it leaves something to commit:\n${changed.trimEnd()}`);
}
/** Runs npm until it has printed something, and stops it as a terminal's Ctrl-C does: each process in its group is told. */
function runUntil(until, args, { folder, env }) {
    return new Promise((resolve) => {
        const child = spawn("npm", args, { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
        let output = "";
        let file;
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding("utf8").on("data", (text) => {
                output += text;
                if (file !== undefined || child.pid === undefined)
                    return;
                file = until.exec(output)?.[1];
                if (file !== undefined)
                    process.kill(-child.pid, "SIGINT");
            });
        }
        child.once("error", (error) => resolve({ code: 127, output: error.message }));
        // Not before all that it has started have ended, since they print to the same pipes.
        child.once("close", () => {
            if (file !== undefined && existsSync(file))
                output += `\n${file} is still there`;
            resolve({ code: file === undefined || existsSync(file) ? 1 : 0, output });
        });
    });
}
