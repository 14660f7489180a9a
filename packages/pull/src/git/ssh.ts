import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@pushpull/core";
import type { Credentials } from "../types.ts";
import type { Address } from "./address.ts";
import { knownHostName, ownKnownHosts } from "./host-keys.ts";
import { linesOf, readPrivateKey } from "./private-key.ts";

type SshAddress = Extract<Address, { readonly protocol: "ssh" }>;
type SshCredentials = Extract<Credentials, { readonly kind: "ssh" }>;

/**
 * Writes the key and the known hosts into the folder, and returns the command by which Git starts ssh: with this key,
 * this file of known hosts, and nothing of the machine's own settings.
 * @throws UserError for a key that cannot be used here, and for a host that nobody has vouched for
 */
export async function sshCommand(
  { key, knownHosts }: SshCredentials,
  { host, port }: SshAddress,
  folder: string,
): Promise<string> {
  const keyFile = join(folder, "key");
  const knownHostsFile = join(folder, "known_hosts");
  const known = [...ownKnownHosts, ...linesOf(knownHosts ?? "")];
  if (knownHosts === undefined && !known.some((line) => line.startsWith(`${knownHostName(host, port)} `))) {
    throw unknownHost(host, port);
  }
  await writeFile(keyFile, readPrivateKey(key, "ssh-key"), { mode: 0o600 });
  await writeFile(knownHostsFile, `${known.join("\n")}\n`, { mode: 0o600 });
  const options = {
    IdentitiesOnly: "yes",
    IdentityAgent: "none",
    StrictHostKeyChecking: "yes",
    UserKnownHostsFile: optionPath(knownHostsFile),
    GlobalKnownHostsFile: "/dev/null",
    UpdateHostKeys: "no",
    BatchMode: "yes",
    ConnectTimeout: "15",
    ServerAliveInterval: "15",
  };
  const flags = Object.entries(options).map(([name, value]) => `-o ${quote(`${name}=${value}`)}`);
  return ["ssh", "-F /dev/null", "-i", quote(keyFile), ...flags].join(" ");
}

/** What to add to `known-hosts` for a host. */
export function scanLine(host: string, port: number): string {
  return `ssh-keyscan ${port === 22 ? "" : `-p ${port} `}${host}`;
}

function unknownHost(host: string, port: number): UserError {
  return new UserError(`Nobody has said by which key ${host} is to be known`, {
    code: "input",
    hint: `Give the lines that \`${scanLine(host, port)}\` prints in input 'known-hosts', once you have compared them with what the server's owner publishes.`,
  });
}

/** ssh splits these values at spaces, and takes what stands in quotes as one. */
function optionPath(path: string): string {
  return `"${path}"`;
}

/** Git hands the command to a shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
