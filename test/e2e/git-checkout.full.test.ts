/** Git without a work tree, against Git's own servers. */
import { createHash } from "node:crypto";
import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { startGitSsh } from "../lab/git-ssh.ts";
import { runProgram } from "../lab/run-program.ts";
import { commit, newFolder, open, person, repositoryOf, servedOverHttp } from "./git-checkouts.ts";

const web = (version: string) => `image: ghcr.io/acme/web:${version}\n`;

describe.concurrent("a checkout", () => {
  test.for(["file", "http", "http, where only some files are looked at"] as const)(
    "finds, reads, changes and pushes by %s",
    async (way) => {
      const script = { mode: "100755", content: web("1") };
      const files = { "a/web.yaml": web("1"), "a/run.yml": script, "b/api.yaml": "image: api:1\n", "c.txt": web("1") };
      const repository = await repositoryOf({ files });
      const before = await repository.head();
      const url = way === "file" ? repository.url : (await servedOverHttp(repository)).url;
      const checkout = await open(url, { manifests: way.includes("some") ? ["a"] : [] });
      expect(checkout).toMatchObject({ branch: "main", commit: before });
      expect(await checkout.search(["ghcr.io/acme/web"])).toEqual(["a/run.yml", "a/web.yaml"]);
      const read = await checkout.read(["a/run.yml", "c.txt", "a", "nowhere.yaml", "../a/web.yaml"]);
      expect([...read.keys()]).toEqual(["a/run.yml", "c.txt"]);
      expect(read.get("a/run.yml")).toEqual({ mode: "100755", size: web("1").length, content: Buffer.from(web("1")) });

      const files2 = new Map([["a/run.yml", Buffer.from(web("2"))]]);
      const written = await checkout.write(files2, { message: "Bump\n\nbody\n", author: person });
      expect(written?.diff).toContain("-image: ghcr.io/acme/web:1\n+image: ghcr.io/acme/web:2\n");
      expect(await checkout.push(written?.id ?? "")).toMatchObject({ done: true });
      expect(await repository.head()).toBe(written?.id);
      expect(await repository.git(["diff-tree", "-r", "--no-commit-id", "main"])).toMatch(
        /^:100755 100755 \S+ \S+ M\ta\/run\.yml\n$/,
      );
      expect(await repository.git(["log", "-1", "--format=%an <%ae> %P%n%B", "main"])).toBe(
        `Robot <robot@example.com> ${before}\nBump\n\nbody\n\n`,
      );
      const newest = await checkout.refresh();
      expect(newest.commit).toBe(written?.id);
      expect((await newest.history(10)).map(({ message }) => message)).toEqual(["Bump\n\nbody", "Begin"]);
      expect(await newest.changedFiles(newest.commit)).toEqual(["a/run.yml"]);
    },
  );

  test("makes no commit where nothing would differ", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const checkout = await open(repository.url);
    expect(await checkout.write(new Map([["a.yaml", Buffer.from(web("1"))]]), { message: "x", author: person })).toBe(
      undefined,
    );
  });

  test("takes another branch than the default one, with slashes in its name", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    await repository.commit({ "a.yaml": web("2") }, { branch: "env/prod", from: await repository.head() });
    const checkout = await open(repository.url, { branch: "env/prod" });
    expect(await checkout.push(await commit(checkout, { "a.yaml": web("3") }))).toMatchObject({ done: true });
    expect(await repository.git(["show", "env/prod:a.yaml"])).toBe(web("3"));
    expect(await repository.read("a.yaml")).toBe(web("1"));
  });

  const strange = [
    "with space.yaml",
    "q\"uo'te.yaml",
    "li\nne.yaml",
    "-dash.yaml",
    ":(glob)x.yaml",
    "[a]*?.yaml",
    "b\\a$`ck.yaml",
    "größe/日本.yaml",
    "tab\t.yaml",
  ];
  test.for(["whole", "by a folder"] as const)("takes file names as they are, %s", async (way) => {
    const names = way === "whole" ? strange : strange.map((name) => `ä b/${name}`);
    const repository = await repositoryOf({ files: Object.fromEntries(names.map((name) => [name, web("1")])) });
    const checkout = await open(repository.url, { manifests: way === "whole" ? [] : ["ä b/"] });
    expect((await checkout.search(["acme/web"])).toSorted()).toEqual(names.toSorted());
    expect([...(await checkout.read(names)).keys()].toSorted()).toEqual(names.toSorted());
    const id = await commit(checkout, Object.fromEntries(names.map((name) => [name, web("2")])));
    expect(await checkout.push(id)).toMatchObject({ done: true });
    for (const name of names) expect(await repository.read(name)).toBe(web("2"));
    expect((await repository.git(["ls-tree", "-r", "-z", "--name-only", "main"])).split("\0")).toHaveLength(
      names.length + 1,
    );
  });

  test("keeps bytes that are no text, and leaves links and submodules alone", async () => {
    const bytes = Buffer.from([0xff, 0, 0x0d, 0x0a, ...Buffer.from("acme/web"), 0xfe]);
    const files = {
      "bytes.yaml": bytes,
      "link.yaml": { mode: "120000", content: "acme/web" },
      "module.yaml": { mode: "160000", content: "a".repeat(40) },
    };
    const repository = await repositoryOf({ files });
    const checkout = await open(repository.url);
    expect(await checkout.search(["acme/web"])).toEqual(["bytes.yaml"]);
    expect(await checkout.search([])).toEqual(["bytes.yaml"]);
    const read = await checkout.read(Object.keys(files));
    expect([...read].map(([path, { content }]) => [path, content])).toEqual([["bytes.yaml", bytes]]);
  });

  test("does not read what is too large, nor fetch it where it need not look into it", async () => {
    const large = randomText(5 * 1024 * 1024);
    const repository = await repositoryOf({
      files: { "big.yaml": `${large}acme/web`, "big.bin": large, "a.yaml": web("1") },
    });
    const folder = await newFolder();
    const checkout = await open(repository.url, { folder });
    expect(await folderSize(join(folder, "repository.git"))).toBeLessThan(100_000);
    expect(await checkout.search(["acme/web"])).toEqual(["a.yaml", "big.yaml"]);
    const read = await checkout.read(["big.yaml", "a.yaml"]);
    expect(read.get("big.yaml")).toEqual({ mode: "100644", size: large.length + 8, content: undefined });
  });
});

describe.concurrent("with paths", () => {
  const files = {
    "apps/a/web.yaml": web("1"),
    "apps/a/old/web.yaml": web("2"),
    "apps/b/web.yaml": web("3"),
    "infra/web.yaml": web("4"),
    "notes.md": web("5"),
  };
  test.for([
    [["apps"], ["apps/a/old/web.yaml", "apps/a/web.yaml", "apps/b/web.yaml"]],
    [["apps/*"], ["apps/a/old/web.yaml", "apps/a/web.yaml", "apps/b/web.yaml"]],
    [["apps/*/web.yaml"], ["apps/a/web.yaml", "apps/b/web.yaml"]],
    [["**/old"], ["apps/a/old/web.yaml"]],
    [["apps", "!apps/a"], ["apps/b/web.yaml"]],
    [["!apps"], ["infra/web.yaml"]],
    [
      ["./infra/", "apps/b/web.yaml"],
      ["apps/b/web.yaml", "infra/web.yaml"],
    ],
    [["notes.md"], ["notes.md"]],
    [["."], ["apps/a/old/web.yaml", "apps/a/web.yaml", "apps/b/web.yaml", "infra/web.yaml"]],
  ] as const)("%j looks into %j", async ([manifests, expected]) => {
    const repository = await repositoryOf({ files });
    const checkout = await open(repository.url, { manifests });
    expect(await checkout.search(["acme/web"])).toEqual(expected);
    expect(await checkout.search([])).toEqual(expected);
  });

  test("says of each line that names what is not followed", async () => {
    const repository = await repositoryOf({
      files: {
        ...files,
        base: { mode: "120000", content: "apps/b" },
        vendor: { mode: "160000", content: "a".repeat(40) },
      },
    });
    for (const manifests of [["base"], ["vendor", "apps"], ["base", "!infra"]]) {
      const checkout = await open(repository.url, { manifests });
      await expect(checkout.search(["acme/web"])).rejects.toThrow(
        /^Input 'manifests', line 1: '(base' is a symbolic link, which is not followed|vendor' is a submodule)/,
      );
    }
    const checkout = await open(repository.url, { manifests: ["base", "apps/b", "."] });
    await expect(checkout.search(["acme/web"])).rejects.toThrow("'base' is a symbolic link");
  });

  test("says of each line that fits nothing", async () => {
    const repository = await repositoryOf({ files });
    const checkout = await open(repository.url, { manifests: ["apps", "aps", "apps/**/*.json"] });
    await expect(checkout.search(["acme/web"])).rejects.toMatchObject({
      faults: [
        { message: "Input 'manifests', line 2: 'aps' fits no file of acme/deploy" },
        { message: "Input 'manifests', line 3: 'apps/**/*.json' fits no file of acme/deploy" },
      ],
    });
  });

  test("fetches only what is in them, once", async () => {
    const repository = await repositoryOf({ files: { ...files, "other.yaml": randomText(1024 * 1024) } });
    const folder = await newFolder();
    const { url, requests } = await servedOverHttp(repository);
    const checkout = await open(url, { folder, manifests: ["apps"] });
    await checkout.search(["acme/web"]);
    expect(await folderSize(join(folder, "repository.git"))).toBeLessThan(100_000);
    const sofar = requests.length;
    await checkout.search(["acme/api"]);
    await checkout.read(["apps/a/web.yaml"]);
    expect(requests.length).toBe(sofar);
  });

  test("works with a server that leaves nothing out, and knows no history then", async () => {
    const repository = await repositoryOf({ files, config: { "uploadpack.allowFilter": "false" } });
    await repository.commit({ "apps/b/web.yaml": web("6") });
    const checkout = await open(repository.url, { manifests: ["apps/b"] });
    expect(await checkout.search(["acme/web"])).toEqual(["apps/b/web.yaml"]);
    expect(await checkout.history(10)).toHaveLength(1);
    expect(await checkout.push(await commit(checkout, { "apps/b/web.yaml": web("7") }))).toMatchObject({ done: true });
    const newest = await checkout.refresh();
    expect((await newest.history(10)).map(({ message }) => message)).toEqual(["Set it", "Change"]);
    expect(await newest.changedFiles(newest.commit)).toEqual(["apps/b/web.yaml"]);
  });
});

describe.concurrent("when somebody else is at it", () => {
  test.for([[], ["a.yaml"]])(
    "the slower one goes again from the newest commit, and nothing is lost (%j)",
    async (manifests) => {
      const repository = await repositoryOf({ files: { "a.yaml": web("1"), "b.yaml": web("1") } });
      const [one, two] = await Promise.all([open(repository.url, { manifests }), open(repository.url)]);
      const first = await commit(one, { "a.yaml": web("2") });
      const second = await commit(two, { "b.yaml": web("3") });
      expect(await one.push(first)).toMatchObject({ done: true });
      expect(await two.push(second)).toMatchObject({ done: false });
      const again = await two.refresh();
      expect(again.commit).toBe(first);
      expect(await again.contains(second)).toBe(false);
      expect(await again.search(["acme/web:2"])).toEqual(["a.yaml"]);
      expect(await again.push(await commit(again, { "b.yaml": web("3") }))).toMatchObject({ done: true });
      expect([await repository.read("a.yaml"), await repository.read("b.yaml")]).toEqual([web("2"), web("3")]);
      expect(await repository.git(["rev-list", "--count", "--min-parents=2", "main"])).toBe("0\n");
      const slower = await one.refresh();
      expect(await slower.contains(first)).toBe(true);
    },
  );

  test("a branch that was merged meanwhile does not bring all that was before it", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1"), "old.yaml": randomText(1024 * 1024) } });
    const first = await repository.commit({ "b.yaml": web("1") });
    await repository.commit({ "old.yaml": "" });
    const [folder, head] = [await newFolder(), await repository.head()];
    const checkout = await open(repository.url, { folder });
    const side = await repository.commit({ "c.yaml": web("1") }, { branch: "side", from: first });
    const merge = ["commit-tree", "-p", head, "-p", side, "-m", "Merge", `${head}^{tree}`];
    const merged = await repository.git(["-c", "user.name=x", "-c", "user.email=x@example.com", ...merge]);
    await repository.git(["update-ref", "refs/heads/main", merged.trim()]);
    expect(await checkout.push(await commit(checkout, { "a.yaml": web("2") }))).toMatchObject({ done: false });
    const newest = await checkout.refresh();
    expect(newest.commit).toBe(merged.trim());
    expect(await newest.contains(head)).toBe(true);
    expect(await folderSize(folder)).toBeLessThan(100_000);
    expect(await newest.push(await commit(newest, { "a.yaml": web("2") }))).toMatchObject({ done: true });
  });

  test("a push whose answer was lost is recognized", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    let lost = 0;
    const { url } = await servedOverHttp(repository, {
      answer: ({ method, service }) => {
        if (method !== "POST" || service !== "git-receive-pack" || lost > 0) return undefined;
        lost += 1;
        return { cut: "answer" };
      },
    });
    const checkout = await open(url);
    const id = await commit(checkout, { "a.yaml": web("2") });
    expect(await checkout.push(id)).toMatchObject({ done: false });
    await repository.commit({ "a.yaml": web("3") });
    expect(await (await checkout.refresh()).contains(id)).toBe(true);
  });

  test.for([
    ["a cut connection", { cut: "request" }],
    ["a busy server", { status: 503 }],
    ["too many requests", { status: 429 }],
  ] as const)("%s may pass", async ([, answer]) => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    let broken = true;
    const { url } = await servedOverHttp(repository, { answer: () => (broken ? answer : undefined) });
    await expect(open(url)).rejects.toMatchObject({ code: "unreachable" });
    broken = false;
    const checkout = await open(url);
    const id = await commit(checkout, { "a.yaml": web("2") });
    broken = true;
    expect(await checkout.push(id)).toMatchObject({ done: false });
    await expect(checkout.refresh()).rejects.toMatchObject({ code: "unreachable" });
    broken = false;
    expect(await (await checkout.refresh()).contains(id)).toBe(false);
    expect(await checkout.push(id)).toMatchObject({ done: true });
  });

  test("a lock on the server may pass", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const checkout = await open(repository.url);
    const id = await commit(checkout, { "a.yaml": web("2") });
    await writeFile(join(repository.path, "refs/heads/main.lock"), "");
    expect(await checkout.push(id)).toMatchObject({ done: false });
    await runProgram("rm", [join(repository.path, "refs/heads/main.lock")]);
    expect(await checkout.push(id)).toMatchObject({ done: true });
  });

  test("a branch that was deleted is not made anew", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    await repository.commit({ "a.yaml": web("2") }, { branch: "dev", from: await repository.head() });
    const checkout = await open(repository.url, { branch: "dev" });
    await repository.git(["update-ref", "-d", "refs/heads/dev"]);
    expect(await checkout.push(await commit(checkout, { "a.yaml": web("3") }))).toMatchObject({ done: false });
    await expect(repository.head("dev")).rejects.toThrow();
    await expect(checkout.refresh()).rejects.toMatchObject({
      message: expect.stringMatching(/^acme\/deploy has no branch dev: /),
    });
  });

  test("a branch that was set to something else is taken as it is now", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const first = await repository.head();
    await repository.commit({ "a.yaml": web("2") });
    const checkout = await open(repository.url);
    const other = await repository.commit({ "a.yaml": web("3") }, { from: first });
    expect(await checkout.push(await commit(checkout, { "a.yaml": web("4") }))).toMatchObject({ done: false });
    const newest = await checkout.refresh();
    expect(newest.commit).toBe(other);
    expect(await newest.push(await commit(newest, { "a.yaml": web("4") }))).toMatchObject({ done: true });
    expect(await repository.git(["rev-list", "--count", "main"])).toBe("3\n");
  });
});

describe.concurrent("by ssh", () => {
  test("takes the key that is given, and no other, and only a host that is known", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const { server, keys, knownHosts, stop } = await startGitSsh(repository.root);
    const url = `${server}/acme/deploy.git`;
    const openBy = (key: string, known: string | undefined = knownHosts, path = url) =>
      open(path, { credentials: { kind: "ssh", key, knownHosts: known } });
    try {
      // As it is pasted on Windows, and without its last line break.
      const checkout = await openBy(keys.write.trim().replaceAll("\n", "\r\n"));
      expect(await checkout.push(await commit(checkout, { "a.yaml": web("2") }))).toMatchObject({ done: true });
      const readOnly = await openBy(keys.read);
      await expect(readOnly.push(await commit(readOnly, { "a.yaml": web("3") }))).rejects.toMatchObject({
        code: "forbidden",
        message: expect.stringMatching(/^The key may read acme\/deploy, and not write to it: /),
      });
      const other = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
      const changed = knownHosts.replace(/ssh-ed25519 .*/, other);
      const refused = [
        [[keys.strange], "127.0.0.1 does not accept the key for acme/deploy: "],
        [[keys.locked], "Input 'ssh-key' has a passphrase, which nobody can type here"],
        [[keys.write, changed], "127.0.0.1 has another key than the one it is known by"],
        [[keys.write, `example.com ${other}`], "127.0.0.1 is not known by the key that it shows: "],
        [
          [keys.write, knownHosts, `${server}/nothing.git`],
          "acme/deploy is not there, or the identity may not see it: ",
        ],
      ] as const;
      for (const [[key, known, path], message] of refused) {
        await expect(openBy(key, known, path)).rejects.toThrow(message);
      }
    } finally {
      await stop();
    }
  });
});

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
    expect(await checkout.push(await commit(checkout, { "a.yaml": web("2") }))).toMatchObject({ done: true });
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
      "http://git.example.com/acme/deploy is not encrypted: everybody on the way could read the token",
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

test("an end that is asked for comes at once, and the server is not waited for", async () => {
  const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
  const ended = new AbortController();
  const { url } = await servedOverHttp(repository, {
    answer: () => {
      ended.abort(new Error("Somebody has cancelled it"));
      return undefined;
    },
  });
  await expect(open(url, { signal: ended.signal })).rejects.toThrow("Somebody has cancelled it");
});

/** Text that compresses badly, and is the same each time. */
function randomText(length: number): string {
  let text = "";
  for (let at = 0; text.length < length; at += 1)
    text += `${createHash("sha512").update(String(at)).digest("base64")}\n`;
  return text.slice(0, length);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function folderSize(folder: string): Promise<number> {
  const sizes = await Promise.all((await filesIn(folder)).map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const files = await filesIn(folder);
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return files
    .filter((_, index) => texts.some((text) => contents[index]?.includes(text)))
    .map((file) => file.slice(folder.length + 1));
}

/** Refusals as a person reads them; each comes from a server's own hook, in the words of a forge. */
describe.concurrent("a commit that is refused says what to do", () => {
  test.for([
    [
      "error: GH006: Protected branch update failed for refs/heads/main.\nerror: Changes must be made through a pull request.",
      "Branch main of acme/deploy is protected: GH006: Protected branch update failed for refs/heads/main.; Changes must be made through a pull request.; [remote rejected] (pre-receive hook declined)",
      "Let this identity bypass the rule (GitHub: the ruleset's bypass list), or push to another branch and open a pull request from it.",
    ],
    [
      "error: GH013: Repository rule violations found for refs/heads/main.\n\n- Commits must have verified signatures.\n",
      "Branch main of acme/deploy takes signed commits only, and ours is not signed: GH013: Repository rule violations found for refs/heads/main.; - Commits must have verified signatures.; [remote rejected] (pre-receive hook declined)",
      "Let this identity bypass the rule, or open a pull request: a commit that the forge itself makes when it merges is signed.",
    ],
    [
      "error: GH013: Repository rule violations found for refs/heads/main.\n- File path is restricted",
      "A rule of acme/deploy forbids to change one of the files: GH013: Repository rule violations found for refs/heads/main.; - File path is restricted; [remote rejected] (pre-receive hook declined)",
      "Leave the file out by input 'manifests', or let this identity bypass the rule.",
    ],
  ] as const)("%s", async ([words, message, hint]) => {
    const hooks = { "pre-receive": `cat >&2 <<'END'\n${words}\nEND\nexit 1` };
    const repository = await repositoryOf({ files: { "a.yaml": web("1") }, hooks });
    const before = await repository.head();
    const checkout = await open(repository.url);
    const id = await commit(checkout, { "a.yaml": web("2") });
    await expect(checkout.push(id)).rejects.toMatchObject({ code: "refused", message, hint });
    expect(await repository.head()).toBe(before);
  });
});

describe.concurrent("a repository that cannot be used says what to do", () => {
  const [none, read] = ["planted-token-none", "planted-token-read"];
  test.for([
    ["no token", undefined, "unauthorized", "does not accept the token for acme/deploy: "],
    ["a wrong token", "wrong", "unauthorized", "does not accept the token for acme/deploy: "],
    [
      "a token that may not see it",
      none,
      "repository",
      "acme/deploy is not there, or the identity may not see it: Repository not found.",
    ],
    [
      "a token that may only read",
      read,
      "forbidden",
      "The identity may not write to acme/deploy: Permission to acme/deploy.git denied to acme-bot.",
    ],
  ] as const)("%s", async ([, token, code, message]) => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const { url } = await servedOverHttp(repository, { tokens: { [none]: "none", [read]: "read" } });
    const credentials = token === undefined ? ({ kind: "none" } as const) : ({ kind: "token", token } as const);
    const pushing = open(url, { credentials }).then(async (checkout) =>
      checkout.push(await commit(checkout, { "a.yaml": web("2") })),
    );
    await expect(pushing).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  test("an unknown branch, an empty repository, a tag, none at all, and a port where nobody listens", async () => {
    const [repository, empty] = [await repositoryOf({ files: { "a.yaml": web("1") } }), await repositoryOf({})];
    await repository.git(["tag", "v1", "main"]);
    await expect(open(repository.url, { branch: "prod" })).rejects.toThrow("acme/deploy has no branch prod: ");
    await expect(open(repository.url, { branch: "v1" })).rejects.toThrow(
      "What input 'branch' names in acme/deploy is a tag",
    );
    await expect(open(empty.url)).rejects.toThrow("acme/deploy is empty: it has no commit yet");
    await repository.git(["symbolic-ref", "HEAD", "refs/heads/gone"]);
    await expect(open(repository.url)).rejects.toThrow("acme/deploy has no default branch");
    await expect(open(`${empty.url}.nowhere`)).rejects.toThrow(
      "acme/deploy is not there, or the identity may not see it: ",
    );
    await expect(open("http://127.0.0.1:9/acme/deploy")).rejects.toThrow("127.0.0.1:9 cannot be reached: ");
  });

  test("no git on the PATH", async () => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    await expect(open(repository.url, { env: { PATH: await newFolder() } })).rejects.toMatchObject({
      code: "git",
      message: "git is not on the PATH",
    });
  });
});
