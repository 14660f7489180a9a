/**
 * Kills a run whose event loop is blocked past its deadline, when neither timers nor signal handlers run; later also a
 * run that waits forever with a free event loop. It runs in its own thread, and also kills what the run started.
 */
import { Worker } from "node:worker_threads";

export interface Watchdog {
  /** Adds an environment entry (`NAME=VALUE`) that identifies the run's programs, to kill them. */
  mark(entry: string): void;
  stop(): void;
}

/** Milliseconds between two heartbeats. */
const heartbeat = 500;

/** Tolerated milliseconds without a heartbeat, and after the deadline: ending a run takes a moment. */
const tolerance = 5_000;

/** Milliseconds after the deadline, and after that tolerance, for a run with heartbeats to end by itself. */
const lateGrace = 30_000;

const message =
  "::error::The run hung past its deadline and was killed. Check what is deployed: some changes may have been applied. If this happens again, report it as a bug in pushpull.\n";

/**
 * The thread's code, as text, since the bundle has no file for it. Only Linux shows the environment of processes;
 * elsewhere the runner kills what is left.
 */
const thread = `
const { parentPort, workerData } = require("node:worker_threads");
const { readdirSync, readFileSync, writeSync } = require("node:fs");
const { beats, remaining, tolerance, grace, message } = workerData;
const count = new Int32Array(beats);
const marks = [];
parentPort.on("message", (entry) => marks.push(entry));
const now = () => Number(process.hrtime.bigint() / 1000000n);
const deadline = now() + remaining + tolerance;
let seen = -1;
let alive = now();
setInterval(() => {
  const beaten = Atomics.load(count, 0);
  if (beaten !== seen) alive = now();
  seen = beaten;
  if (now() > deadline && (now() - alive > tolerance || now() > deadline + grace)) end();
}, 250);
function end() {
  try {
    writeSync(1, message);
    for (const pid of process.platform === "linux" ? readdirSync("/proc").map(Number) : []) if (isOurs(pid)) kill(pid);
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}
function isOurs(pid) {
  try {
    const carried = pid > 1 && pid !== process.pid ? readFileSync("/proc/" + pid + "/environ", "utf8").split("\\0") : [];
    return marks.some((entry) => carried.includes(entry));
  } catch {
    return false;
  }
}
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {}
}
`;

/**
 * Starts the watchdog. It does not keep the process alive.
 * @param remaining milliseconds until the deadline
 * @param grace milliseconds after the deadline for a run with heartbeats
 */
export function startWatchdog(remaining: number, grace = lateGrace): Watchdog {
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const count = new Int32Array(beats);
  const worker = new Worker(thread, {
    eval: true,
    execArgv: [],
    workerData: { beats, remaining, tolerance, grace, message },
  });
  worker.unref();
  // If the thread fails, the run continues without a watchdog.
  worker.on("error", () => {});
  const timer = setInterval(() => Atomics.add(count, 0, 1), heartbeat).unref();
  return {
    mark: (entry) => worker.postMessage(entry),
    stop() {
      clearInterval(timer);
      void worker.terminate();
    },
  };
}
