/** Commits by the Git Data API of GitHub's stand-in, which makes them in a real repository. */

import { createHash } from "node:crypto";
import type { ForgeCommit } from "@pushpull/core/forge";
import { describe, expect, test } from "vitest";
import { first } from "../lab/github/faults.ts";
import type { Grant } from "../lab/github/world.ts";
import { deployOnGitHub, token } from "./forges.ts";

const app: Grant = { login: "bumper[bot]", kind: "app", permissions: { contents: "write", pull_requests: "write" } };

async function deploy(
  context: Parameters<typeof deployOnGitHub>[0],
  options: Parameters<typeof deployOnGitHub>[1] = {},
) {
  const deployed = await deployOnGitHub(context, { tokens: { [token]: app }, ...options });
  const { forge, repository } = deployed;
  if (forge.commit === undefined || forge.moveBranch === undefined) throw new Error("GitHub makes commits");
  const { commit, moveBranch } = forge;
  const make = (parent: string, files: ForgeCommit["files"], message = "Set web to 2") =>
    commit({ parent, message, files });
  const file = (path: string, content: string | Buffer, mode = "100644") => ({
    path,
    mode,
    content: Buffer.from(content),
  });
  return { ...deployed, make, file, moveBranch, main: await repository.head() };
}

describe.concurrent("a commit by the API", () => {
  test("has what is wanted, keeps the rest and its modes, and is signed", async (context) => {
    const { repository, make, file, github, moveBranch } = await deploy(context);
    const script = { mode: "100755", content: "#!/bin/sh\n" };
    const parent = await repository.commit({ "run.sh": script, "deep/er/old.txt": "old\n" });
    const bytes = Buffer.from([0, 255, 13, 10, 128]);
    const made = await make(
      parent,
      [file("run.sh", "#!/bin/sh\necho 2\n", "100755"), file("deep/er/new.bin", bytes), file("a b/ü.txt", "2\r\n")],
      "Set web to 2\n\nPushpull-Image: web\n",
    );
    expect(await moveBranch({ branch: "main", from: parent, to: made, rebuild: false })).toBe("moved");
    const tree = ["-c", "core.quotePath=false", "ls-tree", "-r", "--format=%(objectmode) %(path)", "main"];
    expect((await repository.git(tree)).trim().split("\n")).toEqual([
      "100644 a b/ü.txt",
      "100644 a.txt",
      "100644 deep/er/new.bin",
      "100644 deep/er/old.txt",
      "100755 run.sh",
    ]);
    expect(await repository.read("a b/ü.txt")).toBe("2\r\n");
    const blob = createHash("sha1").update("blob 5\0").update(bytes).digest("hex");
    expect((await repository.git(["rev-parse", "main:deep/er/new.bin"])).trim()).toBe(blob);
    const raw = await repository.git(["cat-file", "commit", made]);
    expect(raw).toContain(`parent ${parent}\n`);
    expect(raw).toMatch(/^author bumper\[bot\] /m);
    expect(raw).toContain("gpgsig -----BEGIN SSH SIGNATURE-----");
    expect(raw).toMatch(/\n\nSet web to 2\n\nPushpull-Image: web\n?$/);
    expect(github.requests.filter(({ path }) => path.endsWith("/blobs"))).toHaveLength(3);
  });

  test("by a person's token is not signed, which is said", async (context) => {
    const { make, file, main, log } = await deploy(context, { tokens: { [token]: "octocat" } });
    await make(main, [file("a.txt", "3\n")]);
    expect(log.lines).toEqual([expect.stringContaining("GitHub did not sign the commit")]);
  });

  test("needs the right to write, and the hint names it", async (context) => {
    const reading: Grant = { ...app, permissions: { contents: "read", pull_requests: "write" } };
    const { make, file, main } = await deploy(context, { tokens: { [token]: reading } });
    await expect(make(main, [file("a.txt", "3\n")])).rejects.toMatchObject({
      code: "forbidden",
      hint: expect.stringContaining("permissions: contents: write"),
    });
  });
});

describe.concurrent("a branch", () => {
  test("is made, moved and made anew, if it is where it is said to be", async (context) => {
    const { repository, make, file, main, moveBranch } = await deploy(context);
    const branch = "pushpull/web";
    const [one, two] = [await make(main, [file("a.txt", "3\n")]), await make(main, [file("a.txt", "4\n")])];
    const three = await make(two, [file("b.txt", "5\n")]);
    const move = (from: string | undefined, to: string, rebuild = false) => moveBranch({ branch, from, to, rebuild });
    expect(await move(undefined, one)).toBe("moved");
    expect(await move(undefined, two)).toBe("raced");
    await expect(move(one, two)).rejects.toMatchObject({ code: "refused" });
    expect(await move(three, two, true)).toBe("raced");
    expect(await repository.head(branch)).toBe(one);
    expect(await move(one, two, true)).toBe("moved");
    expect(await move(two, three)).toBe("moved");
    expect(await move(two, three)).toBe("moved");
    expect(await repository.head(branch)).toBe(three);
    await repository.git(["update-ref", "-d", `refs/heads/${branch}`]);
    expect(await move(three, two, true)).toBe("raced");
    expect(await move(three, two)).toBe("raced");
  });

  test("is moved once, though the answer to that was lost", async (context) => {
    const lost = first(3, { cut: "answer" }, ({ path, method }) => method !== "GET" && /refs|graphql/.test(path));
    const { repository, make, file, main, moveBranch } = await deploy(context, { weather: lost });
    const branch = "pushpull/web";
    const one = await make(main, [file("a.txt", "3\n")]);
    expect(await moveBranch({ branch, from: undefined, to: one, rebuild: false })).toBe("moved");
    expect(await repository.head(branch)).toBe(one);
  });

  test("that rules protect stays where it is, and the rules are named", async (context) => {
    const { repository, make, file, main, moveBranch } = await deploy(context, {
      settings: { protections: [{ pattern: "main" }, { pattern: "release/*" }] },
    });
    const one = await make(main, [file("a.txt", "3\n")]);
    const refusal = { code: "refused", message: /rules of acme\/deploy do not allow us to move branch/ };
    const refused = { ...refusal, message: expect.stringMatching(refusal.message) };
    await expect(moveBranch({ branch: "main", from: main, to: one, rebuild: false })).rejects.toMatchObject(refused);
    await expect(moveBranch({ branch: "release/1", from: undefined, to: one, rebuild: false })).rejects.toMatchObject(
      refused,
    );
    await expect(moveBranch({ branch: "main", from: main, to: one, rebuild: true })).rejects.toMatchObject(refused);
    expect(await repository.head()).toBe(main);
  });
});
