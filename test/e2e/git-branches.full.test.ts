/** Branches beside the one that a checkout is of. */
import { describe, expect, test } from "vitest";
import type { Checkout } from "../../packages/pull/src/git/types.ts";
import type { Repository } from "../lab/git-repository.ts";
import { commit, open, push, repositoryOf, servedOverHttp } from "./git-checkouts.ts";

const files = { "a.yaml": "a: 1\n" };

async function branch(checkout: Checkout, name: string): Promise<Checkout> {
  const opened = await checkout.branches.open(name);
  if (opened === undefined) throw new Error(`${name} is not there`);
  return opened;
}

async function titlesBeyond(repository: Repository, name: string): Promise<readonly string[] | undefined> {
  const checkout = await open((await servedOverHttp(repository)).url);
  const commits = await (await branch(checkout, name)).commitsSince(checkout);
  return commits?.map(({ message }) => message);
}

describe.concurrent.each([
  ["a server that leaves out what it is asked to", {}, true],
  ["one that does not, which cannot tell of nothing", { "uploadpack.allowFilter": "false" }, false],
])("what a branch has of its own, of %s,", (_which, config, known) => {
  test("is its commits, newest first, with who made them", async () => {
    const repository = await repositoryOf({ files, config });
    await repository.commit({ "b.yaml": "b: 1\n" }, { branch: "side", from: "main", message: "One" });
    await repository.commit({ "b.yaml": "b: 2\n" }, { branch: "side", message: "Two" });
    await repository.commit({ "a.yaml": "a: 2\n" }, { message: "Base" });
    const checkout = await open((await servedOverHttp(repository)).url);
    const side = { name: "Somebody", email: "somebody@example.com", time: expect.any(Number) };
    expect(await (await branch(checkout, "side")).commitsSince(checkout)).toMatchObject([
      { message: "Two", author: side, committer: side },
      { message: "One", author: side, committer: side },
    ]);
  });

  test("is nothing where the base has it all", async () => {
    const repository = await repositoryOf({ files, config });
    await repository.git(["branch", "side", "main"]);
    expect(await titlesBeyond(repository, "side")).toEqual([]);
    await repository.commit({ "a.yaml": "a: 2\n" });
    expect(await titlesBeyond(repository, "side")).toEqual(known ? [] : undefined);
  });

  test("is its own alone, however long ago it was made", async () => {
    const repository = await repositoryOf({ files, config });
    await repository.commit({ "b.yaml": "b: 1\n" }, { branch: "side", from: "main", message: "One" });
    await repository.grow(600);
    expect(await titlesBeyond(repository, "side")).toEqual(["One"]);
    await repository.git(["branch", "old", "main~550"]);
    expect(await titlesBeyond(repository, "old")).toEqual(known ? [] : undefined);
  });
});

describe.concurrent("a branch", () => {
  test("that is not there is none", async () => {
    const checkout = await open((await repositoryOf({ files })).url);
    expect(await checkout.branches.open("side")).toBeUndefined();
  });

  test("is read, searched and written to as it is, not as the base is", async () => {
    const repository = await repositoryOf({ files });
    await repository.commit({ "a.yaml": "a: 2\n" }, { branch: "side", from: "main" });
    const checkout = await open((await servedOverHttp(repository)).url, { manifests: ["a.yaml"] });
    const side = await branch(checkout, "side");
    expect(await side.search(["a: 2"])).toEqual(["a.yaml"]);
    expect(await checkout.search(["a: 2"])).toEqual([]);
    const written = await commit(side, { "a.yaml": "a: 3\n" });
    expect(await push(side, written)).toMatchObject({ done: true });
    expect(await repository.head("side")).toBe(written);
    expect(await repository.read("a.yaml")).toBe("a: 1\n");
  });

  test("is made, made anew and taken away only where it is what it was taken for", async () => {
    const repository = await repositoryOf({ files });
    const { branches, ...checkout } = await open((await servedOverHttp(repository)).url);
    const [one, two] = [await commit({ branches, ...checkout }, { "a.yaml": "a: 2\n" }), checkout.commit];
    expect(await branches.move("side", one, undefined)).toMatchObject({ done: true });
    expect(await branches.move("side", two, undefined)).toMatchObject({ done: false, mayHaveArrived: false });
    expect(await branches.move("side", two, two)).toMatchObject({ done: false });
    expect(await branches.remove("side", two)).toMatchObject({ done: false });
    expect(await repository.head("side")).toBe(one);
    expect(await branches.move("side", two, one)).toMatchObject({ done: true });
    expect(await repository.head("side")).toBe(two);
    expect(await branches.remove("side", two)).toMatchObject({ done: true });
    expect(await repository.git(["for-each-ref", "refs/heads/side"])).toBe("");
  });
});

describe.concurrent("another branch that went on", () => {
  test.for<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, boolean]>([
    ["in another file can be merged", { "b.yaml": "b: 1\n" }, { "a.yaml": "a: 2\n" }, false],
    ["to the same can be merged", { "a.yaml": "a: 2\n" }, { "a.yaml": "a: 2\n" }, false],
    ["elsewhere conflicts", { "a.yaml": "a: 2\n" }, { "a.yaml": "a: 3\n" }, true],
  ])("%s", async ([_how, side, base, expected]) => {
    const repository = await repositoryOf({ files, config: {} });
    await repository.commit(side, { branch: "side", from: "main" });
    await repository.commit(base, {});
    const checkout = await open((await servedOverHttp(repository)).url);
    expect(await checkout.conflictsWith((await branch(checkout, "side")).commit)).toBe(expected);
  });

  test("is of nobody knows where the server leaves nothing out", async () => {
    const repository = await repositoryOf({ files, config: { "uploadpack.allowFilter": "false" } });
    await repository.commit({ "a.yaml": "a: 2\n" }, { branch: "side", from: "main" });
    await repository.commit({ "a.yaml": "a: 3\n" }, {});
    const checkout = await open((await servedOverHttp(repository)).url);
    expect(await checkout.conflictsWith((await branch(checkout, "side")).commit)).toBeUndefined();
  });
});
