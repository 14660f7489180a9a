/** The pull action as a GitHub App: with a token that is made in the run, and ends with it. */
import { generateKeyPairSync } from "node:crypto";
import { expect, type TestContext, test } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import { type GitHub, startGitHub } from "../lab/github/server.ts";
import type { App } from "../lab/github/world.ts";
import { kustomization } from "./manifest-server.ts";
import type { ActionProcess } from "./run-action.ts";
import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";

const image = "ghcr.io/acme/web";
const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});
const all = { contents: "write", pull_requests: "write", metadata: "read" } as const;
const bumper: App = { id: 7, slug: "bumper", publicKey: keys.publicKey, installation: { id: 70, permissions: all } };

type Weather = Parameters<typeof startGitHub>[0]["weather"];

async function asApp(context: TestContext, app: App = bumper, weather?: Weather) {
  const repository = await makeRepository({ files: { "prod/kustomization.yaml": kustomization({ [image]: "1" }) } });
  const workspace = await makeWorkspace();
  const settings = { teams: ["platform"] };
  const github = await startGitHub({ repository, tokens: {}, apps: [app], settings, ...(weather ? { weather } : {}) });
  context.onTestFinished(async () => {
    await Promise.all([repository.remove(), workspace.remove()]);
    await github.stop();
  });
  const env = { GITHUB_SERVER_URL: github.server, GITHUB_API_URL: github.api, GITHUB_REPOSITORY: "acme/web" };
  const run = (inputs: Readonly<Record<string, string>> = {}, onStart?: (child: ActionProcess) => void) =>
    runPull({
      workspace,
      env,
      inputs: {
        images: `${image}=2`,
        repository: "acme/deploy",
        "source-commit": "off",
        // As `action.yml` has it where nobody sets it.
        token: "planted-token-of-the-run",
        "app-id": "7",
        "app-private-key": keys.privateKey,
        ...inputs,
      },
      ...(onStart ? { onStart } : {}),
    });
  return { repository, github, run };
}

/** What tokens were asked for. */
function askedBy({ requests }: GitHub): readonly unknown[] {
  return requests.filter(({ path }) => path.endsWith("/access_tokens")).map(({ body }) => JSON.parse(body ?? ""));
}

test("commits with a token for this repository and these permissions, which is gone when it ends", async (context) => {
  const { repository, github, run } = await asApp(context);
  const done = await run();
  expect(done.errors).toEqual([]);
  expect(done.outputs.result).toBe("committed");
  expect(await repository.read("prod/kustomization.yaml")).toContain('newTag: "2"');
  expect(askedBy(github)).toEqual([
    { repositories: ["deploy"], permissions: { contents: "write", pull_requests: "write" } },
  ]);
  expect(github.tokens()).toEqual([]);
});

test("opens a pull request, by a key whose line breaks are written out", async (context) => {
  const { github, run } = await asApp(context);
  const written = keys.privateKey.trim().replaceAll("\n", "\\n");
  const done = await run({ mode: "pull-request", "app-private-key": written });
  expect(done.errors).toEqual([]);
  expect(done.outputs).toMatchObject({ result: "proposed", "pull-request-operation": "created" });
  expect((await github.pulls()).map(({ login }) => login)).toEqual(["bumper[bot]"]);
  expect(github.tokens()).toEqual([]);
});

const teams = { mode: "pull-request", "team-reviewers": "acme/platform" };

test("asks a team for a review, with a token that may read members for that", async (context) => {
  const installation = { id: 70, permissions: { ...all, members: "read" } } as const;
  const { github, run } = await asApp(context, { ...bumper, installation });
  const done = await run(teams);
  expect([...done.errors, ...done.warnings]).toEqual([]);
  expect(await github.pull(1)).toMatchObject({ teams: ["platform"] });
  expect(askedBy(github)).toMatchObject([
    { permissions: { contents: "write", pull_requests: "write", members: "read" } },
  ]);
});

test("says what it takes to ask a team, where the App may not read members", async (context) => {
  const { github, run } = await asApp(context);
  const done = await run(teams);
  expect(done.outputs.result).toBe("proposed");
  expect(done.warnings).toEqual([
    "platform is not a team with access to acme/deploy that the token can see (seeing teams takes an App with `Members: read-only` in the organization), and was not requested as a reviewer.",
  ]);
  expect(await github.pull(1)).toMatchObject({ teams: [] });
});

test("revokes the token in its post step where it was killed", async (context) => {
  let child: ActionProcess | undefined;
  const { github, run } = await asApp(context, bumper, ({ method, path }) => {
    if (method === "GET" && path.includes("/pulls")) child?.kill("SIGKILL");
    return undefined;
  });
  let made = 0;
  const done = await run({ mode: "pull-request" }, (started) => {
    child = started;
    started.on("exit", () => {
      made = github.tokens().length;
    });
  });
  expect(done.code).toBeNull();
  expect(made).toBe(1);
  expect(github.tokens()).toEqual([]);
  expect(done.postLog).not.toContain("ghs_");
  expect(done.remains).toEqual([]);
});

const other = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

test.for<[string, App, Readonly<Record<string, string>>, RegExp]>([
  [
    "another App's key",
    bumper,
    { "app-private-key": other.privateKey },
    /does not accept the private key for this App/,
  ],
  ["no key", bumper, { "app-private-key": "secret" }, /private key does not start with/],
  ["an App that is not there", bumper, { "app-id": "8" }, /has no App with the given ID/],
  [
    "one that is not installed there",
    { ...bumper, installation: { ...bumper.installation, repositories: ["acme/other"] } },
    {},
    /The App is not installed for acme\/deploy/,
  ],
  [
    "one that may only read",
    { ...bumper, installation: { id: 70, permissions: { ...all, contents: "read" } } },
    {},
    /The App bumper lacks `Contents: read and write` for acme\/deploy/,
  ],
  ["a suspended one", { ...bumper, installation: { ...bumper.installation, suspended: true } }, {}, /is suspended/],
  ["no id", bumper, { "app-id": "" }, /^Input 'app-private-key' is set, but 'app-id' is empty/],
  ["a key for SSH too", bumper, { "ssh-key": "x" }, /'app-id' and 'ssh-key' are both set/],
])("says what is wrong with %s, and changes nothing", async ([, app, inputs, says], context) => {
  const { repository, github, run } = await asApp(context, app);
  const before = await repository.head();
  const done = await run(inputs);
  expect(done.errors).toEqual([expect.stringMatching(says)]);
  expect(done.outputs.result).toBe("failed");
  expect(await repository.head()).toBe(before);
  expect(github.tokens()).toEqual([]);
});
