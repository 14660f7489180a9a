import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { runProgram } from "../lab/run-program.ts";
import { commit, filesIn, newFolder, open, push, repositoryOf, servedOverHttp } from "./git-checkouts.ts";

const web = (version: string) => `image: ghcr.io/acme/web:${version}\n`;

describe.concurrent("secrets", () => {
  const token = "planted-token-of-a-forge-1";

  test("are in no argument, no environment, and no file that others can read", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const { url, requests } = await servedOverHttp(repository, { tokens: { [token]: "write" } });
    const [folder, spying] = [await newFolder(), await newFolder()];
    const git = (await runProgram("which", ["git"])).trim();
    const spy = `#!/bin/sh\n{ env; for word; do echo "$word"; done; } >> '${join(spying, "seen")}'\nexec ${git} "$@"\n`;
    await writeFile(join(spying, "git"), spy);
    await chmod(join(spying, "git"), 0o755);
    const env = { ...process.env, PATH: `${spying}${delimiter}${process.env.PATH}`, INPUT_TOKEN: token };
    const checkout = await open(url, { credentials: { kind: "token", token }, env, folder });
    await checkout.search(["acme/web"]);
    expect(await push(checkout, await commit(checkout, { "a.yaml": web("2") }))).toMatchObject({ done: true });
    await checkout.refresh();

    const forms = [token, Buffer.from(`x-access-token:${token}`).toString("base64")];
    const seen = await readFile(join(spying, "seen"), "utf8");
    expect(seen).toContain("--force-with-lease");
    for (const form of forms) expect(seen).not.toContain(form);
    const holding = await filesWith(folder, forms);
    expect(holding).toEqual([".gitconfig"]);
    expect((await stat(join(folder, ".gitconfig"))).mode & 0o777).toBe(0o600);
    // Sent unasked: a server's question would cost a round trip for each connection.
    expect(requests.every(({ authorization }) => authorization !== undefined)).toBe(true);
  });

  test("do not go where a redirect leads, and it is said where that is", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const { requests, server } = await servedOverHttp(repository);
    const moved = await servedOverHttp(repository, {
      answer: ({ path }) => ({ status: 301, headers: { location: server + path } }),
    });
    await expect(open(moved.url, { credentials: { kind: "token", token } })).rejects.toMatchObject({
      code: "repository",
      message: `acme/deploy has moved to ${server}/acme/deploy.git`,
    });
    expect(requests).toEqual([]);
  });

  test("are not sent where everybody can read them", async () => {
    await expect(open("http://git.example.com/acme/deploy", { credentials: { kind: "token", token } })).rejects.toThrow(
      "http://git.example.com/acme/deploy is not encrypted: others on the network could read the token",
    );
  });

  test("of the user, and the user's settings, are not used", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const { url } = await servedOverHttp(repository, { tokens: { [token]: "write" } });
    const home = await newFolder();
    const { host } = new URL(url);
    await writeFile(join(home, ".netrc"), `machine ${new URL(url).hostname} login x password ${token}\n`);
    await writeFile(join(home, ".gitconfig"), `[url "http://x:${token}@${host}/"]\n\tinsteadOf = http://${host}/\n`);
    const runner = {
      GIT_DIR: "/nowhere",
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "http.extraHeader",
      GIT_CONFIG_VALUE_0: "X: y",
    };
    await expect(open(url, { env: { ...process.env, ...runner, HOME: home } })).rejects.toMatchObject({
      code: "unauthorized",
    });
    const checkout = await open(url, { env: { ...process.env, ...runner }, credentials: { kind: "token", token } });
    expect(await checkout.search(["acme/web"])).toEqual(["a.yaml"]);
  });
});

async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const files = await filesIn(folder);
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return files
    .filter((_, index) => texts.some((text) => contents[index]?.includes(text)))
    .map((file) => file.slice(folder.length + 1));
}
