/** Writes the files that ssh and ssh-keygen read: keys and known hosts. */
import { join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { type ProgramOptions, runProgram, writePrivate } from "@pushpull/core/exec";
import { quotedWord } from "@pushpull/core/text";
import type { Address } from "./address.ts";
import type { Credentials } from "./types.ts";

type SshAddress = Extract<Address, { readonly protocol: "ssh" }>;
type SshCredentials = Extract<Credentials, { readonly kind: "ssh" }>;

/**
 * Writes the key and the known hosts into the folder. Returns the ssh command for Git: with this key and these known
 * hosts, and without the machine's settings.
 * @throws UserError for an unusable key, and for a host without a known key
 */
export async function sshCommand(
  { key, knownHosts }: SshCredentials,
  { host, port }: SshAddress,
  folder: string,
): Promise<string> {
  const keyFile = join(folder, "key");
  const knownHostsFile = join(folder, "known_hosts");
  const known = [...builtInKnownHosts, ...linesOf(knownHosts ?? "")];
  if (knownHosts === undefined && !known.some((line) => line.startsWith(`${knownHostName(host, port)} `))) {
    throw unknownHost(host, port);
  }
  await writePrivate(keyFile, readPrivateKey(key, "ssh-key"));
  await writePrivate(knownHostsFile, `${known.join("\n")}\n`);
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
  // Git hands the command to a shell.
  const flags = Object.entries(options).map(([name, value]) => `-o ${quotedWord(`${name}=${value}`)}`);
  return ["ssh", "-F /dev/null", "-i", quotedWord(keyFile), ...flags].join(" ");
}

/** The command that prints a host's lines for `known-hosts`. */
export function scanCommand(host: string, port: number): string {
  return `ssh-keyscan ${port === 22 ? "" : `-p ${port} `}${host}`;
}

function unknownHost(host: string, port: number): UserError {
  return new UserError(`No host key is configured for ${host}`, {
    code: "input",
    hint: `Set input 'known-hosts' to the output of \`${scanCommand(host, port)}\`, after comparing it with the keys that the server's owner publishes.`,
  });
}

/** ssh splits these values at spaces, except in quotes. */
function optionPath(path: string): string {
  return `"${path}"`;
}

/**
 * Writes the signing key into the run's folder, with its public key next to it: when signing, ssh-keygen can derive
 * that only from keys in OpenSSH's own format.
 * @returns the file's path
 * @throws UserError for an unusable key
 */
export async function writeSigningKey(key: string, folder: string, { env, signal }: ProgramOptions): Promise<string> {
  const file = join(folder, "signing-key");
  await writePrivate(file, readPrivateKey(key, "signing-key"));
  const { code, stdout } = await runProgram("ssh-keygen", ["-y", "-P", "", "-f", file], { env, signal }).catch(
    keygenMissing,
  );
  if (code !== 0) {
    throw new UserError("ssh-keygen cannot read the key of input 'signing-key'", {
      code: "input",
      hint: "Give the whole private key as `ssh-keygen` wrote it, with its first and its last line.",
    });
  }
  await writePrivate(`${file}.pub`, stdout);
  return file;
}

function keygenMissing(error: unknown): never {
  if (!(error instanceof Error && "syscall" in error)) throw error;
  throw new UserError("ssh-keygen is not on the PATH, but is needed to sign commits", {
    code: "git",
    hint: "Install OpenSSH 8.2 or later.",
    cause: error,
  });
}

/**
 * Checks a private key, and normalizes its line breaks for ssh.
 * @param input name of the input that it comes from
 * @throws UserError for an unusable key
 */
function readPrivateKey(key: string, input: string): string {
  const text = linesOf(key).join("\n");
  const problem = problemOf(text);
  if (problem !== undefined)
    throw new UserError(`Input '${input}' ${problem.what}`, { code: "input", hint: problem.hint });
  return `${text}\n`;
}

function problemOf(key: string): { readonly what: string; readonly hint: string } | undefined {
  const whole = "Give the whole private key, including its first line (-----BEGIN …) and its last.";
  if (/^(ssh|ecdsa|sk)-\S+ AAAA/.test(key)) {
    return {
      what: "is a public key",
      hint: "Give the private key; the public key belongs on the server.",
    };
  }
  if (/^PuTTY-User-Key-File/.test(key)) {
    return { what: "is a key in PuTTY's format", hint: "Convert it: `puttygen key.ppk -O private-openssh -o key`." };
  }
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/.test(key)) return { what: "is not a private key", hint: whole };
  if (!/\n-----END [A-Z ]*PRIVATE KEY-----$/.test(key)) return { what: "is incomplete", hint: whole };
  if (isEncrypted(key)) {
    return {
      what: "has a passphrase, which cannot be entered here",
      hint: "Create a key without a passphrase, for this use only: `ssh-keygen -t ed25519 -N '' -f key`.",
    };
  }
  return undefined;
}

/** The cipher's name is in the first bytes (OpenSSH's PROTOCOL.key), or in a header (RFC 1421, PKCS #8). */
function isEncrypted(key: string): boolean {
  if (/^Proc-Type: 4,ENCRYPTED$|-----BEGIN ENCRYPTED /m.test(key)) return true;
  const bytes = Buffer.from(key.replace(/^-----.*$/gm, ""), "base64");
  const magic = "openssh-key-v1\0";
  if (bytes.toString("latin1", 0, magic.length) !== magic || bytes.length < magic.length + 4) return false;
  const length = bytes.readUInt32BE(magic.length);
  return bytes.toString("latin1", magic.length + 4, magic.length + 4 + length) !== "none";
}

/** Trimmed lines, with any kind of line break. */
function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
}

/**
 * The host keys of GitHub's ssh servers (GitHub docs, "GitHub's SSH key fingerprints"; also at
 * https://api.github.com/meta, `ssh_keys`).
 */
const githubKeys = [
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
  "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=",
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCj7ndNxQowgcQnjshcLrqPEiiphnt+VTTvDP6mHBL9j1aNUkY4Ue1gvwnGLVlOhGeYrnZaMgRK6+PKCUXaDbC7qtbW8gIkhL7aGCsOr/C56SJMy/BCZfxd1nWzAOxSDPgVsmerOBYfNqltV9/hWCqBywINIR+5dIg6JTJ72pcEpEjcYgXkE2YEFXV1JHnsKgbLWNlhScqb2UmyRkQyytRLtL+38TGxkxCflmO+5Z8CSSNY7GidjMIZ7Q4zMjA2n1nGrlTDkzwDCsw+wqFPGQA179cnfGWOWRVruj16z6XyvxvjJwbz0wQZ75XK5tKSb7FNyeIEs4TT4jk+S4dhPeAUC5y+bDYirYgM4GC7uEnztnZyaVWQ7B381AK4Qdrwt51ZqExKbQpTUNn+EjqoTwvqNj4kqx5QUCI0ThS/YkOxJCXmPUWZbhjpCg56i+2aB6CmK2JGhn57K5mj0MNdBXA4/WnwH6XoPWJzK5Nyu2zB3nAZp+S5hpQs+p1vN1/wsjk=",
];

/** The second is for networks where port 22 is blocked (GitHub docs, "Using SSH over the HTTPS port"). */
const githubHosts = ["github.com", "[ssh.github.com]:443"];

/** Lines of a `known_hosts` file for hosts that need no configuration. */
const builtInKnownHosts: readonly string[] = githubHosts.flatMap((host) => githubKeys.map((key) => `${host} ${key}`));

/** A host's name in `known_hosts`. */
function knownHostName(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`;
}
