/** Commits that can be verified: signed by GitHub, whose API makes them, or with a key of one's own. */
import { generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import { startGitHub } from "../lab/github/server.ts";
import { kustomization, serveManifests } from "./manifest-server.ts";
import { runPull } from "./run-pull.ts";
import { makeSigningPair } from "./signing-keys.ts";
import { makeWorkspace } from "./workspace.ts";

const image = "ghcr.io/acme/web";
const file = "prod/kustomization.yaml";
const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});
const permissions = { contents: "write", pull_requests: "write", metadata: "read" } as const;
const apps = [{ id: 7, slug: "bumper", publicKey, installation: { id: 70, permissions } }];
const person = "planted-token-of-a-person";

type Weather = Parameters<typeof startGitHub>[0]["weather"];

async function onGitHub(context: TestContext, weather?: Weather) {
  const files = { [file]: { mode: "100755", content: kustomization({ [image]: "1" }) }, "README.md": "# Deploy\n" };
  const repository = await makeRepository({ files });
  const workspace = await makeWorkspace();
  const tokens = { [person]: "octocat" };
  const github = await startGitHub({ repository, tokens, apps, ...(weather ? { weather } : {}) });
  context.onTestFinished(async () => {
    await Promise.all([repository.remove(), workspace.remove()]);
    await github.stop();
  });
  const env = { GITHUB_SERVER_URL: github.server, GITHUB_API_URL: github.api, GITHUB_REPOSITORY: "acme/web" };
  const base = { repository: "acme/deploy", "source-commit": "off", sign: "api" };
  const app = { "app-id": "7", "app-private-key": privateKey };
  const run = (version: string, inputs: Readonly<Record<string, string>> = app) =>
    runPull({ workspace, env, inputs: { ...base, images: `${image}=${version}`, ...inputs } });
  const asked = (words: RegExp) => github.requests.filter(({ method, path }) => words.test(`${method} ${path}`));
  return { repository, github, run, app, asked };
}

describe("by the API", () => {
  test("the commit is GitHub's, has nothing but the change, and only the changed file travels", async (context) => {
    const { repository, run, asked } = await onGitHub(context);
    const before = await repository.head();
    const done = await run("2");
    expect(done.errors).toEqual([]);
    expect(done.outputs).toMatchObject({ result: "committed", "commit-sha": await repository.head() });
    expect(await repository.git(["rev-parse", "main^"])).toBe(`${before}\n`);
    expect(await repository.git(["cat-file", "commit", "main"])).toContain("\ngpgsig -----BEGIN SSH SIGNATURE-----");
    expect(await repository.git(["log", "-1", "--format=%an %ce", "main"])).toMatch(/^bumper\[bot\] noreply@/);
    expect(await repository.git(["diff", "--numstat", "main^", "main"])).toBe(`1\t1\t${file}\n`);
    expect(await repository.git(["ls-tree", "main", file])).toMatch(/^100755 /);
    expect(asked(/^POST .*\/git\/blobs/)).toHaveLength(1);
    expect((await run("2")).outputs.result).toBe("unchanged");
  });

  test("somebody who is faster is not overwritten, and nothing is lost", async (context) => {
    let others = 0;
    const { repository, run } = await onGitHub(context, async ({ method, path }) => {
      if (method === "PATCH" && path.includes("/git/refs/") && others < 2) {
        others += 1;
        await repository.commit({ [`other-${others}.yaml`]: "a: 1\n" }, { message: `Other ${others}` });
      }
      return undefined;
    });
    const done = await run("2");
    expect(done.outputs.result).toBe("committed");
    expect(await repository.git(["log", "--format=%s", "main"])).toBe(
      `Update ${image} from 1 to 2\nOther 2\nOther 1\nBegin\n`,
    );
    expect(done.log).toContain("Another push is updating branch");
  });

  test("a pull request's branch is made, and made anew on a base that has moved on", async (context) => {
    const { repository, github, run, app } = await onGitHub(context);
    const proposal = { ...app, mode: "pull-request", "head-branch": "bump" };
    expect((await run("2", proposal)).outputs).toMatchObject({ "pull-request-operation": "created" });
    const first = await repository.head("bump");
    const unchanged = await run("2", proposal);
    expect(unchanged.outputs["pull-request-operation"]).toBe("unchanged");
    expect(await repository.head("bump")).toBe(first);

    const base = await repository.commit({ "README.md": "# Deploy it\n" });
    const again = await run("3", proposal);
    expect(again.outputs).toMatchObject({
      "pull-request-operation": "updated",
      "pull-request-head-sha": await repository.head("bump"),
    });
    expect(await repository.git(["rev-parse", "bump^"])).toBe(`${base}\n`);
    expect(await repository.git(["cat-file", "commit", "bump"])).toContain("\ngpgsig ");
    expect((await github.pulls()).map(({ state }) => state)).toEqual(["open"]);
  });

  test("a person's token makes the commit, and that it is not signed is said", async (context) => {
    const { run } = await onGitHub(context);
    const done = await run("2", { token: person });
    expect(done.outputs.result).toBe("committed");
    expect(done.warnings).toEqual([expect.stringContaining("GitHub did not sign the commit")]);
  });

  test("a dry run makes nothing there", async (context) => {
    const { run, app, asked } = await onGitHub(context);
    const done = await run("2", { ...app, "dry-run": "true" });
    expect(done.outputs.result).toBe("planned");
    expect(asked(/\/git\//)).toEqual([]);
  });
});

test("with a key, the commit is verified by its public half, and the key is nowhere afterwards", async (context) => {
  const { privateKey: key, publicKey: shown, folder } = await makeSigningPair(context);
  const allowed = join(folder, "allowed");
  await writeFile(allowed, `ada@example.com ${shown}`);
  const { repository, pull } = await serveManifests({ files: { [file]: kustomization({ [image]: "1" }) } }, context);
  const inputs = {
    images: `${image}=2`,
    sign: "ssh",
    "signing-key": key,
    author: "Ada <ada@example.com>",
  };
  const done = await pull(inputs);
  expect(done.errors).toEqual([]);
  expect(done.outputs.result).toBe("committed");
  const config = ["-c", `gpg.ssh.allowedSignersFile=${allowed}`];
  const verified = await repository.git([...config, "log", "-1", "--format=%G? %GS", "main"]);
  expect(verified).toBe("G ada@example.com\n");
  expect([...done.leftovers, ...done.remains]).toEqual([]);
});

test.for<[string, Readonly<Record<string, string>>, RegExp]>([
  ["a key and no sign", { "signing-key": "x" }, /^Input 'signing-key' is set, but 'sign' is off/],
  ["ssh without a key", { sign: "ssh" }, /^Input 'sign' is ssh, but 'signing-key' is empty/],
  ["another word", { sign: "gpg" }, /^Input 'sign' is 'gpg'/],
  ["a public key", { sign: "ssh", "signing-key": "ssh-ed25519 AAAA" }, /^Input 'signing-key' is a public key/],
])("says what is wrong with %s", async ([, inputs, says], context) => {
  const { pull } = await serveManifests({ files: { [file]: kustomization({ [image]: "1" }) } }, context);
  const done = await pull({ images: `${image}=2`, ...inputs });
  expect(done.errors).toEqual([expect.stringMatching(says)]);
});
