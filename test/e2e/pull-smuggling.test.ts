/** What others have written stays text, whichever way it comes into a pull. */
import { chmod, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { kustomization } from "./manifest-server.ts";
import { expectOnlyText, payloads, printable } from "./payloads.ts";
import { branchOfPayloads, image, inVariables, one, pullFrom, servePayloads, tagged } from "./pull-smuggling.ts";
import { commitsOf } from "./pulled.ts";
import { makeWorkspace } from "./workspace.ts";

const ended = "a".repeat(40);

/** Without what stands between folders. */
const names = payloads.map((payload) => payload.replaceAll(/[/\0]/g, "_").slice(0, 60));

describe.concurrent("text is text", () => {
  test("in the names of files", async (context) => {
    const files = names.map(
      (name) => [`${name}.yaml`, `kind: Pod\nspec: {containers: [{image: "${image}:1"}]}\n`] as const,
    );
    const { repository, pull } = await servePayloads({ files }, context);
    const several = await pull({ images: `${image}=2` });
    expect(several.report?.faults).toMatchObject([{ code: "ambiguous" }]);
    expectOnlyText(several, {});
    const run = await pull({ images: `${image}=2`, all: "true" });
    expect(run.outputs.result).toBe("committed");
    expect(run.report?.edits.map(({ file }) => file).toSorted()).toEqual(
      names.map((name) => `${name}.yaml`).toSorted(),
    );
    expectOnlyText(run, { inLog: names, inSummary: names });
    const message = await repository.git(["log", "-1", "--format=%(trailers:only)", "main"]);
    expect(message.trim()).toBe(`Pushpull-Image: ${image} 1 -> 2`);
  });

  test("in versions that stand there", async (context) => {
    const files = Object.fromEntries(
      payloads.map((payload, index) => [`${index}/kustomization.yaml`, tagged(image, payload)]),
    );
    const { repository, pull } = await servePayloads({ files }, context);
    const many = await pull({ images: `${image}=2` });
    expect(many.report?.faults).toMatchObject([{ code: "ambiguous" }]);
    expectOnlyText(many, {});
    const run = await pull({ images: `${image}=2`, all: "true" });
    expect(run.report?.faults.map(({ code }) => code)).toEqual(payloads.map(() => "edit"));
    expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    expect((await repository.git(["rev-list", "--count", "main"])).trim()).toBe("1");
  });

  test("in values that input 'set' gives", async (context) => {
    const files = { "values.yaml": printable.map((_, index) => `key-${index}: old\n`).join("") };
    const { repository, pull } = await servePayloads({ files }, context);
    const set = printable.map((payload, index) => `values.yaml:key-${index}=${payload}`).join("\n");
    const run = await pull({ set });
    expect(run.outputs.result).toBe("committed");
    expectOnlyText(run, { inLog: printable, inSummary: printable });
    const trailers = await repository.git(["log", "-1", "--format=%(trailers:only)", "main"]);
    expect(trailers.split("\n").filter((line) => !/^(Pushpull-Set: \S+ \S+ -> \S+)?$/.test(line))).toEqual([]);
  });

  test("in a template for the message, which fakes none of our trailers", async (context) => {
    const { repository, pull } = await servePayloads({ files: one }, context);
    const faked = `Pushpull-Image: ${image} 1 -> 3\nPushpull-Source: acme/web@${ended}\nPushpull-Run: https://evil.example`;
    const template = `${inVariables.join("\n").replaceAll(/\{\w+\}/g, "")}\n\n${faked}`;
    const run = await pull({ images: `${image}=2`, "commit-message": template });
    expect(run.outputs.result).toBe("committed");
    expectOnlyText(run, {});
    const trailers = await repository.git(["log", "-1", "--format=%(trailers:only)", "main"]);
    expect(trailers.trim()).toBe(`Pushpull-Image: ${image} 1 -> 2`);
  });

  test("in the name of the default branch", async (context) => {
    const branch = branchOfPayloads;
    const { repository, pull } = await servePayloads({ files: one }, context);
    await repository.git(["update-ref", `refs/heads/${branch}`, "main"]);
    await repository.git(["symbolic-ref", "HEAD", `refs/heads/${branch}`]);
    const run = await pull({ images: `${image}=2` });
    expect([run.errors, run.outputs.result]).toEqual([[], "committed"]);
    expect(await commitsOf(repository, branch)).toHaveLength(2);
    expectOnlyText(run, {});
  });

  test("in what the server says when it takes a commit, and when it does not", async (context) => {
    const folder = await wordsIn(context);
    const hooks = { "pre-receive": `cat ${folder}/words >&2`, "post-receive": `cat ${folder}/words >&2; exit 1` };
    const { repository, pull } = await servePayloads({ files: one, hooks }, context);
    const taken = await pull({ images: `${image}=2` });
    expect(taken.outputs.result).toBe("committed");
    expectOnlyText(taken, {});
    await repository.hook("pre-receive", `cat ${folder}/words >&2; exit 1`);
    const refused = await pull({ images: `${image}=3` });
    expect(refused.report?.faults).toMatchObject([{ code: "refused" }]);
    expectOnlyText(refused, { inLog: payloads.slice(0, 4), inSummary: payloads.slice(0, 4) });
  });

  test("in an answer of HTTP", async (context) => {
    expectOnlyText(await pullFrom(403, context), {});
  });

  test("in the commits that were there before", async (context) => {
    const images = Object.fromEntries(payloads.map((_, index) => [`ghcr.io/acme/app-${index}`, "1"]));
    const { repository, pull } = await servePayloads(
      { files: { "kustomization.yaml": kustomization(images) } },
      context,
    );
    for (const [index, payload] of inVariables.entries()) {
      const source = `${payload.replaceAll(/\s/g, "_")}@${ended}`;
      const message = `${payload}\n\nPushpull-Image: ghcr.io/acme/app-${index} 0 -> 1\nPushpull-Source: ${source}\n`;
      await repository.commit({ "count.txt": `${index}` }, { message });
    }
    const env = { GITHUB_REPOSITORY: "acme/web", GITHUB_SHA: "b".repeat(40) };
    const run = await pull(
      {
        images: Object.keys(images)
          .map((name) => `${name}=2`)
          .join("\n"),
      },
      { env },
    );
    expect(run.outputs.result).toBe("committed");
    expect(run.log.match(/^The current version was built from/gm)?.length).toBeGreaterThan(20);
    expectOnlyText(run, {});
  });
});

test("what begins with a dash is no option of Git's", async (context) => {
  const evil = "--output=evil";
  const pod = `kind: Pod\nspec: {containers: [{image: "${image}:1"}]}\nnote: old\n`;
  const files = { [`${evil}.yaml`]: pod, "-c/evil.yaml": pod, "-evil": "" };
  const { repository, workspace, pull } = await servePayloads({ files }, context);
  await repository.git(["update-ref", `refs/heads/${evil}`, "main"]);
  await repository.git(["symbolic-ref", "HEAD", `refs/heads/${evil}`]);
  const log = await makeWorkspace({
    git: `#!/bin/sh\nprintf '%s\\0' "$@" '\n' >> "$0.log"\nPATH=\${PATH#*:}\nexec git "$@"\n`,
  });
  context.onTestFinished(log.remove);
  await chmod(join(log.path, "git"), 0o755);
  const env = { GITHUB_REPOSITORY: "acme/web", GITHUB_SHA: ended };
  const inputs = { images: `${image}=2`, manifests: `${evil}.yaml\n-c\n!-evil`, set: `${evil}.yaml:note=evil` };
  const run = await pull(inputs, { env, path: [log.path] });
  expect(run.errors).toEqual([]);
  expect(run.report?.edits.map(({ file }) => file)).toEqual(expect.arrayContaining([`${evil}.yaml`, "-c/evil.yaml"]));
  expect(await commitsOf(repository, `refs/heads/${evil}`)).toHaveLength(2);
  const commands = (await readFile(join(log.path, "git.log"), "utf8")).split("\n\0").map((line) => line.split("\0"));
  expect(commands.length).toBeGreaterThan(5);
  const options = commands.flatMap((args) => args.slice(0, args.includes("--") ? args.indexOf("--") : args.length));
  expect(options.filter((arg) => /^-.*evil/.test(arg) && !arg.startsWith(`--force-with-lease=refs/heads/`))).toEqual(
    [],
  );
  expect(await readdir(workspace.path)).toEqual([]);
});

/** A folder with all payloads in the file `words`. */
async function wordsIn(context: TestContext): Promise<string> {
  const folder = await makeWorkspace({ words: payloads.join("\n") });
  context.onTestFinished(folder.remove);
  return folder.path;
}
