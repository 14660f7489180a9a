import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { shellWord } from "@pushpull/core/text";
import { fileToRun } from "../../rollout/rules/crash.ts";
import { memoryWords } from "../exit.ts";
import type { CauseRule, Facts, Finding, SuspectContainer } from "../facts.ts";
import { inPod } from "../place.ts";
import { inContainer } from "./container-places.ts";
import { lastError } from "./last-error.ts";

/** A container that ended, or that could not be started, by how and by its last lines. */
export const crashCause: CauseRule = (facts) => {
  const container = facts.suspect?.container;
  if (container === undefined) return undefined;
  const { status, end } = container;
  const waiting = status.state?.waiting;
  if (end === undefined && waiting?.reason !== "RunContainerError") return undefined;
  if (status.state?.running !== undefined && (status.restartCount ?? 0) === 0) return undefined;
  const found = rules.map((rule) => rule(container, facts)).find((finding) => finding !== undefined);
  return found ?? { hint: logHint(facts.suspect?.pod, container), places: [inContainer(container)] };
};

/** Nothing that it left says why: a person may see more in it than we do. */
function logHint(pod: KubernetesObject | undefined, { name, status }: SuspectContainer): string {
  const { name: podName = "", namespace = "" } = pod?.metadata ?? {};
  const previous = status.state?.terminated === undefined ? " --previous" : "";
  const options = `--container ${shellWord(name)}${previous} --namespace ${shellWord(namespace)}`;
  return `See what it says: kubectl logs ${shellWord(podName)} ${options}`;
}

type CrashRule = (container: SuspectContainer, facts: Facts) => Finding | undefined;

/** What the runtime says of a start that failed, or the application at its end. */
function wordsOf({ status, end }: SuspectContainer, { lines }: Facts): string {
  return [status.state?.waiting?.message, end?.message, ...lines].filter(Boolean).join("\n");
}

function commandPlaces(container: SuspectContainer) {
  return [inContainer(container, "command"), inContainer(container, "args"), inContainer(container, "image")];
}

const outOfMemory: CrashRule = (container) => {
  if (container.end?.reason !== "OOMKilled") return undefined;
  const places = [inContainer(container, "resources"), inContainer(container)];
  const limited = container.spec.resources?.limits?.memory !== undefined;
  const hint = `${limited ? "Raise" : "Set"} resources.limits.memory, or look for a leak.`;
  return { cause: memoryWords(container.spec), hint, places };
};

const otherArchitecture: CrashRule = (container, facts) => {
  if (!/exec format error/i.test(wordsOf(container, facts))) return undefined;
  return {
    cause: `the image ${container.spec.image ?? ""} is built for another architecture than that of the node`,
    hint: "Build it for the platform of the node, such as linux/amd64,linux/arm64.",
    places: [inContainer(container, "image")],
  };
};

const notInImage: CrashRule = (container) => {
  const { status, end } = container;
  const said = `${status.state?.waiting?.message ?? ""}\n${end?.message ?? ""}`;
  if (!/executable file .{0,300}not found|no such file or directory/.test(said)) return undefined;
  const file = fileToRun(said);
  if (file === undefined) return undefined;
  return {
    cause: `the command ${file} does not exist in the image ${container.spec.image ?? ""}`,
    hint: "Correct the command, or put it into the image.",
    places: commandPlaces(container),
  };
};

/** A script or a program of another libc is there, and the kernel does not find what is to run it. */
const noInterpreter: CrashRule = (container, { lines }) => {
  const file = lines.map((line) => /^exec (\/\S+): no such file or directory/.exec(line)?.[1]).findLast(Boolean);
  if (file === undefined) return undefined;
  return {
    cause: `${file}, or what is to run it (its interpreter or loader), does not exist in the image`,
    hint: "Look for Windows line endings in its first line, or a program that was built for another libc.",
    places: commandPlaces(container),
  };
};

const notExecutable: CrashRule = (container) => {
  const { status, end } = container;
  const said = `${status.state?.waiting?.message ?? ""}\n${end?.message ?? ""}`;
  const file = /exec: "([^"]+)": permission denied/.exec(said)?.[1];
  if (file === undefined) return undefined;
  const hint = "Give the file its executable bit in the image (chmod +x).";
  return { cause: `${file} may not be executed`, hint, places: commandPlaces(container) };
};

/** In the words of dash, busybox and bash. */
const shellFindsNothing: CrashRule = (container, { lines }) => {
  if (container.end?.exitCode !== 127) return undefined;
  const last = lines.findLast((line) => /: (command )?not found\b/.test(line)) ?? "";
  const name = /(?:^|[:\s])([^\s:]+): (?:command )?not found/.exec(last)?.[1];
  const what = name === undefined ? "a command" : `the command ${name}`;
  return { cause: `${what} does not exist in the image (exit code 127)`, places: commandPlaces(container) };
};

const readOnly: CrashRule = (container, facts) => {
  const words = wordsOf(container, facts);
  if (!/read-only file system|EROFS/i.test(words)) return undefined;
  const path = pathIn(facts.lines.findLast((line) => /read-only file system|EROFS/i.test(line)));
  const what = path === undefined ? "its root file system" : path;
  const closed = container.spec.securityContext?.readOnlyRootFilesystem === true;
  return {
    cause: closed
      ? `it writes to ${what}, which readOnlyRootFilesystem does not allow`
      : `it writes to ${path ?? "a file system"}, which is read-only`,
    hint: "Mount an emptyDir where it writes.",
    places: [inContainer(container, "securityContext", "readOnlyRootFilesystem"), inContainer(container)],
  };
};

const denied: CrashRule = (container, { lines, suspect }) => {
  const line = lines.findLast((each) => /permission denied|EACCES/i.test(each));
  if (line === undefined || container.end?.exitCode === 0) return undefined;
  const places = [inContainer(container, "securityContext"), inPod("securityContext"), inContainer(container)];
  const port = /(?:bind|listen)\D.{0,300}?:(\d{1,3})\b/i.exec(line)?.[1];
  if (port !== undefined) return { cause: `it may not listen on port ${port}, which only root may`, places };
  const user = container.spec.securityContext?.runAsUser ?? podUser(suspect?.pod.spec);
  const who = user === undefined ? "it" : `it runs as user ${user} and`;
  const path = pathIn(line);
  return path === undefined ? undefined : { cause: `${who} may not use ${path} (permission denied)`, places };
};

function podUser(spec: unknown): number | undefined {
  return (spec as { readonly securityContext?: { readonly runAsUser?: number } } | undefined)?.securityContext
    ?.runAsUser;
}

function pathIn(line = ""): string | undefined {
  return /(?:^|[\s'"(`])(\/[\w.\-/]+)/.exec(line.replace(/https?:\/\/\S+/g, ""))?.[1];
}

const says: CrashRule = (container, { lines }) => {
  const error = lastError(lines);
  const code = container.end?.exitCode ?? 0;
  if (error === undefined || code === 0) return undefined;
  return { cause: `it ends with exit code ${code}, and says: ${error}`, places: [inContainer(container)] };
};

const endsWell: CrashRule = (container) => {
  if (container.end?.exitCode !== 0) return undefined;
  const cause = "its program ends by itself without an error, where one is expected that goes on running";
  return { cause, places: commandPlaces(container) };
};

/** The first one that fits is it. */
const rules: readonly CrashRule[] = [
  outOfMemory,
  otherArchitecture,
  notInImage,
  noInterpreter,
  notExecutable,
  shellFindsNothing,
  readOnly,
  denied,
  says,
  endsWell,
];
