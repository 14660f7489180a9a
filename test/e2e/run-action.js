import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { asReported } from "../as-reported.ts";
import { guardFolder, guardProcess } from "../lab/guard.ts";
import { searchForLeaks } from "./leaks.ts";
import { commandsOf, commandsWith } from "./processes.ts";
/**
 * Runs the committed bundle of an action as a runner does: inputs in the environment, command files, a log; then
 * its post step, whatever came of it.
 * @throws Error when a secret that the run was given came out of it, anywhere, or its report does not follow the schema
 */
export async function runAction(options) {
    const { action, workspace, inputs, path, env = {}, through = [], secrets = [], made, searched = true, onStart, onPost, } = options;
    const runner = await mkdtemp(join(tmpdir(), "pushpull-runner-"));
    const release = guardFolder(runner);
    // As `action.yml` names them.
    const dist = resolve(import.meta.dirname, "../../dist", action);
    try {
        const temp = await (options.makeTemp ?? makeTemp)(runner);
        const systemTemp = join(runner, "tmp");
        await mkdir(systemTemp);
        const job = { action, inputs, env, secrets, made, workspace: workspace.path, runner };
        const leaks = searched ? await searchForLeaks(job) : undefined;
        const files = Object.fromEntries(["OUTPUT", "STATE", "STEP_SUMMARY"].map((name) => [name, join(runner, name)]));
        await Promise.all(Object.values(files).map((file) => writeFile(file, "")));
        const environment = {
            PATH: [...path, "/usr/local/bin", "/usr/bin", "/bin"].join(":"),
            HOME: runner,
            GITHUB_ACTIONS: "true",
            GITHUB_WORKSPACE: workspace.path,
            RUNNER_TEMP: temp,
            TMPDIR: systemTemp,
            // As GitHub sets it when somebody runs a job again with debug logging.
            ...(process.env.RUNNER_DEBUG === undefined ? {} : { RUNNER_DEBUG: process.env.RUNNER_DEBUG }),
            ...Object.fromEntries(Object.entries(files).map(([name, file]) => [`GITHUB_${name}`, file])),
            ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
            ...env,
        };
        const start = (script, more = {}) => {
            const [program = "", ...args] = [...through, process.execPath, script];
            return spawn(program, args, {
                cwd: workspace.path,
                stdio: ["ignore", "pipe", "pipe"],
                env: { ...environment, ...more },
            });
        };
        const main = start(join(dist, "index.js"));
        leaks?.watch(main.pid ?? 0);
        onStart?.(main, temp, runner);
        const { code, log } = await endOf(main);
        // What a killed run leaves behind, its post step clears away.
        if (code !== null)
            await leaks?.search(log);
        const outputs = readCommandFile(await readFile(files.OUTPUT ?? "", "utf8"));
        const report = outputs.report ? asReported(JSON.parse(await readFile(outputs.report, "utf8"))) : undefined;
        const leftovers = (await namesIn(temp)).filter((name) => !name.startsWith("pushpull-report-"));
        const state = readCommandFile(await readFile(files.STATE ?? "", "utf8"));
        const stillRunning = await commandsOf(state.folder ?? temp);
        const states = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
        const post = start(join(dist, "post.js"), Object.fromEntries(states));
        onPost?.(post);
        const { log: postLog } = await endOf(post);
        await leaks?.search(`${log}\n${postLog}`);
        return {
            code,
            log,
            errors: annotations(log, "error"),
            warnings: annotations(log, "warning"),
            outputs,
            summary: await readFile(files.STEP_SUMMARY ?? "", "utf8"),
            report,
            leftovers,
            stillRunning,
            postLog,
            remains: [...(await namesIn(systemTemp)), ...(await remainsOf(temp, state.folder))],
        };
    }
    finally {
        await rm(runner, { recursive: true, force: true });
        release();
    }
}
async function makeTemp(runner) {
    const temp = join(runner, "temp");
    await mkdir(temp);
    return temp;
}
/** @param folder the run's own, which is elsewhere where RUNNER_TEMP's path is too long for a socket */
async function remainsOf(temp, folder = temp) {
    const elsewhere = folder.startsWith(temp) || !existsSync(folder) ? [] : [folder];
    return [...(await namesIn(temp)), ...elsewhere, ...(await commandsWith(temp)), ...(await commandsOf(folder))];
}
/** Nothing, where there is no such folder or it is a file. */
function namesIn(folder) {
    return readdir(folder).catch(() => []);
}
async function endOf(child) {
    const release = guardProcess(child.pid ?? 0);
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (chunk) => {
            log += chunk;
        });
    }
    const code = await new Promise((done) => child.once("close", done));
    release();
    return { code, log };
}
/** `name<<DELIMITER`, the value's lines, `DELIMITER` (GitHub Docs, "Multiline strings"). */
function readCommandFile(content) {
    const entries = content.matchAll(/^(.+)<<(.+)\n([\s\S]*?)\n?\2$/gm);
    return Object.fromEntries([...entries].map(([, name = "", , value = ""]) => [name, value]));
}
/** Reads `::error file=F,line=L,col=C::text` (GitHub Docs, "Workflow commands"). */
function annotations(log, kind) {
    return [...log.matchAll(new RegExp(`^::${kind}(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$`, "gm"))].map(([, written = "", text = ""]) => {
        const properties = Object.fromEntries(written.split(",").map((pair) => pair.split("=", 2)));
        const place = properties.file === undefined ? "" : `${decode(properties.file)}:${properties.line}: `;
        return `${place}${decode(text)}`;
    });
}
function decode(text) {
    return text
        .replaceAll("%3A", ":")
        .replaceAll("%2C", ",")
        .replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n")
        .replaceAll("%25", "%");
}
