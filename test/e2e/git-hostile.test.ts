/** What a manifest repository, or what stands for its server, may do to a run. */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { listenOnLoopback } from "../lab/ports.ts";
import { commit, open, repositoryOf } from "./git-checkouts.ts";

/** A repository with a file whose name Git's own `fast-import` could not make. */
async function repositoryWith(name: string, content: string, files: Readonly<Record<string, string>>) {
  const repository = await repositoryOf({ files });
  const git = (args: readonly string[], input = "") =>
    spawnSync("git", [`--git-dir=${repository.path}`, ...args], { input, encoding: "utf8" }).stdout.trim();
  const entries = spawnSync("git", [`--git-dir=${repository.path}`, "ls-tree", "-z", "main"], { encoding: "utf8" });
  const blob = git(["hash-object", "-w", "--stdin"], content);
  const tree = git(["mktree", "-z"], `${entries.stdout}100644 blob ${blob}\t${name}\0`);
  const person = ["-c", "user.name=a", "-c", "user.email=a@a.test"];
  git(["update-ref", "refs/heads/main", git([...person, "commit-tree", tree, "-m", "a"])]);
  return repository;
}

const web = (version: string) => `image: ghcr.io/acme/web:${version}\n`;

describe.concurrent("a file name that no machine can check out", () => {
  test.for([5_000, 200_000])("is an error where its file holds the image: %i bytes", async (length) => {
    const repository = await repositoryWith(`${"a".repeat(length)}.yaml`, web("1"), { "b.yaml": "" });
    const checkout = await open(repository.url);
    await expect(checkout.search(["ghcr.io/acme/web"])).rejects.toMatchObject({
      code: "repository",
      message: expect.stringMatching(/^acme\/deploy has a file whose path is longer than 4096 bytes: a{60}…$/),
    });
  });

  test("is said to be the reason where Git cannot commit a file beside it", async () => {
    const repository = await repositoryWith(`${"a".repeat(70_000)}.txt`, "", { "web.yaml": web("1") });
    const checkout = await open(repository.url);
    expect(await checkout.search(["ghcr.io/acme/web"])).toEqual(["web.yaml"]);
    await expect(commit(checkout, { "web.yaml": web("2") })).rejects.toMatchObject({
      code: "repository",
      message: expect.stringMatching(/has a file whose name is too long for Git: Corrupt mode/),
    });
  });
});

test("a repository that a plain web server gives out is not fetched, and its server is said to be none of Git's", async () => {
  const repository = await repositoryOf({ files: { "web.yaml": web("1") } });
  await repository.git(["update-server-info"]);
  const asked: string[] = [];
  const server = createServer(async ({ url = "" }, response) => {
    asked.push(url);
    const file = join(repository.path, (url.split("?")[0] ?? "").replace("/acme/deploy.git", ""));
    const content = await readFile(file).catch(() => undefined);
    response.writeHead(content === undefined ? 404 : 200, { "content-type": "text/plain" }).end(content);
  });
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${await listenOnLoopback(server)}/acme/deploy.git`;
  await expect(open(url)).rejects.toMatchObject({
    code: "repository",
    message: expect.stringMatching(/^The server at the address of acme\/deploy is not a Git server: dumb http/),
  });
  // No objects, and no other server that it names as an alternate.
  expect(asked).toEqual(["/acme/deploy.git/info/refs?service=git-upload-pack", "/acme/deploy.git/HEAD"]);
});
