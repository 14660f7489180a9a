/** One command of Git, as the checkouts of a run give it: what comes of it, and what it can reach. */
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAddress } from "../../packages/pull/src/git/address.ts";
import { createGit, type Git } from "../../packages/pull/src/git/git.ts";
import { prepareSettings } from "../../packages/pull/src/git/settings.ts";
import { until } from "../lab/until.ts";
import { newFolder, repositoryOf } from "./git-checkouts.ts";
import { commandsOf } from "./processes.ts";

interface OpenedGit {
  readonly git: Git;
  /** Of the repository that it works in. */
  readonly path: string;
  /** The run's own. */
  readonly folder: string;
  /** The object names of its two commits, the older one first. */
  readonly commits: readonly [string, string];
}

interface GitOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Commands of a shell by the names of Git's commands that run them. */
  readonly alias?: Readonly<Record<string, string>>;
}

/** A Git in a repository with two commits. */
async function openGit({
  env = {},
  signal = new AbortController().signal,
  alias = {},
}: GitOptions = {}): Promise<OpenedGit> {
  const commands = Object.entries(alias).map(([name, script]) => [`alias.${name}`, `!${script}`]);
  const repository = await repositoryOf({ files: { "a.yaml": "a: 1\n" }, config: Object.fromEntries(commands) });
  const older = await repository.head();
  const newer = await repository.commit({ "a.yaml": "a: 2\n" });
  const folder = await newFolder();
  const address = readAddress(repository.url, { kind: "none" });
  const ports = { env: { PATH: process.env.PATH, ...env }, folder, mask: () => {}, signal };
  const settings = await prepareSettings(address, { kind: "none" }, ports);
  const git = createGit(
    settings,
    { repository: "acme/deploy", address, branch: "main", redact: (text) => text },
    ports,
  );
  return { git: git.at(repository.path, "main"), path: repository.path, folder, commits: [older, newer] };
}

describe.concurrent("a command of Git", () => {
  test("that fails without a word has failed: an older commit is not taken for a newer one", async () => {
    const { git, commits } = await openGit();
    const [older, newer] = commits;
    const isAncestor = (one: string, other: string) => ["merge-base", "--is-ancestor", one, other];
    expect(await git.attempt(isAncestor(older, newer))).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await git.attempt(isAncestor(newer, older))).toEqual({ code: 1, stdout: "", stderr: "" });
    await expect(git.run(isAncestor(newer, older))).rejects.toMatchObject({ name: "UserError" });
  });

  test.for([
    ["as text", (git: Git, name: string) => git.attempt([name])],
    ["as bytes", (git: Git, name: string) => git.attemptForBytes([name])],
  ] as const)("is told of by its exit code and by what it printed, untrimmed, %s", async ([, attempt]) => {
    const { git } = await openGit({ alias: { both: "printf '  out \\n\\n'; printf ' err\\n' >&2; exit 7" } });
    const { code, stdout, stderr } = await attempt(git, "both");
    expect([code, stdout.toString(), stderr]).toEqual([7, "  out \n\n", " err\n"]);
  });

  test("that reads standard input does not wait for any", async () => {
    const { git } = await openGit();
    expect(await git.attempt(["hash-object", "--stdin"])).toMatchObject({ code: 0 });
  });

  test("that something else has ended may be tried again", async () => {
    const { git } = await openGit({ alias: { dies: "kill -KILL $PPID" } });
    const message = /^Git was killed by a signal while working on acme\/deploy/;
    const expected = { code: "unreachable", message: expect.stringMatching(message) };
    await expect(git.run(["dies"])).rejects.toMatchObject(expected);
    await expect(git.runForBytes(["dies"])).rejects.toMatchObject(expected);
  });

  test("ends with all that it has started when the run does", async () => {
    const stop = new AbortController();
    const script = "trap '' INT TERM; setsid sleep 1000 & echo $! > \"$HOME/pid\"; wait";
    const { git, folder } = await openGit({ alias: { stays: script }, signal: stop.signal });
    const running = git.attempt(["stays"]);
    const pid = async () => Number(await readFile(join(folder, "pid"), "utf8").catch(() => ""));
    await until(async () => (await pid()) > 0, { what: "a process that Git has started" });
    stop.abort(new Error("The run timed out"));
    await expect(running).rejects.toThrow("The run timed out");
    await until(async () => (await commandsOf(folder)).length === 0, { what: "the end of what the run has started" });
    await expect(git.attempt(["--version"])).rejects.toThrow("The run timed out");
  });

  test("runs no hook of its repository", async () => {
    const { git, path, folder, commits } = await openGit();
    await mkdir(join(path, "hooks"), { recursive: true });
    const hook = join(path, "hooks", "reference-transaction");
    await writeFile(hook, `#!/bin/sh\necho ran > '${folder}/ran'\n`);
    await chmod(hook, 0o755);
    await git.run(["update-ref", "refs/heads/text", commits[0]]);
    await git.runForBytes(["update-ref", "--stdin"], { input: `create refs/heads/bytes ${commits[0]}\n` });
    expect(await git.run(["rev-parse", "text", "bytes"])).toBe(`${commits[0]}\n${commits[0]}\n`);
    await expect(readFile(join(folder, "ran"))).rejects.toThrow("ENOENT");
  });

  test("sees nothing of Git's, an editor's or a pager's in the runner's environment, and fails of none", async () => {
    const planted = {
      EDITOR: "planted",
      VISUAL: "planted",
      PAGER: "planted",
      PREFIX: "planted",
      SSH_ASKPASS: "planted",
      GIT_DIR: "planted",
      GIT_SSH_COMMAND: "planted",
      GIT_EXEC_PATH: "planted",
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "alias.planted",
      GIT_CONFIG_VALUE_0: "planted",
      git_config_global: "planted",
      HOME: "planted",
      XDG_CONFIG_HOME: "planted",
      GIT_SSL_CAINFO: "/etc/certificates.pem",
    };
    const { git } = await openGit({ env: planted, alias: { shows: "env" } });
    const seen = await git.run(["shows"]);
    expect(seen).not.toContain("planted");
    expect(seen).toContain("GIT_SSL_CAINFO=/etc/certificates.pem\n");
    expect((await git.runForBytes(["shows"])).toString("utf8")).not.toContain("planted");
  });
});
