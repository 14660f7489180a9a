import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { gitEnvironment, runProgram, writePrivate } from "@pushpull/core/exec";
import { type AllowRemote, hasAllowedPrefix } from "./allow-remote.ts";
import type { BaseAddress } from "./base-address.ts";

export interface FetchPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly allowRemote: AllowRemote;
}

/**
 * Fetches the files of one commit into a new folder, without `.git` and without submodules.
 * @param folder a path that does not exist yet
 * @throws UserError when it cannot be fetched
 */
export async function fetchBase(address: BaseAddress, folder: string, ports: FetchPorts): Promise<void> {
  const home = `${folder}.home`;
  await mkdir(home);
  await writePrivate(join(home, ".gitconfig"), settings);
  const env = fetchEnvironment(address, home, ports);
  const commands = [
    ["init", "--quiet", "--", folder],
    ["-C", folder, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address.repository, address.ref],
    ["-C", folder, "checkout", "--quiet", "--detach", "FETCH_HEAD"],
  ];
  for (const args of commands) {
    const { code, stderr } = await runGit(args, env, ports.signal);
    if (code !== 0) throw cannotFetch(address, stderr);
  }
  await rm(join(folder, ".git"), { recursive: true });
}

async function runGit(args: readonly string[], env: FetchPorts["env"], signal: AbortSignal) {
  try {
    return await runProgram("git", args, { env, signal });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    throw new UserError("git is not on the PATH, but a base is in a Git repository", {
      code: "kustomize",
      hint: "GitHub-hosted runners have it. On other runners, install it in an earlier step.",
    });
  }
}

/** Git's only configuration. The runner's own is not used: it could hold credentials or redirect an address. */
const settings = `[core]
\thooksPath = /dev/null
\tfsmonitor = false
\taskPass =
\tattributesFile = /dev/null
[credential]
\thelper =
[http]
\tfollowRedirects = false
\tlowSpeedLimit = 1
\tlowSpeedTime = 60
[fetch]
\trecurseSubmodules = false
[submodule]
\trecurse = false
[gc]
\tauto = 0
[maintenance]
\tauto = false
[advice]
\tdetachedHead = false
`;

function fetchEnvironment({ canonical }: BaseAddress, home: string, { env, allowRemote }: FetchPorts) {
  const { KUBECONFIG: _, ...passed } = gitEnvironment(env);
  // The runner's keys may give access to more than a manifest should use: only the workflow can allow their use.
  const agent =
    canonical.protocol === "ssh:" && hasAllowedPrefix(canonical, allowRemote ?? []) ? env.SSH_AUTH_SOCK : undefined;
  return {
    ...passed,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_ALLOW_PROTOCOL: "https:ssh",
    GIT_PROTOCOL_FROM_USER: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_SSH_VARIANT: "ssh",
    GIT_SSH_COMMAND: `ssh ${sshOptions.join(" ")}`,
    SSH_AUTH_SOCK: agent,
    LC_ALL: "C",
  };
}

/**
 * Uses no file of the runner except its known hosts: `-F none` reads no configuration, and the only keys are the agent's.
 */
const sshOptions = [
  "-F none",
  "-o IdentityFile=none",
  "-o StrictHostKeyChecking=yes",
  "-o UpdateHostKeys=no",
  "-o BatchMode=yes",
  "-o ForwardAgent=no",
  "-o ConnectTimeout=15",
  "-o ServerAliveInterval=15",
];

function cannotFetch({ canonical, ref }: BaseAddress, stderr: string): UserError {
  const lines = stderr.split("\n").map((line) => line.replace(/^(fatal|error): /, "").trim());
  const reason = lines.find((line) => line !== "" && !line.startsWith("remote:")) ?? "Git gave no reason";
  return new UserError(`Git cannot fetch ${ref} of ${canonical.href}: ${reason}`, {
    code: "kustomize",
    hint:
      canonical.protocol === "ssh:"
        ? "The ssh agent's keys are used only for addresses that input 'allow-remote' names, and the host must be in known_hosts."
        : "No credentials are sent: check that the repository is public and the address is correct. Check a private repository out in an earlier step, and name its folder.",
  });
}
