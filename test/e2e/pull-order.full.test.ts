import { describe, expect, test } from "vitest";
import { first, secondaryRateLimit } from "../lab/github/faults.ts";
import { besideSource, withSource } from "./pull-builds.ts";
import { commitsOf } from "./pulled.ts";

const wins = "the newest run wins";

describe.concurrent("a run that finds the build of another commit", () => {
  test.for([
    ["github", "second", "third"],
    ["gitea", "second", "third"],
    ["other", "second", "second"],
  ] as const)("on %s, of %s, sets that of %s", async ([forge, there, ours], context) => {
    const { build, stands, tag } = await besideSource(forge, context);
    await stands(there);
    const run = await build(ours);
    expect(run.outputs.result).toBe(there === ours ? "unchanged" : "committed");
    expect(run.log).not.toContain(wins);
    expect(await tag()).toBe(ours);
  });

  test.for([
    ["github", "second", "other", "is neither an ancestor nor a descendant of this run's commit"],
    ["gitea", "second", "other", "is neither an ancestor nor a descendant of this run's commit"],
    ["github", "gone", "third", "cannot be compared"],
    ["gitea", "gone", "third", "cannot be compared"],
    ["github", "third", "gone", "cannot be compared"],
    ["other", "third", "second", "cannot be compared"],
  ] as const)("on %s, of %s, sets that of %s, since the other one %s", async ([forge, there, ours, how], context) => {
    const { build, stands, tag, commits } = await besideSource(forge, context);
    await stands(there);
    const run = await build(ours);
    expect(run.outputs.result).toBe("committed");
    expect(run.log).toContain(`The current version was built from acme/web@${commits[there]}, which ${how}`);
    expect(run.log).toContain(`: ${wins}.`);
    expect(run.log.includes("input 'source-token'")).toBe(how === "cannot be compared");
    expect(await tag()).toBe(ours);
  });

  test.for(["github", "gitea"] as const)("on %s, later than its own, leaves it alone", async (forge, context) => {
    const { build, stands, tag, repository } = await besideSource(forge, context);
    await stands("third");
    expect((await build("first")).outputs.result).toBe("superseded");
    expect((await build("first", { "dry-run": "true" })).outputs.result).toBe("superseded");
    expect(await tag()).toBe("third");
    expect(await commitsOf(repository)).toHaveLength(2);
  });

  test("asks again where the forge is busy", async (context) => {
    const { build, stands, tag } = await besideSource("github", context, { busyFor: 2 });
    await stands("third");
    expect((await build("first")).outputs.result).toBe("superseded");
    expect(await tag()).toBe("third");
  });

  test("asks no more where the forge wants to be left alone for years", async (context) => {
    const weather = first(9_999, secondaryRateLimit({ seconds: 99_999_999_999 }));
    const { build, stands, api } = await besideSource("github", context, { weather });
    await stands("third");
    const run = await build("first");
    expect(run.log).toContain("the pause of more than a day that it asks for is too long for this run");
    expect(api.requests).toHaveLength(1);
  });

  test("of another repository, sets its own, and asks nobody", async (context) => {
    const { build, stands, tag, commits, api } = await besideSource("github", context);
    await stands("third", "acme/fork");
    const run = await build("second");
    expect(run.log).toContain(`built from acme/fork@${commits.third}, which is neither an ancestor`);
    expect(await tag()).toBe("second");
    expect(api.requests).toEqual([]);
  });

  test("sets its own where it is told to compare nothing", async (context) => {
    const { build, stands, tag, api } = await besideSource("github", context);
    await stands("third");
    expect((await build("second", { "source-commit": "off" })).outputs.result).toBe("committed");
    expect(await tag()).toBe("second");
    expect(api.requests).toEqual([]);
  });
});

describe.concurrent("a repository with its manifests beside the code", () => {
  test("says that it does not know much of a server that leaves nothing out", async (context) => {
    const { repository, build } = await withSource(context, { "uploadpack.allowFilter": "false" });
    const built = await build("1", await repository.head());
    expect(built.log).toContain("a newer version is recognized only if the newest commit set it");
    const started = await build("2", built.outputs["commit-sha"] ?? "");
    expect(started.outputs.result).toBe("unchanged");
  });

  test("has Git itself tell that two builds have nothing to do with each other, or that nobody knows", async (context) => {
    const { repository, build, stands, tag } = await withSource(context);
    const first = await repository.head();
    const beside = await repository.commit({ "src/main.go": "3\n" }, { branch: "beside", from: first });
    const second = await repository.commit({ "src/main.go": "2\n" });
    await stands("2", second);
    const unrelated = await build("3", beside);
    expect(unrelated.log).toContain(`built from acme/deploy@${second}, which is neither an ancestor`);
    expect(await tag()).toBe("3");
    const unknown = await build("4", "f".repeat(40));
    expect(unknown.log).toContain(`built from acme/deploy@${beside}, which cannot be compared`);
    expect(await tag()).toBe("4");
  });

  test("has Git itself tell it of commits on other branches", async (context) => {
    const { repository, build, stands, tag } = await withSource(context);
    const older = await repository.commit(
      { "src/main.go": "2\n" },
      { branch: "beside", from: await repository.head() },
    );
    const newer = await repository.commit({ "src/main.go": "3\n" }, { branch: "beside" });
    await stands("2", newer);
    expect((await build("1", older)).outputs.result).toBe("superseded");
    expect(await tag()).toBe("2");
  });

  test("takes a commit for a new one that has more in it than ours had, though it has our words", async (context) => {
    const { repository, build, tag } = await withSource(context);
    const begun = await repository.head();
    const built = await build("1", begun);
    const message = await repository.git(["log", "-1", "--format=%B", built.outputs["commit-sha"] ?? ""]);
    const bumped = await repository.git(["show", "main:deploy/kustomization.yaml"]);
    const files = { "src/main.go": "2\n", "deploy/kustomization.yaml": bumped };
    const squashed = await repository.commit(files, { from: begun, message });
    expect((await build("2", squashed)).outputs.result).toBe("committed");
    expect(await tag()).toBe("2");
  });
});
