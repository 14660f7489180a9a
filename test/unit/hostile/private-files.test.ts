/** Files with fixed names in a run's own folder, should anybody else have got in before us. */
import { chmod, link, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFolder, writePrivate } from "@pushpull/core/exec";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readAddress } from "../../../packages/pull/src/git/address.ts";
import { prepareSettings } from "../../../packages/pull/src/git/settings.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pushpull-private-"));
  await writeFile(join(folder, "theirs"), "untouched");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const planted: readonly (readonly [string, (path: string) => Promise<void>])[] = [
  ["a link", (path) => symlink(join(folder, "theirs"), path)],
  ["a link that leads nowhere", (path) => symlink(join(folder, "nowhere"), path)],
  ["another name of their file", (path) => link(join(folder, "theirs"), path)],
  ["a file that everybody may read", (path) => writeFile(path, "untouched", { mode: 0o666 })],
];

test.skipIf(process.platform === "win32").each(planted)("a token is not written into %s", async (_, plant) => {
  const path = join(folder, ".gitconfig");
  await plant(path);
  const credentials = { kind: "token", token: "planted-token" } as const;
  const ports = { env: {}, folder, mask: () => {}, signal: new AbortController().signal };
  const written = prepareSettings(readAddress("https://git.test/a/b", credentials), credentials, ports);
  await expect(written).rejects.toMatchObject({ code: "EEXIST" });
  expect(await readFile(join(folder, "theirs"), "utf8")).toBe("untouched");
  expect(await readFile(path, "utf8").catch(() => "untouched")).toBe("untouched");
});

test.skipIf(process.platform === "win32")(
  "a new one is for its owner only, whatever the folder's mode and name",
  async () => {
    await chmod(folder, 0o777);
    const path = join(folder, "key");
    await writePrivate(path, "secret");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  },
);

test("an existing folder is not used as ours", async () => {
  await mkdir(join(folder, "pushpull-a"));
  await symlink(folder, join(folder, "pushpull-b"));
  for (const name of ["pushpull-a", "pushpull-b"])
    await expect(makeFolder(join(folder, name))).rejects.toMatchObject({ code: "EEXIST" });
});
