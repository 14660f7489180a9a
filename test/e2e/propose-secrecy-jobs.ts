/** Pulls as an App and by pull request, with secrets in them, from and into a forge that quotes what it was sent. */
import { generateKeyPairSync } from "node:crypto";
import { expect, type TestContext } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import type { Weather } from "../lab/github/faults.ts";
import { startGitHub } from "../lab/github/server.ts";
import type { App } from "../lab/github/world.ts";
import { findLeaks } from "./leaks.ts";
import { deployToken, kustomization } from "./manifest-server.ts";
import { runPull } from "./run-pull.ts";
import { makeSigningKey } from "./signing-keys.ts";
import { makeWorkspace } from "./workspace.ts";

type Inputs = Readonly<Record<string, string>>;

interface Job {
  /** The test's name. */
  readonly what: string;
  /** What it acts as. */
  readonly as: "app" | "token";
  readonly inputs?: Inputs;
  /** What of a signing key it is given. */
  readonly signs?: "whole" | "half";
  readonly weather?: Weather;
  /** What the repository's hook does with a push. */
  readonly preReceive?: string;
  /** The result, or what the error annotations say. */
  readonly ends: "committed" | "proposed" | RegExp;
  /** What a warning says. */
  readonly warns?: RegExp;
}

const image = "ghcr.io/acme/web";
const file = "kustomization.yaml";
const { publicKey, privateKey } = makeKey();
const permissions = { contents: "write", pull_requests: "write", metadata: "read" } as const;
const app: App = { id: 7, slug: "bumper", publicKey, installation: { id: 70, permissions } };

function makeKey() {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
}

/** Quotes what it was sent in all that it answers with: its words, single faults, headers. */
function quoting(status: number, at: RegExp): Weather {
  return ({ method, path, authorization = "" }) => {
    if (!at.test(`${method} ${path}`)) return undefined;
    const [, credential = ""] = authorization.split(" ");
    const forms = [credential, Buffer.from(credential).toString("base64"), encodeURIComponent(credential)];
    const headers = { "x-sent": authorization, "www-authenticate": `Bearer realm="${authorization}"` };
    const errors = [{ message: JSON.stringify({ credential }) }];
    const moved = status === 301 ? { location: `http://127.0.0.1:1/${forms.at(-1)}?as=${credential}` } : {};
    return {
      status,
      headers: { ...headers, ...moved },
      body: { message: `you have sent ${authorization}; ${forms.join("; ")}`, errors },
    };
  };
}

function cutting(at: RegExp): Weather {
  return ({ method, path }) => (at.test(`${method} ${path}`) ? { cut: "request" } : undefined);
}

const pull: Inputs = { mode: "pull-request" };
const open = /^POST .*\/pulls$/;
const half = privateKey.slice(0, privateKey.length / 2);

export const proposalJobs: readonly Job[] = [
  { what: "proposes by a token", as: "token", inputs: pull, ends: "proposed" },
  { what: "commits as an App", as: "app", ends: "committed" },
  { what: "proposes as an App", as: "app", inputs: pull, ends: "proposed" },
  {
    what: "proposes as an App whose key has its line breaks written out",
    as: "app",
    inputs: { ...pull, "app-private-key": privateKey.replaceAll("\n", "\\n") },
    ends: "proposed",
  },
  { what: "commits as an App by the API", as: "app", inputs: { sign: "api" }, ends: "committed" },
  { what: "proposes as an App by the API", as: "app", inputs: { ...pull, sign: "api" }, ends: "proposed" },
  { what: "commits with a key to sign with", as: "token", signs: "whole", ends: "committed" },
  { what: "proposes as an App with a key to sign with", as: "app", inputs: pull, signs: "whole", ends: "proposed" },
  { what: "has half of a key to sign with", as: "token", signs: "half", ends: /^Input 'signing-key' is incomplete/ },
  {
    what: "has a key to sign with that is broken",
    as: "token",
    inputs: { sign: "ssh", "signing-key": privateKey.replace(/^M.*$/m, "broken") },
    ends: /^ssh-keygen cannot read the key/,
  },
  {
    what: "has half of an App's key",
    as: "app",
    inputs: { "app-private-key": half },
    ends: /private key cannot be read/,
  },
  {
    what: "has another App's key",
    as: "app",
    inputs: { "app-private-key": makeKey().privateKey },
    ends: /does not accept the private key for this App/,
  },
  {
    what: "is no App to a forge that quotes what it was shown",
    as: "app",
    weather: quoting(401, /\/installation$/),
    ends: /\*\*\*/,
  },
  {
    what: "gets no token of a forge that quotes what it was shown",
    as: "app",
    inputs: pull,
    weather: quoting(422, /\/access_tokens$/),
    ends: /\*\*\*/,
  },
  ...([301, 401, 403, 404, 422] as const).map(
    (status): Job => ({
      what: `opens no pull request on a forge that quotes the App's token in an answer of HTTP ${status}`,
      as: "app",
      inputs: pull,
      weather: quoting(status, open),
      ends: /\*\*\*/,
    }),
  ),
  {
    what: "runs out of time on a forge that quotes the App's token in an answer of HTTP 500",
    as: "app",
    inputs: { ...pull, timeout: "5s" },
    weather: quoting(500, open),
    ends: /timed out/,
  },
  {
    what: "opens no pull request on a forge that quotes the given token",
    as: "token",
    inputs: pull,
    weather: quoting(422, open),
    ends: /you have sent .*\*\*\*/,
  },
  {
    what: "makes no commit by the API of a forge that quotes the token",
    as: "app",
    inputs: { ...pull, sign: "api" },
    weather: quoting(422, /^POST .*\/git\/(trees|commits)$/),
    ends: /\*\*\*/,
  },
  {
    what: "is told of people who cannot review, with the token in it",
    as: "app",
    inputs: { ...pull, reviewers: "alice" },
    weather: quoting(403, /\/requested_reviewers$/),
    ends: "proposed",
    warns: /alice is refused \(.*\*\*\*/,
  },
  {
    what: "cannot label it, and is told so with the token in it",
    as: "token",
    inputs: { ...pull, labels: "promotion" },
    weather: quoting(403, /\/labels$/),
    ends: /\*\*\*/,
  },
  {
    what: "cannot merge it by itself, and is told so with the token in it",
    as: "app",
    inputs: { ...pull, "auto-merge": "squash" },
    weather: quoting(403, /graphql/),
    ends: /\*\*\*/,
  },
  {
    what: "cannot end the App's token, and is told so with that in it",
    as: "app",
    weather: quoting(403, /^DELETE \/installation\/token$/),
    ends: "committed",
    warns: /Failed to revoke the App's token.*\*\*\*/,
  },
  { what: "is cut off when it asks for the App", as: "app", weather: cutting(/\/installation$/), ends: /./ },
  { what: "is cut off when it opens a pull request", as: "app", inputs: pull, weather: cutting(open), ends: /./ },
  {
    what: "pushes a branch that a hook refuses, which quotes the token",
    as: "token",
    inputs: pull,
    preReceive: `echo '${deployToken}' >&2; exit 1`,
    ends: /\*\*\*/,
  },
];

/** Runs a job, of which `runPull` sees to it that nothing comes out, and sees that it ends as it is to. */
export async function runProposalJob(job: Job, debug: Inputs, context: TestContext): Promise<void> {
  const { preReceive, weather } = job;
  const [repository, workspace, signingKey] = await Promise.all([
    makeRepository({
      files: { [file]: kustomization({ [image]: "1" }) },
      ...(preReceive === undefined ? {} : { hooks: { "pre-receive": preReceive } }),
    }),
    makeWorkspace(),
    job.signs === undefined ? "" : makeSigningKey(context),
  ]);
  const github = await startGitHub({
    repository,
    tokens: { [deployToken]: "octocat" },
    apps: [app],
    ...(weather === undefined ? {} : { weather }),
  });
  context.onTestFinished(async () => {
    await github.stop();
    await Promise.all([repository.remove(), workspace.remove()]);
  });
  const secrets = [deployToken, privateKey, half, signingKey];
  // What an App shows to be itself, and the tokens that it gets.
  const made = () => github.requests.flatMap(({ authorization }) => authorization?.split(" ").slice(1) ?? []);
  const credentials: Inputs =
    job.as === "app" ? { "app-id": "7", "app-private-key": privateKey, token: deployToken } : { token: deployToken };
  const signs: Inputs = {
    sign: "ssh",
    "signing-key": job.signs === "half" ? signingKey.slice(0, signingKey.length / 2) : signingKey,
  };
  const run = await runPull({
    workspace,
    secrets,
    made,
    env: {
      ...debug,
      GITHUB_REPOSITORY: "acme/web",
      GITHUB_SERVER_URL: github.server,
      GITHUB_API_URL: github.api,
    },
    inputs: {
      images: `${image}=2`,
      repository: "acme/deploy",
      "source-commit": "off",
      // What may pass by itself is tried again until then.
      timeout: "20s",
      ...credentials,
      ...(job.signs === undefined ? {} : signs),
      ...job.inputs,
    },
  });
  expect(`${run.log}${run.summary}`).not.toMatch(/\bundefined\b|\[object/);
  if (typeof job.ends === "string") expect([run.errors, run.outputs.result]).toEqual([[], job.ends]);
  else expect(run.errors).toContainEqual(expect.stringMatching(job.ends));
  if (job.warns !== undefined) expect(run.warnings).toContainEqual(expect.stringMatching(job.warns));
  expect([...run.leftovers, ...run.remains]).toEqual([]);
  const commits = await repository.git(["log", "--all", "--format=raw", "--patch"]);
  const pulls = JSON.stringify(await github.pulls());
  const known = [...secrets, ...made()];
  expect(
    findLeaks(known, [
      ["a commit", commits],
      ["a pull request", pulls],
    ]),
  ).toEqual([]);
}
