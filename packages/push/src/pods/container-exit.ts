import type { SuspectContainer } from "../diagnose/facts.ts";

/** Numbers of the signals that end a process, as Linux has them on all architectures that Kubernetes runs on. */
const signals: Readonly<Record<number, string>> = {
  1: "SIGHUP",
  2: "SIGINT",
  3: "SIGQUIT",
  4: "SIGILL",
  5: "SIGTRAP",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  11: "SIGSEGV",
  13: "SIGPIPE",
  14: "SIGALRM",
  15: "SIGTERM",
};

const meanings: Readonly<Record<string, string>> = {
  SIGABRT: "it gave up (SIGABRT)",
  SIGBUS: "it crashed (SIGBUS)",
  SIGFPE: "it crashed (SIGFPE)",
  SIGILL: "it crashed (SIGILL): an instruction that the processor does not know",
  SIGKILL: "killed (SIGKILL)",
  SIGSEGV: "it crashed (SIGSEGV): it touched memory that is not its own",
  SIGTERM: "told to end (SIGTERM)",
};

/** What a shell's exit codes say (POSIX, Shell Command Language 2.8.2). */
const codes: Readonly<Record<number, string>> = {
  0: "it ended without an error, and is to go on running",
  126: "a command may not be executed",
  127: "a command does not exist",
};

/** `exit code 137, killed (SIGKILL): it used more than its memory limit of 64Mi`; undefined for one that never ended. */
export function exitWords({ end, spec }: SuspectContainer): string | undefined {
  if (end === undefined) return undefined;
  const { exitCode, signal, reason } = end;
  const ended = `exit code ${exitCode}`;
  if (reason === "OOMKilled") return `${ended}, killed (SIGKILL): ${memoryWords(spec)}`;
  if (reason === "StartError" || reason === "ContainerCannotRun") return `${ended}: it could not be started`;
  const name = signals[signal || exitCode - 128];
  if (name !== undefined) return `${ended}, ${meanings[name] ?? `ended by ${name}`}`;
  const meaning = codes[exitCode];
  return meaning === undefined ? ended : `${ended}: ${meaning}`;
}

/** Why a container was out of memory: without a limit of its own, its node was. */
export function memoryWords({ resources }: SuspectContainer["spec"]): string {
  const limit = resources?.limits?.memory;
  return limit === undefined
    ? "it has no memory limit, and its node had no memory left"
    : `it used more than its memory limit of ${limit}`;
}
