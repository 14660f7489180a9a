/** Forges opened from their sources, with what a test would otherwise say each time. */
import { type Forge, type ForgeOptions, type NewPullRequest, openForge } from "@pushpull/core/forge";
import type { Log } from "@pushpull/core/runner";
import type { TestContext } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import { type GitHubOptions, startGitHub } from "../lab/github/server.ts";

/** What everybody may do with it. */
export const token = "planted-token";

/** What a branch is there for. */
export const wanted: NewPullRequest = {
  head: "bump/web",
  base: "main",
  title: "Bump web",
  body: "A table",
  draft: false,
};

/** A log whose lines a test can look at. */
export function memoryLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
  };
  return { lines, info: say, debug: () => {}, warning: say, error: say, group: (_title, body) => body() };
}

export type Opened = Pick<ForgeOptions, "page" | "token"> & Partial<ForgeOptions>;

/** Opens `acme/deploy`. All that it is asked ends with the test. */
export function openDeploy(options: Opened, { signal }: Pick<TestContext, "signal">): Promise<Forge> {
  const ports = { env: {}, signal, log: memoryLog(), redact: (text: string) => text };
  return openForge({ repository: "acme/deploy", api: undefined, ...ports, ...options });
}

/** A repository with a branch to propose on GitHub's stand-in, and its forge. */
export async function deployOnGitHub(
  context: TestContext,
  options: Partial<GitHubOptions> = {},
  opened: Partial<Opened> = {},
) {
  const repository = await makeRepository({ files: { "a.txt": "1\n" } });
  const github = await startGitHub({ repository, tokens: { [token]: "octocat" }, ...options });
  context.onTestFinished(async () => {
    await github.stop();
    await repository.remove();
  });
  await repository.commit({ "a.txt": "2\n" }, { branch: wanted.head, from: await repository.head() });
  const log = memoryLog();
  const page = `${github.server}/acme/deploy`;
  const forge = await openDeploy({ page, api: github.api, token, log, ...opened }, context);
  const open = async (change: Partial<NewPullRequest> = {}) => {
    const made = await forge.openPullRequest({ ...wanted, ...change });
    if (made === "exists") throw new Error("it is new");
    return made;
  };
  return { repository, github, forge, log, open };
}
