/** Runs that come late: the clock is not turned back. Runs that our own commits have started: they end there. */
import { describe, expect, test } from "vitest";
import { deployToken } from "./manifest-server.ts";
import { besideSource, file, otherImage, sourceToken, tagIn, withSource } from "./pull-builds.ts";
import { commitsOf } from "./pulled.ts";

describe.concurrent("a run that was overtaken by the build of a later commit", () => {
  test("leaves that alone and says by which, and goes back on purpose", async (context) => {
    const { build, tag, repository, commits, api, server } = await besideSource("github", context);
    expect((await build("third")).outputs.result).toBe("committed");
    const late = await build("second");
    expect(late.code).toBe(0);
    expect(late.outputs).toMatchObject({ result: "superseded", changed: "false", "commit-sha": "" });
    expect(late.report?.superseded).toMatchObject([{ file, from: "third", to: "second", by: commits.third }]);
    expect(late.log).toContain(`keeps third and is not set to second: built from ${commits.third.slice(0, 12)}`);
    expect(await tag()).toBe("third");
    expect(await commitsOf(repository)).toHaveLength(2);

    expect((await build("second", { "allow-downgrade": "true" })).outputs.result).toBe("committed");
    expect(await tag()).toBe("second");

    // Each token goes to its own host.
    expect([...new Set(api.requests.map(({ authorization }) => authorization))]).toEqual([`token ${sourceToken}`]);
    const basic = server.requests.map(({ authorization = "" }) => authorization.replace("Basic ", ""));
    expect([...new Set(basic)]).toEqual([Buffer.from(`x-access-token:${deployToken}`).toString("base64")]);
  });

  test("leaves that alone in one of two files, and sets the other one", async (context) => {
    const { build, stands, repository } = await besideSource("gitea", context);
    await stands("third");
    const before = { [file]: await repository.read(file) };
    const behind = "api/kustomization.yaml";
    await repository.commit({ [behind]: before[file]?.replace("third", "first") ?? "" });
    const late = await build("second", { all: "true" });
    expect(late.outputs).toMatchObject({ result: "committed", changed: "true" });
    expect(late.report).toMatchObject({ edits: [{ file: behind }], superseded: [{ file }] });
    expect([await tagIn(repository), await tagIn(repository, behind)]).toEqual(["third", "second"]);
  });
});

describe.concurrent("a repository with its manifests beside the code", () => {
  test("has Git itself tell which of two builds is newer", async (context) => {
    const { repository, build, stands, tag } = await withSource(context);
    const first = await repository.head();
    const second = await repository.commit({ "src/main.go": "2\n" });
    await stands("2", second);
    const late = await build("1", first);
    expect(late.outputs.result).toBe("superseded");
    expect(late.report?.superseded).toMatchObject([{ by: second }]);
    expect(await tag()).toBe("2");
  });

  test("ends the runs that our own commits have started, and says why, also where a job bumps another image", async (context) => {
    const { repository, build, tag } = await withSource(context);
    const start = await repository.head();
    const web = await build("1", start);
    const api = await build("1", start, { name: otherImage });
    expect([web.outputs.result, api.outputs.result]).toEqual(["committed", "committed"]);
    const own = web.outputs["commit-sha"] ?? "";
    const [first, second] = [await build("2", own), await build("2", own, { name: otherImage })];
    for (const started of [first, second]) {
      expect(started.code).toBe(0);
      expect(started.outputs).toMatchObject({ result: "unchanged", changed: "false" });
      expect(started.log).toContain(`This run was started by our own commit ${own}`);
      expect(started.summary).toContain("started by our own commit");
    }
    expect(await tag()).toBe("1");
    expect(await commitsOf(repository)).toHaveLength(3);
    // A person who starts it at that commit means it.
    expect((await build("2", own, { event: "workflow_dispatch" })).outputs.result).toBe("committed");
    expect(await tag()).toBe("2");
  });
});
