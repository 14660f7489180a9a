import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { shellWord, truncate } from "@pushpull/core/text";
import { outOfMemoryCause } from "../pods/container-exit.ts";
import { readStartFailure } from "../pods/start-failures.ts";
import type { CauseRule, Facts, Finding } from "./facts.ts";
import { containerField, podField } from "./manifest-field.ts";
import type { ContainerDetails } from "./representative-pod.ts";

/** A container that ended or could not be started, by its exit and its last log lines. */
export const crashCause: CauseRule = (facts) => {
  const container = facts.representative?.container;
  if (container === undefined) return undefined;
  const { status, end } = container;
  const waiting = status.state?.waiting;
  if (end === undefined && waiting?.reason !== "RunContainerError") return undefined;
  if (status.state?.running !== undefined && (status.restartCount ?? 0) === 0) return undefined;
  const found = rules.map((rule) => rule(container, facts)).find((finding) => finding !== undefined);
  return found ?? { hint: logHint(facts.representative?.pod, container), fields: [containerField(container)] };
};

/** No rule knows the cause: a person may see it in the log. */
function logHint(pod: KubernetesObject | undefined, { name, status }: ContainerDetails): string {
  const { name: podName = "", namespace = "" } = pod?.metadata ?? {};
  const previous = status.state?.terminated === undefined ? " --previous" : "";
  const options = `--container ${shellWord(name)}${previous} --namespace ${shellWord(namespace)}`;
  return `Read its log: kubectl logs ${shellWord(podName)} ${options}`;
}

type CrashRule = (container: ContainerDetails, facts: Facts) => Finding | undefined;

/** The container runtime's messages about the container. */
function runtimeMessage({ status, end }: ContainerDetails): string {
  return [status.state?.waiting?.message, end?.message].filter(Boolean).join("\n");
}

/** The container runtime's messages, and the application's log. */
function output(container: ContainerDetails, { lines }: Facts): string {
  return [runtimeMessage(container), ...lines].join("\n");
}

function commandFields(container: ContainerDetails) {
  return [containerField(container, "command"), containerField(container, "args"), containerField(container, "image")];
}

const outOfMemory: CrashRule = (container) => {
  if (container.end?.reason !== "OOMKilled") return undefined;
  const fields = [containerField(container, "resources"), containerField(container)];
  const limited = container.spec.resources?.limits?.memory !== undefined;
  const hint = `${limited ? "Raise" : "Set"} resources.limits.memory, or look for a leak.`;
  return { cause: outOfMemoryCause(container.spec), hint, fields };
};

const otherArchitecture: CrashRule = (container, facts) => {
  const inLog = facts.lines.some((line) => readStartFailure(line)?.kind === "wrong-architecture");
  if (!inLog && readStartFailure(runtimeMessage(container))?.kind !== "wrong-architecture") return undefined;
  return {
    cause: `the image ${container.spec.image ?? ""} is built for a different architecture than the node's`,
    hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64.",
    fields: [containerField(container, "image")],
  };
};

const notInImage: CrashRule = (container) => {
  const failure = readStartFailure(runtimeMessage(container));
  if (failure?.kind !== "not-found" || failure.file === undefined) return undefined;
  return {
    cause: `the command ${failure.file} does not exist in the image ${container.spec.image ?? ""}`,
    hint: "Correct the command, or add it to the image.",
    fields: commandFields(container),
  };
};

/** The script or program exists, but its interpreter or loader does not. */
const noInterpreter: CrashRule = (container, { lines }) => {
  const file = lines.map((line) => /^exec (\/\S+): no such file or directory/.exec(line)?.[1]).findLast(Boolean);
  if (file === undefined) return undefined;
  return {
    cause: `${file}, or its interpreter or loader, does not exist in the image`,
    hint: "Check for Windows line endings in its first line, or a program built for another libc.",
    fields: commandFields(container),
  };
};

const notExecutable: CrashRule = (container) => {
  const failure = readStartFailure(runtimeMessage(container));
  if (failure?.kind !== "not-executable" || failure.file === undefined) return undefined;
  const hint = "Make the file executable in the image (chmod +x).";
  return { cause: `${failure.file} is not executable`, hint, fields: commandFields(container) };
};

/** The messages of dash, busybox and bash. */
const unknownCommand: CrashRule = (container, { lines }) => {
  if (container.end?.exitCode !== 127) return undefined;
  const last = lines.findLast((line) => /: (command )?not found\b/.test(line)) ?? "";
  const name = /(?:^|[:\s])([^\s:]+): (?:command )?not found/.exec(last)?.[1];
  const what = name === undefined ? "a command" : `the command ${name}`;
  return { cause: `${what} does not exist in the image (exit code 127)`, fields: commandFields(container) };
};

const readOnlyFileSystem: CrashRule = (container, facts) => {
  if (!/read-only file system|EROFS/i.test(output(container, facts))) return undefined;
  const path = pathIn(facts.lines.findLast((line) => /read-only file system|EROFS/i.test(line)));
  const what = path === undefined ? "its root file system" : path;
  const isRootReadOnly = container.spec.securityContext?.readOnlyRootFilesystem === true;
  return {
    cause: isRootReadOnly
      ? `it writes to ${what}, which readOnlyRootFilesystem does not allow`
      : `it writes to ${path ?? "a file system"}, which is read-only`,
    hint: "Mount an emptyDir at the path that it writes to.",
    fields: [containerField(container, "securityContext", "readOnlyRootFilesystem"), containerField(container)],
  };
};

const permissionDenied: CrashRule = (container, { lines, representative }) => {
  const line = lines.findLast((each) => /permission denied|EACCES/i.test(each));
  if (line === undefined || container.end?.exitCode === 0) return undefined;
  const fields = [containerField(container, "securityContext"), podField("securityContext"), containerField(container)];
  const port = /(?:bind|listen)\D.{0,300}?:(\d{1,3})\b/i.exec(line)?.[1];
  if (port !== undefined) return { cause: `it cannot listen on port ${port} without root permissions`, fields };
  const user = container.spec.securityContext?.runAsUser ?? podUser(representative?.pod.spec);
  const subject = user === undefined ? "it" : `it runs as user ${user} and`;
  const path = pathIn(line);
  return path === undefined ? undefined : { cause: `${subject} has no access to ${path} (permission denied)`, fields };
};

function podUser(spec: unknown): number | undefined {
  return (spec as { readonly securityContext?: { readonly runAsUser?: number } } | undefined)?.securityContext
    ?.runAsUser;
}

function pathIn(line = ""): string | undefined {
  return /(?:^|[\s'"(`])(\/[\w.\-/]+)/.exec(line.replace(/https?:\/\/\S+/g, ""))?.[1];
}

const loggedError: CrashRule = (container, { lines }) => {
  const error = lastError(lines);
  const code = container.end?.exitCode ?? 0;
  if (error === undefined || code === 0) return undefined;
  return { cause: `it exits with code ${code} after the error: ${error}`, fields: [containerField(container)] };
};

const endsWithoutError: CrashRule = (container) => {
  if (container.end?.exitCode !== 0) return undefined;
  const cause = "its program exits without an error, but is expected to keep running";
  return { cause, fields: commandFields(container) };
};

/** The first rule with a finding wins. */
const rules: readonly CrashRule[] = [
  outOfMemory,
  otherArchitecture,
  notInImage,
  noInterpreter,
  notExecutable,
  unknownCommand,
  readOnlyFileSystem,
  permissionDenied,
  loggedError,
  endsWithoutError,
];

/** Maximum length of a quoted log line. */
const maxLength = 200;

/** Lines that common language runtimes print for an uncaught error, and error lines of loggers. */
const errorPatterns: readonly RegExp[] = [
  // Java prints the root cause last, Python the error last; Node, Ruby and others print it before the stack.
  /^Caused by: (.+)/,
  /^(?:Uncaught |Exception in thread "[^"]*" )?((?:[\w$]+\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt)\b.*)/,
  /^(?:Uncaught )?(Error: .*)/,
  /^((?:panic|fatal error|thread '[^']*' panicked at).*)/,
  /^.*\b((?:FATAL|CRITICAL|ERROR|PANIC|[Ff]atal|[Ee]rror|\[emerg\]|level=(?:error|fatal))\b.*)/,
];

/** The last error in a log, without the prefix of its line; undefined if there is none. */
function lastError(lines: readonly string[]): string | undefined {
  for (const pattern of errorPatterns) {
    const found = lines.map((line) => pattern.exec(line)?.[1]).findLast((error) => error !== undefined);
    if (found !== undefined) return truncate(found.trim(), maxLength);
  }
  return undefined;
}
