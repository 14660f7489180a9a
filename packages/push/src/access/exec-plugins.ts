import { UserError } from "@pushpull/core";
import { type KnownPlugin, knownPlugins } from "./known-plugins.ts";
import type { Kubeconfig, KubeUser } from "./kubeconfig.ts";

/** The commands that run without being named in `allow-exec`. */
export const knownExecPlugins: readonly string[] = Object.keys(knownPlugins);

type ExecConfig = NonNullable<KubeUser["exec"]>;

/**
 * Finds the exec plugins of a kubeconfig that may not run. A known name counts only without a path before it: it is
 * found by PATH then, and not wherever the kubeconfig points. A variable such as `LD_PRELOAD` or `PYTHONWARNINGS`, or an
 * option that names a file or a server, makes another program of it: so only those that {@link knownPlugins} lists.
 */
export function refusedExecPlugins(config: Kubeconfig, allowed: readonly string[]): readonly UserError[] {
  return (config.users ?? []).flatMap(({ name, user }) => {
    const exec = user?.exec;
    if (exec?.command === undefined || allowed.includes(exec.command)) return [];
    const known = Object.hasOwn(knownPlugins, exec.command) ? knownPlugins[exec.command] : undefined;
    if (known === undefined) return [unknownProgram(name, exec.command)];
    const extra = [...unknownVariables(exec, known), ...unknownArguments(exec, known)];
    return extra.length === 0 ? [] : [unknownUse(name, exec.command, extra)];
  });
}

function unknownProgram(user: string, command: string): UserError {
  return new UserError(`The kubeconfig's user '${user}' runs the program '${command}' to log in`, {
    code: "kubeconfig",
    hint: `If you trust it, name it in input 'allow-exec'. Allowed as they are: ${knownExecPlugins.join(", ")}.`,
  });
}

function unknownUse(user: string, command: string, extra: readonly string[]): UserError {
  return new UserError(`The kubeconfig's user '${user}' runs ${command} with ${extra.join(", ")}`, {
    code: "kubeconfig",
    hint: `Only what a cloud's own login needs is allowed without being named. Remove it, or name ${command} in input 'allow-exec' if you trust whoever wrote this kubeconfig.`,
  });
}

function unknownVariables({ env }: ExecConfig, known: KnownPlugin): readonly string[] {
  return (env ?? [])
    .filter(({ name, value }) => !known.env.includes(name) || !isPlainValue(value))
    .map(({ name }) => `the environment variable ${name}`);
}

/** Names an option, and any other argument by its place: it may be a secret. */
function unknownArguments({ args }: ExecConfig, known: KnownPlugin): readonly string[] {
  const given = args ?? [];
  const unknown: number[] = [];
  let words = 0;
  for (let index = 0; index < given.length; index++) {
    const argument = given[index] ?? "";
    const [option = "", attached] = splitOption(argument);
    if (known.switches.includes(option) && attached === undefined) continue;
    if (known.options.includes(option)) {
      if (attached === undefined) index++;
      const value = attached ?? given[index] ?? "";
      if (!isPlainValue(value) || (attached === undefined && value.startsWith("-"))) unknown.push(index);
    } else if (argument === known.words[words]) words++;
    else if (words === known.words.length && known.target?.test(argument)) words++;
    else unknown.push(index);
  }
  return unknown.map((index) => {
    const argument = given[index] ?? "";
    return /^--[a-z]/i.test(argument) ? `the option ${splitOption(argument)[0]}` : `its argument ${index + 1}`;
  });
}

function splitOption(argument: string): readonly [string, string | undefined] {
  const end = argument.indexOf("=");
  return end === -1 ? [argument, undefined] : [argument.slice(0, end), argument.slice(end + 1)];
}

/** Some of these programs read the file, or fetch the address, that a value such as `file:///etc/passwd` names. */
function isPlainValue(value: string): boolean {
  return !/^(fileb?|https?):/i.test(value);
}
