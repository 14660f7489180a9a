/**
 * Ends a run whose event loop is blocked past its deadline, where neither a timer nor the handler of a signal can do so;
 * later also one whose event loop is free, and waits for what never ends. It runs in a thread of its own, where it also ends what the run has started.
 */
import { Worker } from "node:worker_threads";

export interface Watchdog {
  /** Notes what the run's programs carry in their environment (`NAME=VALUE`), by which they are ended. */
  mark(entry: string): void;
  stop(): void;
}

/** Milliseconds between two signs of life. */
const beat = 500;

/** Milliseconds without one, and after the deadline, that are borne: the end of a run takes a moment. */
const patience = 5_000;

/** Milliseconds after the deadline, and after that patience, in which a run that is still alive ends by itself. */
const lateGrace = 30_000;

const message =
  "::error::The run did not answer past its deadline, and was ended. Look at what is deployed: some of it may have been applied. If this happens again, report it as a bug in pushpull.\n";

/**
 * The thread. As a text, since the bundle is loaded from wherever GitHub puts it; only Linux shows what a process carries
 * in its environment, and elsewhere the runner ends what is left.
 */
const thread = `
const { parentPort, workerData } = require("node:worker_threads");
const { readdirSync, readFileSync, writeSync } = require("node:fs");
const { beats, remaining, patience, grace, message } = workerData;
const count = new Int32Array(beats);
const marks = [];
parentPort.on("message", (entry) => marks.push(entry));
const now = () => Number(process.hrtime.bigint() / 1000000n);
const deadline = now() + remaining + patience;
let seen = -1;
let alive = now();
setInterval(() => {
  const beaten = Atomics.load(count, 0);
  if (beaten !== seen) alive = now();
  seen = beaten;
  if (now() > deadline && (now() - alive > patience || now() > deadline + grace)) end();
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
 * Starts to watch. It keeps no process alive.
 * @param remaining milliseconds until the deadline
 * @param grace milliseconds after the deadline that a run may take which is alive
 */
export function startWatchdog(remaining: number, grace = lateGrace): Watchdog {
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const count = new Int32Array(beats);
  const worker = new Worker(thread, {
    eval: true,
    execArgv: [],
    workerData: { beats, remaining, patience, grace, message },
  });
  worker.unref();
  // Without a thread, a run is as it would be without a watchdog.
  worker.on("error", () => {});
  const timer = setInterval(() => Atomics.add(count, 0, 1), beat).unref();
  return {
    mark: (entry) => worker.postMessage(entry),
    stop() {
      clearInterval(timer);
      void worker.terminate();
    },
  };
}
