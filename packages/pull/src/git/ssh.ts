/** The files of a run that ssh and ssh-keygen read: keys, and the hosts that are known. */
import { join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { type ProgramOptions, runProgram, writePrivate } from "@pushpull/core/exec";
import { quotedWord } from "@pushpull/core/text";
import type { Address } from "./address.ts";
import type { Credentials } from "./types.ts";

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

/**
 * Writes the key to sign with into the run's folder, and its public half beside it: only of keys in OpenSSH's own format
 * does ssh-keygen find that in the key itself when it signs.
 * @returns the file's path
 * @throws UserError for a key that cannot be used here
 */
export async function writeSigningKey(key: string, folder: string, { env, signal }: ProgramOptions): Promise<string> {
  const file = join(folder, "signing-key");
  await writePrivate(file, readPrivateKey(key, "signing-key"));
  const { code, stdout } = await runProgram("ssh-keygen", ["-y", "-P", "", "-f", file], { env, signal }).catch(
    noKeygen,
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

function noKeygen(error: unknown): never {
  if (!(error instanceof Error && "syscall" in error)) throw error;
  throw new UserError("ssh-keygen, which signs commits, is not on the PATH", {
    code: "git",
    hint: "Install OpenSSH 8.2 or later.",
    cause: error,
  });
}

/**
 * A private key as ssh reads it: with line feeds, and one at its end.
 * @param input that it was given in
 * @throws UserError for a key that cannot be used here
 */
function readPrivateKey(key: string, input: string): string {
  const text = linesOf(key).join("\n");
  const wrong = whatIsWrong(text);
  if (wrong !== undefined) throw new UserError(`Input '${input}' ${wrong.what}`, { code: "input", hint: wrong.hint });
  return `${text}\n`;
}

function whatIsWrong(key: string): { readonly what: string; readonly hint: string } | undefined {
  const whole = "Give the whole private key, with its first line (-----BEGIN …) and its last.";
  if (/^(ssh|ecdsa|sk)-\S+ AAAA/.test(key)) {
    return {
      what: "is a public key",
      hint: "Give the private key that belongs to it; the public one is for the server.",
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
      hint: "Make a key without one, for this alone: `ssh-keygen -t ed25519 -N '' -f key`.",
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

/** Lines without what editors and forms put around them. */
function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
}

/**
 * The keys by which GitHub's ssh servers are known (GitHub docs, "GitHub's SSH key fingerprints"; also at
 * https://api.github.com/meta, `ssh_keys`).
 */
const githubKeys = [
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
  "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=",
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCj7ndNxQowgcQnjshcLrqPEiiphnt+VTTvDP6mHBL9j1aNUkY4Ue1gvwnGLVlOhGeYrnZaMgRK6+PKCUXaDbC7qtbW8gIkhL7aGCsOr/C56SJMy/BCZfxd1nWzAOxSDPgVsmerOBYfNqltV9/hWCqBywINIR+5dIg6JTJ72pcEpEjcYgXkE2YEFXV1JHnsKgbLWNlhScqb2UmyRkQyytRLtL+38TGxkxCflmO+5Z8CSSNY7GidjMIZ7Q4zMjA2n1nGrlTDkzwDCsw+wqFPGQA179cnfGWOWRVruj16z6XyvxvjJwbz0wQZ75XK5tKSb7FNyeIEs4TT4jk+S4dhPeAUC5y+bDYirYgM4GC7uEnztnZyaVWQ7B381AK4Qdrwt51ZqExKbQpTUNn+EjqoTwvqNj4kqx5QUCI0ThS/YkOxJCXmPUWZbhjpCg56i+2aB6CmK2JGhn57K5mj0MNdBXA4/WnwH6XoPWJzK5Nyu2zB3nAZp+S5hpQs+p1vN1/wsjk=",
];

/** By its names: the second is for networks where port 22 is closed (GitHub docs, "Using SSH over the HTTPS port"). */
const githubHosts = ["github.com", "[ssh.github.com]:443"];

/** Lines of a `known_hosts` file for the hosts that are known without being told. */
const ownKnownHosts: readonly string[] = githubHosts.flatMap((host) => githubKeys.map((key) => `${host} ${key}`));

/** A host as `known_hosts` names it. */
function knownHostName(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`;
}
