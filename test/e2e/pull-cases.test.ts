/** What people have reported of other tools, and of this one: each as it happens to them, through the bundle. */
import { describe, expect, type TestContext, test } from "vitest";
import { makeRepository, type RepositoryFiles } from "../lab/git-repository.ts";
import { commitsOf } from "./pulled.ts";
import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";

type Inputs = Readonly<Record<string, string>>;

async function manifests(files: RepositoryFiles, context: TestContext) {
  const [repository, workspace] = await Promise.all([makeRepository({ files }), makeWorkspace()]);
  context.onTestFinished(async () => {
    await Promise.all([repository.remove(), workspace.remove()]);
  });
  const pull = (inputs: Inputs) =>
    runPull({ workspace, inputs: { repository: repository.url, "source-commit": "off", ...inputs } });
  return { repository, pull };
}

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: ${image}\n`;

describe.concurrent("a pull", () => {
  test("keeps the trailers of a given message as trailers, beside its own", async (context) => {
    const { repository, pull } = await manifests({ "pod.yaml": pod("ghcr.io/acme/web:1.0") }, context);
    const given = ["Co-authored-by: A <a@acme.example>", "Change-Id: I1234567890123456789012345678901234567890"];
    const run = await pull({
      images: "ghcr.io/acme/web=1.1",
      "commit-message": `chore: bump {image}\n\n${given.join("\n")}\n`,
    });
    expect(run.errors).toEqual([]);
    const trailers = (await repository.git(["log", "-1", "--format=%(trailers)", "main"])).trim().split("\n");
    expect(trailers).toEqual([...given, expect.stringMatching(/^Pushpull-Image: ghcr\.io\/acme\/web 1\.0 -> 1\.1$/)]);
  });

  test("that finds a tag in place is green, and warns that nothing starts new pods for it", async (context) => {
    const { repository, pull } = await manifests({ "web.yaml": pod("shop/web:latest") }, context);
    const run = await pull({ images: "shop/web=latest" });
    expect(run).toMatchObject({ code: 0, outputs: { result: "unchanged" } });
    expect(run.warnings).toEqual([
      "Input 'images': shop/web is latest in web.yaml:7 already. Running pods keep the image that they pulled: use a new tag or the digest for each build.",
    ]);
    expect((await pull({ images: "shop/web=v2" })).warnings).toEqual([]);
    const commit = "8d3f0c1e5b7a9f2d4c6b8a0e1f3d5c7b9a2e4f60";
    await repository.commit({ "web.yaml": pod(`shop/web:${commit}`) });
    expect((await pull({ images: `shop/web=${commit}` })).warnings).toEqual([]);
  });

  test("is red where a version stands under another key, and what it says to type sets that", async (context) => {
    const files = { "values.yaml": 'image: ghcr.io/acme/web\nimageVersion: "1.0"\n' };
    const { repository, pull } = await manifests(files, context);
    const run = await pull({ images: "ghcr.io/acme/web=v1.8" });
    expect(run).toMatchObject({ code: 1, outputs: { result: "failed" } });
    expect(await commitsOf(repository)).toHaveLength(1);
    const [, line = ""] = /`set: ([^`]+)`/.exec(run.report?.faults[0]?.hint ?? "") ?? [];
    expect((await pull({ set: line })).errors).toEqual([]);
    expect(await repository.read("values.yaml")).toBe('image: ghcr.io/acme/web\nimageVersion: "v1.8"\n');
  });

  test("refuses what may be another name before a digest", async (context) => {
    const { repository, pull } = await manifests({ "pod.yaml": pod("ghcr.io/acme/web:1.0") }, context);
    const digest = `sha256:${"a".repeat(64)}`;
    const run = await pull({ images: `ghcr.io/acme/web=other-name@${digest}` });
    expect(run.report?.faults[0]?.message).toContain(`'other-name@${digest}' may be another name or a tag`);
    expect(await commitsOf(repository)).toHaveLength(1);
  });
});
