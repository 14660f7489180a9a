import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ProgramOptions, runProgram, UserError } from "@pushpull/core";
import type { Git } from "./git.ts";
import { readPrivateKey } from "./private-key.ts";
import type { NewCommit } from "./types.ts";

/**
 * Writes the key to sign with into the run's folder, and its public half beside it: only of keys in OpenSSH's own format
 * does ssh-keygen find that in the key itself when it signs.
 * @returns the file's path
 * @throws UserError for a key that cannot be used here
 */
export async function writeSigningKey(key: string, folder: string, { env, signal }: ProgramOptions): Promise<string> {
  const file = join(folder, "signing-key");
  await writeFile(file, readPrivateKey(key, "signing-key"), { mode: 0o600 });
  const { code, stdout } = await runProgram("ssh-keygen", ["-y", "-P", "", "-f", file], { env, signal }).catch(
    noKeygen,
  );
  if (code !== 0) {
    throw new UserError("ssh-keygen cannot read the key of input 'signing-key'", {
      code: "input",
      hint: "Give the whole private key as `ssh-keygen` wrote it, with its first and its last line.",
    });
  }
  await writeFile(`${file}.pub`, stdout);
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
 * Makes a commit again, with the same tree and a signature: `git fast-import` makes none.
 * @returns its object name
 * @throws UserError where Git or ssh-keygen cannot sign
 */
export async function signCommit(
  git: Git,
  id: string,
  parent: string,
  { message, author }: NewCommit,
): Promise<string> {
  const [name, email] = [author.name, author.email];
  const env = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  const output = await git.run(["commit-tree", "-S", "-p", parent, "-F", "-", `${id}^{tree}`], { input: message, env });
  return output.toString("utf8").trim();
}
