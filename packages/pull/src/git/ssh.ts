import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@pushpull/core";
import type { Credentials } from "../types.ts";
import type { Address } from "./address.ts";
import { knownHostName, ownKnownHosts } from "./host-keys.ts";

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
  await writeFile(keyFile, readKey(key), { mode: 0o600 });
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

/** The key as ssh reads it: with line feeds, and one at its end. */
function readKey(key: string): string {
  const text = linesOf(key).join("\n");
  const wrong = whatIsWrong(text);
  if (wrong !== undefined) throw new UserError(`Input 'ssh-key' ${wrong.what}`, { code: "input", hint: wrong.hint });
  return `${text}\n`;
}

function whatIsWrong(key: string): { readonly what: string; readonly hint: string } | undefined {
  const whole = "Give the whole private key, with its first line (-----BEGIN …) and its last.";
  if (/^(ssh|ecdsa|sk)-\S+ AAAA/.test(key)) {
    return {
      what: "is a public key",
      hint: "Give the private key that belongs to it; the public one is the repository's deploy key.",
    };
  }
  if (/^PuTTY-User-Key-File/.test(key)) {
    return { what: "is a key in PuTTY's format", hint: "Convert it: `puttygen key.ppk -O private-openssh -o key`." };
  }
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/.test(key)) return { what: "is not a private key", hint: whole };
  if (!/\n-----END [A-Z ]*PRIVATE KEY-----$/.test(key)) return { what: "has no end", hint: whole };
  if (isEncrypted(key)) {
    return {
      what: "has a passphrase, which nobody can type here",
      hint: "Make a key without one for this repository only: `ssh-keygen -t ed25519 -N '' -f key`.",
    };
  }
  return undefined;
}

/** The name of the cipher stands at the beginning (OpenSSH's PROTOCOL.key), or in a header (RFC 1421, PKCS #8). */
function isEncrypted(key: string): boolean {
  if (/^Proc-Type: 4,ENCRYPTED$|-----BEGIN ENCRYPTED /m.test(key)) return true;
  const bytes = Buffer.from(key.replace(/^-----.*$/gm, ""), "base64");
  const magic = "openssh-key-v1\0";
  if (bytes.toString("latin1", 0, magic.length) !== magic || bytes.length < magic.length + 4) return false;
  const length = bytes.readUInt32BE(magic.length);
  return bytes.toString("latin1", magic.length + 4, magic.length + 4 + length) !== "none";
}

function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
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
