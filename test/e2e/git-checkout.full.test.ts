import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startGitSsh } from "../lab/git-ssh.ts";
import {
  commit,
  folderSize,
  newFolder,
  open,
  person,
  push,
  randomText,
  repositoryOf,
  servedOverHttp,
} from "./git-checkouts.ts";

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
      expect(await push(checkout, written?.id ?? "")).toMatchObject({ done: true });
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
    expect(await push(checkout, await commit(checkout, { "a.yaml": web("3") }))).toMatchObject({ done: true });
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
    expect(await push(checkout, id)).toMatchObject({ done: true });
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
        { message: "Input 'manifests', line 2: 'aps' matches no file of acme/deploy" },
        { message: "Input 'manifests', line 3: 'apps/**/*.json' matches no file of acme/deploy" },
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
    expect(await push(checkout, await commit(checkout, { "apps/b/web.yaml": web("7") }))).toMatchObject({ done: true });
    const newest = await checkout.refresh();
    expect((await newest.history(10)).map(({ message }) => message)).toEqual(["Set it", "Change"]);
    expect(await newest.changedFiles(newest.commit)).toEqual(["apps/b/web.yaml"]);
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
      expect(await push(checkout, await commit(checkout, { "a.yaml": web("2") }))).toMatchObject({ done: true });
      const readOnly = await openBy(keys.read);
      await expect(push(readOnly, await commit(readOnly, { "a.yaml": web("3") }))).rejects.toMatchObject({
        code: "forbidden",
        message: expect.stringMatching(/^The key has read-only access to acme\/deploy: /),
      });
      const other = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
      const changed = knownHosts.replace(/ssh-ed25519 .*/, other);
      const refused = [
        [[keys.strange], "127.0.0.1 does not accept the key for acme/deploy: "],
        [[keys.locked], "Input 'ssh-key' has a passphrase, which cannot be entered here"],
        [[keys.write, changed], "The host key of 127.0.0.1 has changed"],
        [[keys.write, `example.com ${other}`], "The host key of 127.0.0.1 is not a known one: "],
        [
          [keys.write, knownHosts, `${server}/nothing.git`],
          "acme/deploy does not exist, or the credentials have no access to it: ",
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
