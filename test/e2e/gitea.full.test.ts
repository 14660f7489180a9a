/** The pull action by commit on a real forge: what it does there, and what a person is told whom it keeps out. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Gitea, startGitea } from "../lab/gitea.ts";
import { cluster } from "./cluster.ts";
import { kustomization } from "./manifest-server.ts";
import { makeTarget } from "./on-gitea.ts";
import { commitsOf, diffOf } from "./pulled.ts";

describe.skipIf(!cluster.own)("on Gitea,", () => {
  let gitea: Gitea;
  beforeAll(async () => {
    gitea = await startGitea();
  });
  afterAll(() => gitea?.stop());

  const files = { "kustomization.yaml": kustomization({ "ghcr.io/acme/web": "1" }) };
  const inputs = { images: "ghcr.io/acme/web=2" };

  test("a bump is one commit, and the same bump again is none", async () => {
    const { repository, pull } = await makeTarget(gitea, { files, private: true });
    const run = await pull(inputs);
    expect(run.errors).toEqual([]);
    const head = await repository.head();
    expect(run.outputs).toMatchObject({ result: "committed", changed: "true", "commit-sha": head });
    expect(await diffOf(repository)).toContain('-    newTag: "1"\n+    newTag: "2"\n');
    const commit = await repository.call<{ readonly commit: { readonly message: string } }>(
      "GET",
      `/git/commits/${head}`,
    );
    expect(commit.commit.message).toMatch(/^Update ghcr\.io\/acme\/web from 1 to 2\n/);
    expect((await pull(inputs)).outputs).toMatchObject({ result: "unchanged", changed: "false", "commit-sha": "" });
    expect(await commitsOf(repository)).toHaveLength(2);
  });

  test("five at once: five commits", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const all = { "kustomization.yaml": kustomization(Object.fromEntries(names.map((name) => [`acme/${name}`, "1"]))) };
    const { repository, pull } = await makeTarget(gitea, { files: all });
    const runs = await Promise.all(names.map((name) => pull({ images: `acme/${name}=2` })));
    expect(runs.map((run) => run.outputs.result)).toEqual(names.map(() => "committed"));
    expect(await repository.read("kustomization.yaml")).toBe(
      kustomization(Object.fromEntries(names.map((name) => [`acme/${name}`, "2"]))),
    );
    expect(await commitsOf(repository)).toHaveLength(6);
  });

  describe("is told what it is and what to do about it:", () => {
    test("whoever pushes to a branch that is protected", async () => {
      const { repository, pull } = await makeTarget(gitea, { files });
      await repository.protect("main");
      const run = await pull(inputs);
      expect(run.report?.faults).toMatchObject([{ code: "refused" }]);
      expect(run.errors).toEqual([expect.stringContaining("Not allowed to push to protected branch main")]);
      expect(run.errors[0]).toContain("`mode: pull-request`");
      expect(await commitsOf(repository)).toHaveLength(1);
      await repository.call("DELETE", "/branch_protections/main");
      expect((await pull(inputs)).outputs.result).toBe("committed");
    });

    test("whoever changes a file that a rule forbids to change", async () => {
      const { repository, pull } = await makeTarget(gitea, { files });
      await repository.protect("main", { enable_push: true, protected_file_patterns: "*.yaml" });
      const run = await pull(inputs);
      expect(run.report?.faults).toMatchObject([{ code: "refused" }]);
      const says =
        "does not allow changing one of the files: branch main is protected from changing file kustomization.yaml;";
      expect(run.errors).toEqual([expect.stringContaining(says)]);
      expect(await commitsOf(repository)).toHaveLength(1);
    });

    test("whoever has a token that is wrong", async () => {
      const { repository, pull } = await makeTarget(gitea, { files });
      const run = await pull({ ...inputs, token: "0123456789abcdef0123456789abcdef01234567" });
      expect(run.report?.faults).toMatchObject([{ code: "unauthorized" }]);
      expect(run.errors).toEqual([expect.stringContaining("does not accept the token")]);
      expect(await commitsOf(repository)).toHaveLength(1);
    });

    test("whoever has a token that may only read", async () => {
      const { repository, pull } = await makeTarget(gitea, { files, private: true });
      const user = await gitea.makeUser("reader-by-token");
      await repository.let(user, "write");
      const run = await pull({ ...inputs, token: await gitea.makeToken(user, ["read:repository"]) });
      expect(run.report?.faults).toMatchObject([{ code: "forbidden" }]);
      expect(run.errors).toEqual([expect.stringContaining("do not allow writing")]);
      expect(await commitsOf(repository)).toHaveLength(1);
    });

    test("whoever may only read there", async () => {
      const { repository, pull } = await makeTarget(gitea, { files, private: true });
      const user = await gitea.makeUser("reader-by-right");
      await repository.let(user, "read");
      const run = await pull({ ...inputs, token: user.token });
      expect(run.report?.faults).toMatchObject([{ code: "forbidden" }]);
      expect(run.errors).toEqual([expect.stringContaining("do not allow writing")]);
      expect(await commitsOf(repository)).toHaveLength(1);
    });

    test("whoever is let into another repository only", async () => {
      const { repository, pull } = await makeTarget(gitea, { files, private: true });
      const { bot } = await makeTarget(gitea, { files });
      const run = await pull({ ...inputs, token: bot.token });
      expect(run.report?.faults).toMatchObject([{ code: "repository" }]);
      expect(await commitsOf(repository)).toHaveLength(1);
    });
  });
});
