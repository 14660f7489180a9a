/** Pulls that are full of secrets, from and into servers that quote what they were sent. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type TestContext } from "vitest";
import { startForgeApi } from "../lab/forge-api.ts";
import type { GitAnswer, GitRequest } from "../lab/git-http.ts";
import { startGitSsh } from "../lab/git-ssh.ts";
import { findLeaks } from "./leaks.ts";
import { deployToken, kustomization, type ManifestServer, serveManifests } from "./manifest-server.ts";
import { makeWorkspace } from "./workspace.ts";

type Inputs = Readonly<Record<string, string>>;

interface Job {
  /** The test's name. */
  readonly what: string;
  readonly inputs?: (server: ManifestServer) => Inputs;
  readonly env?: Inputs;
  readonly files?: Inputs;
  /** What a hook of the server does when it gets a commit. */
  readonly preReceive?: string;
  readonly answer?: (request: GitRequest) => GitAnswer | undefined;
  /** By ssh, with a key: which one. */
  readonly key?: "write" | "read" | "strange" | "cut";
  /** The result, or what the error annotations say. */
  readonly ends: "committed" | "planned" | RegExp;
  /** Not in `npm test`: another job goes the same way. */
  readonly full?: true;
}

const sourceToken = "planted-source-token&2";
const urlToken = "planted-url-token-3";
const proxyPassword = "planted-proxy-4";
const secrets = [deployToken, sourceToken, urlToken, proxyPassword];

const basic = Buffer.from(`x-access-token:${deployToken}`).toString("base64");
const quoted = [deployToken, basic, encodeURIComponent(deployToken), JSON.stringify({ token: deployToken })];
const image = "ghcr.io/acme/web";
const file = "kustomization.yaml";

/** All that there is to switch on for whoever wants to see what Git does. */
export const tracing: Inputs = {
  RUNNER_DEBUG: "1",
  ACTIONS_STEP_DEBUG: "true",
  GIT_TRACE: "1",
  GIT_TRACE2: "1",
  GIT_TRACE_CURL: "1",
  GIT_TRACE_PACKET: "1",
  GIT_TRACE_REDACT: "0",
  GIT_TRACE_SETUP: "1",
  GIT_CURL_VERBOSE: "1",
};

export const jobs: readonly Job[] = [
  { what: "is green", ends: "committed" },
  { what: "is green, by ssh", key: "write", ends: "committed" },
  {
    what: "is refused by a hook that quotes the token, and the header that it came in",
    preReceive: `cat <<'END' >&2\n${quoted.join("\n")}\nAuthorization: Basic ${basic}\nEND\nexit 1`,
    ends: /\*\*\*; \*\*\*.*Authorization: Basic \*\*\*/s,
  },
  {
    what: "is refused by a server that quotes the header in the body of its answer",
    answer: quotingWith(403, "text/plain"),
    ends: /do not allow writing to .*you have sent .*\*\*\*/,
  },
  {
    what: "is refused by a server that quotes the header in its answer's headers",
    answer: quotingWith(401, "text/html"),
    full: true,
    ends: /does not accept the token/,
  },
  {
    what: "is given an address with a password in it",
    inputs: ({ url }) => ({ repository: url.replace("//", `//me:${urlToken}@`) }),
    ends: /^Input 'repository' has a password or a token in it/,
  },
  {
    what: "is given an address with a token for a user",
    inputs: ({ url }) => ({ repository: url.replace("//", `//ghp_${urlToken}@`) }),
    full: true,
    ends: /^Input 'repository' has a password or a token in it/,
  },
  {
    what: "is given an address with a token in it that is none",
    inputs: () => ({ repository: `git@${urlToken}@127.0.0.1/acme/deploy` }),
    full: true,
    ends: /^Input 'repository' is not a repository/,
  },
  { what: "has a key that may not write", key: "read", full: true, ends: /^The key has read-only access/ },
  { what: "has a key that nobody knows", key: "strange", ends: /does not accept the key/ },
  { what: "has half of a key", key: "cut", full: true, ends: /^Input 'ssh-key' is incomplete/ },
  {
    what: "meets a proxy that does not answer",
    env: { http_proxy: `http://me:${proxyPassword}@127.0.0.1:1`, no_proxy: "" },
    full: true,
    ends: /cannot be reached/,
  },
  {
    what: "finds the token in the file that it changes",
    files: { [file]: kustomization({ [image]: "1" }).replace("images:", `# ${deployToken}\nimages:`) },
    ends: "committed",
  },
  {
    what: "is to set the token",
    inputs: () => ({ set: `${file}:images[0].newTag=${deployToken}`, images: "", "dry-run": "true" }),
    full: true,
    ends: "planned",
  },
];

/** A server that says to whoever asks it what it was sent. */
function quotingWith(status: number, type: string): (request: GitRequest) => GitAnswer {
  return ({ authorization = "" }) => ({
    status,
    headers: { "content-type": type, "x-sent": authorization, "www-authenticate": `Basic realm="${authorization}"` },
    body: `you have sent ${authorization}\n${quoted.join("\n")}\n`,
  });
}

/** Runs a job, of which `runPull` sees to it that nothing comes out, and sees that it ends as it is to. */
export async function runJob(job: Job, debug: boolean, context: TestContext): Promise<void> {
  const { files = { [file]: kustomization({ [image]: "1" }) }, preReceive, answer } = job;
  const server = await serveManifests(
    {
      files,
      ...(preReceive === undefined ? {} : { hooks: { "pre-receive": preReceive } }),
      ...(answer === undefined ? {} : { answer }),
    },
    context,
  );
  const api = await startForgeApi({ forge: "github", repository: server.repository, token: sourceToken });
  context.onTestFinished(api.stop);
  const run = await server.pull(
    {
      images: `${image}=2`,
      "source-token": sourceToken,
      ...(job.key === undefined ? {} : await bySsh(job.key, server, context)),
      ...job.inputs?.(server),
    },
    {
      secrets,
      env: {
        ...(debug ? tracing : {}),
        GITHUB_REPOSITORY: "acme/web",
        GITHUB_SHA: "a".repeat(40),
        GITHUB_API_URL: api.server,
        ...job.env,
      },
    },
  );
  expect(`${run.log}${run.summary}`).not.toMatch(/\bundefined\b|\[object/);
  if (typeof job.ends === "string") expect([run.errors, run.outputs.result]).toEqual([[], job.ends]);
  else expect(run.errors).toContainEqual(expect.stringMatching(job.ends));
  const made = await server.repository.git(["show", "--format=raw", "--unified=0", "main"]);
  expect(findLeaks(secrets, [["a commit", made]])).toEqual([]);
}

async function bySsh(which: NonNullable<Job["key"]>, { repository }: ManifestServer, context: TestContext) {
  const ssh = await startGitSsh(repository.root);
  context.onTestFinished(ssh.stop);
  const key = which === "cut" ? ssh.keys.write.slice(0, -40) : ssh.keys[which];
  return {
    repository: `${ssh.server}/acme/deploy.git`,
    token: "",
    "ssh-key": key,
    "known-hosts": ssh.knownHosts,
  };
}

/** A home with a Git configuration in it, as a step before may have left one. */
export async function homeWith(gitconfig: string, context: TestContext): Promise<string> {
  const home = await makeWorkspace();
  context.onTestFinished(home.remove);
  await writeFile(join(home.path, ".gitconfig"), gitconfig);
  return home.path;
}
