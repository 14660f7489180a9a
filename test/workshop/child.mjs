/** Runs a program so that Ctrl-C stops it once, waits for it, and leaves nothing of it behind. */
import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * @typedef {object} Options
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [capture] keep what it prints instead of showing it
 * @property {boolean} [asks] let it read what people type
 */

/**
 * @typedef {object} Ended
 * @property {number} code its exit code; 128 and the signal's number when a signal ended it; 127 when it is not there
 * @property {string} output what it printed to either stream, when captured
 */

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const groups = process.platform !== "win32";

/** @type {NodeJS.Signals | undefined} */
let stopped;

/** The signal that asked us to stop, if one did: from then on no program is started any more. */
export function stoppedBy() {
  return stopped;
}

/** @param {NodeJS.Signals} signal */
export function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

/**
 * Runs a program to its end. It gets a process group of its own, so that a terminal's Ctrl-C reaches it once, through
 * us, and it can clean up after itself; what it leaves in its group is killed when it ends.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>}
 */
export function run(program, args, { cwd, env = process.env, capture = false, asks = false } = {}) {
  return new Promise((resolve) => {
    if (stopped !== undefined) return resolve({ code: exitCodeOf(stopped), output: "" });
    const input = asks ? "inherit" : "ignore";
    const child = spawn(program, args, {
      cwd,
      env,
      detached: groups,
      stdio: capture ? [input, "pipe", "pipe"] : [input, "inherit", "inherit"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      stopped = signal;
      child.kill(signal);
    };
    /** @param {number} code */
    const end = (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve({ code, output });
    };
    for (const signal of signals) process.on(signal, forward);
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    // On "exit", since a process left behind would hold the pipes open and "close" would never come.
    child.on("exit", () => killGroup(child.pid));
    child.on("close", (code, signal) => end(code ?? exitCodeOf(signal ?? "SIGKILL")));
  });
}

/** @param {number | undefined} pid of the group's leader, which has ended */
function killGroup(pid) {
  if (!groups || pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group is gone already, as it should be.
  }
}
