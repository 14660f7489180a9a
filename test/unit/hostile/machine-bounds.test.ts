/** What others can make without bound: files of a build, processes that start others, objects that a server leaves out. */
import { execFileSync } from "node:child_process";
import { mkdtemp, realpath, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { killAll } from "../../../packages/core/src/exec/child-environment.ts";
import type { Git } from "../../../packages/pull/src/git/git.ts";
import { readBlobs } from "../../../packages/pull/src/git/tree.ts";
import { findForbiddenReferences } from "../../../packages/push/src/manifests/forbidden-references.ts";

describe("a file that Kustomize would read whole", () => {
  test.each([
    "resources: [big]",
    "patches: [{path: big}]",
    "patchesStrategicMerge: [big]",
    "configMapGenerator: [{name: a, files: [x=big]}]",
    "secretGenerator: [{name: a, envs: [big]}]",
    "transformers: [big]",
    "crds: [big]",
    "replacements: [{path: big}]",
  ])("is refused with its name when it is larger than 32 MiB: %s", async (entry) => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "pushpull-large-")));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "big"), "");
    await truncate(join(folder, "big"), 400 * 1024 * 1024);
    await writeFile(join(folder, "kustomization.yaml"), `${entry}\n`);
    const tree = { root: folder, show: (path: string) => relative(folder, path) };
    const faults = await findForbiddenReferences({ folder, tree }, () => Promise.reject(new Error("No base")));
    expect(faults.map(({ message }) => message)).toEqual(["kustomization.yaml names big, which is larger than 32 MiB"]);
  });
});

describe("processes that always start others", () => {
  /** Larger than any process id. */
  const unused = 2 ** 30;

  test("are given up after so many scans", async () => {
    let scans = 0;
    const find = () => Promise.resolve([unused + scans++]);
    expect(await killAll(find, { scans: 5, milliseconds: 60_000 })).toBe(5);
    expect(scans).toBe(5);
  });

  test("are given up after a time", async () => {
    let next = unused;
    const find = () => Promise.resolve([next++]);
    const begun = performance.now();
    await killAll(find, { scans: Number.POSITIVE_INFINITY, milliseconds: 50 });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test("are looked for until no new one is found", async () => {
    const found = [[unused], [unused, unused + 1], [unused + 1]];
    expect(await killAll(() => Promise.resolve(found.shift() ?? []), { scans: 50, milliseconds: 60_000 })).toBe(2);
    expect(found).toEqual([]);
  });
});

test("a file whose content the server has left out is named", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pushpull-blobs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const run = (args: readonly string[], input = "") => execFileSync("git", ["-C", folder, ...args], { input });
  run(["init", "-q"]);
  const ids = ["here", "gone"].map((text) => run(["hash-object", "-w", "--stdin"], text).toString().trim());
  const [here = "", gone = ""] = ids;
  await rm(join(folder, ".git/objects", gone.slice(0, 2), gone.slice(2)), { force: true });
  const git = {
    runForBytes: (args, options) => Promise.resolve(run(args, String(options?.input ?? ""))),
  } satisfies Partial<Git> as unknown as Git;
  const entry = (path: string, id: string) => ({ path, id, mode: "100644" });
  const read = await readBlobs(git, [entry("a.yaml", here)]);
  expect(read.get("a.yaml")?.content?.toString()).toBe("here");
  await expect(readBlobs(git, [entry("a.yaml", here), entry("b.yaml", gone)])).rejects.toMatchObject({
    message: `The server did not send b.yaml, although the commit contains it (object ${gone.slice(0, 12)})`,
    code: "repository",
  });
});
