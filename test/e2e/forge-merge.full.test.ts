/** Auto-merge on GitHub's stand-in: at once where nothing more is asked for, later where something is. */
import { describe, expect, test } from "vitest";
import { first } from "../lab/github/faults.ts";
import { deployOnGitHub as deploy } from "./forges.ts";

const checked = { allowAutoMerge: true, protections: [{ pattern: "main", check: true }] };

describe.concurrent("a pull request that merges by itself", () => {
  test("waits for the check of its base, and is merged with it", async (context) => {
    const { forge, github, repository, open } = await deploy(context, { settings: checked });
    const opened = await open();
    expect(await forge.cancelAutoMerge(opened)).toBe("off");
    expect(await forge.autoMerge(opened, "squash")).toBe("waiting");
    expect(await forge.cancelAutoMerge(opened)).toBe("cancelled");
    expect(await forge.autoMerge(opened, "squash")).toBe("waiting");
    expect(await forge.autoMerge(opened, "squash")).toBe("waiting");
    expect(await repository.read("a.txt")).toBe("1\n");
    await github.pass(1);
    expect(await repository.read("a.txt")).toBe("2\n");
    expect((await repository.git(["rev-list", "--count", "main"])).trim()).toBe("2");
  });

  test.for([
    ["no rules", []],
    ["rules that are kept", checked.protections],
  ] as const)("is merged at once by a base with %s", async ([, protections], context) => {
    const { forge, github, repository, open } = await deploy(context, { settings: { ...checked, protections } });
    const opened = await open();
    await github.pass(1);
    expect(await forge.autoMerge(opened, "merge")).toBe("merged");
    expect(await repository.read("a.txt")).toBe("2\n");
  });

  test("is merged, though the answer to that was lost", async (context) => {
    const { forge, repository, open } = await deploy(context, {
      settings: { ...checked, protections: [] },
      weather: first(1, { cut: "answer" }, ({ path }) => path.endsWith("/merge")),
    });
    expect(await forge.autoMerge(await open(), "rebase")).toBe("merged");
    expect(await repository.read("a.txt")).toBe("2\n");
  });

  test("is not where the repository does not allow it, and the setting is named", async (context) => {
    const { forge, github, open } = await deploy(context, { settings: { mergeMethods: ["squash"] } });
    const opened = await open();
    await expect(forge.autoMerge(opened, "merge")).rejects.toMatchObject({
      message: "acme/deploy does not allow the merge method 'merge'",
      hint: expect.stringContaining("`auto-merge` to squash"),
    });
    await expect(forge.autoMerge(opened, "squash")).rejects.toMatchObject({
      message: "acme/deploy does not allow auto-merge",
      hint: expect.stringContaining("Tick `Allow auto-merge`"),
    });
    expect(await github.pull(1)).toMatchObject({ state: "open" });
  });

  test("is not where it has conflicts, or somebody has pushed meanwhile", async (context) => {
    const { forge, repository, open } = await deploy(context, { settings: checked });
    const opened = await open();
    await repository.commit({ "b.txt": "by a person\n" }, { branch: "bump/web" });
    await expect(forge.autoMerge(opened, "merge")).rejects.toThrow("A commit was pushed");
    await repository.commit({ "a.txt": "3\n" });
    await expect(forge.autoMerge(opened, "merge")).rejects.toThrow("has conflicts with its base");
  });
});
