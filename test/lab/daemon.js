/** Programs that run in the background until they are stopped: the parts of a cluster. */
import { spawn } from "node:child_process";
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../workshop/cache.ts";
import { labError } from "./error.ts";
import { guardProcess, mark } from "./guard.ts";
import { until } from "./until.ts";
/** Starts one. It has a process group of its own, so that a Ctrl-C meant for us does not take it away under us. */
export function startDaemon({ name, program, args, logs, env = {} }) {
    const log = join(logs, `${name}.log`);
    const output = openSync(log, "a");
    const child = spawn(program, args, {
        detached: true,
        stdio: ["ignore", output, output],
        env: { PATH: process.env.PATH, HOME: logs, ...env, ...mark },
    });
    closeSync(output);
    let ended;
    const over = new Promise((resolve) => {
        const end = (how) => {
            ended = how;
            resolve();
        };
        child.once("error", (error) => end(error.message));
        child.once("exit", (code, signal) => end(signal === null ? `exit code ${code}` : signal));
    });
    child.unref();
    const pid = child.pid ?? 0;
    const release = pid === 0 ? () => { } : guardProcess(pid);
    const broken = (what) => labError(`${name} ${what}. The last it said:\n${tail(log)}`, `Its whole log: ${keepLog(log)}`);
    return {
        pid,
        ready: async (answers, seconds = 60) => {
            const look = async () => {
                if (ended !== undefined)
                    throw broken(`ended (${ended}) before it was ready`);
                return answers();
            };
            await until(look, { what: name, seconds }).catch((error) => {
                throw error.message.includes(name) && ended === undefined ? broken("did not become ready") : error;
            });
        },
        stop: async () => {
            if (ended === undefined)
                child.kill("SIGKILL");
            child.ref();
            await over;
            release();
        },
    };
}
/** Copies a log to the cache, where it outlives the cluster, over the one that was kept there before. */
export function keepLog(log) {
    const folder = join(cacheFolder(), "logs");
    mkdirSync(folder, { recursive: true });
    const kept = join(folder, log.replace(/^.*[\\/]/, ""));
    copyFileSync(log, kept);
    return kept;
}
function tail(file) {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-12).join("\n");
}
