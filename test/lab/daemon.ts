/** Programs that run in the background until they are stopped: the parts of a cluster. */
import { spawn } from "node:child_process";
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../workshop/cache.ts";
import { labError } from "./error.ts";
import { guardProcess, mark } from "./guard.ts";
import { until } from "./until.ts";

export interface DaemonOptions {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Where `NAME.log` goes. */
  readonly logs: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Daemon {
  readonly pid: number;
  /** Waits until `answers` says so. @throws LabError with the end of its log when it ends before that, or never answers */
  readonly ready: (answers: () => Promise<boolean>, seconds?: number) => Promise<void>;
  /** Ends it and waits until it has ended. */
  readonly stop: () => Promise<void>;
}

/** Starts one. It has a process group of its own, so that a Ctrl-C meant for us does not take it away under us. */
export function startDaemon({ name, program, args, logs, env = {} }: DaemonOptions): Daemon {
  const log = join(logs, `${name}.log`);
  const output = openSync(log, "a");
  const child = spawn(program, args, {
    detached: true,
    stdio: ["ignore", output, output],
    env: { PATH: process.env.PATH, HOME: logs, ...env, ...mark },
  });
  closeSync(output);
  let ended: string | undefined;
  const over = new Promise<void>((resolve) => {
    const end = (how: string) => {
      ended = how;
      resolve();
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal === null ? `exit code ${code}` : signal));
  });
  child.unref();
  const pid = child.pid ?? 0;
  const release = pid === 0 ? () => {} : guardProcess(pid);

  const broken = (what: string) =>
    labError(`${name} ${what}. The last it said:\n${tail(log)}`, `Its whole log: ${keepLog(log)}`);
  return {
    pid,
    ready: async (answers, seconds = 60) => {
      const look = async () => {
        if (ended !== undefined) throw broken(`ended (${ended}) before it was ready`);
        return answers();
      };
      await until(look, { what: name, seconds }).catch((error: Error) => {
        throw error.message.includes(name) && ended === undefined ? broken("did not become ready") : error;
      });
    },
    stop: async () => {
      if (ended === undefined) child.kill("SIGKILL");
      child.ref();
      await over;
      release();
    },
  };
}

/** Copies a log to the cache, where it outlives the cluster, over the one that was kept there before. */
export function keepLog(log: string): string {
  const folder = join(cacheFolder(), "logs");
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, log.replace(/^.*[\\/]/, ""));
  copyFileSync(log, kept);
  return kept;
}

function tail(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-12).join("\n");
}
