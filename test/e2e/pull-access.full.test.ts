/** What a person is told who is kept out: what it is, and what to do about it. */
import { describe, expect, test } from "vitest";
import type { Rights } from "../lab/git-http.ts";
import type { RepositoryOptions } from "../lab/git-repository.ts";
import { startGitSsh } from "../lab/git-ssh.ts";
import { deployToken, kustomization, serveManifests } from "./manifest-server.ts";
import { commitsOf } from "./pulled.ts";

const files = { "kustomization.yaml": kustomization({ "ghcr.io/acme/web": "1" }) };
const inputs = { images: "ghcr.io/acme/web=2" };
const tokenNeeds =
  "Give the job `permissions: contents: write` if it changes its own repository. For another repository use the token of a GitHub App, or a fine-grained token, with `Contents: read and write`.";

interface Case {
  /** The end of "… is told". */
  readonly who: string;
  readonly rights?: Rights;
  readonly token?: string;
  readonly branch?: string;
  readonly repository?: RepositoryOptions;
  /** GitHub's words, when it gets a commit. */
  readonly refuses?: readonly string[];
  readonly code: string;
  /** What is said, with `REPOSITORY` and `HOST` for what they are called; … stands for anything. */
  readonly says: string;
}

const cases: readonly Case[] = [
  {
    who: "whoever has a token that is wrong",
    token: "wrong",
    code: "unauthorized",
    says: "HOST does not accept the token for REPOSITORY: … It is missing, wrong, expired or revoked: create a new one and set input 'token' to it.",
  },
  {
    who: "whoever has given a secret that is not there",
    token: "",
    code: "unauthorized",
    says: "HOST requires a token for REPOSITORY, but input 'token' is empty: … Check the secret's name, and that this repository has access to it. …",
  },
  {
    who: "whoever may only read",
    rights: "read",
    code: "forbidden",
    says: `The credentials do not allow writing to REPOSITORY: Permission to acme/deploy.git denied to acme-bot.; … ${tokenNeeds}`,
  },
  {
    who: "whoever has a token of another repository",
    rights: "none",
    code: "repository",
    says: `REPOSITORY does not exist, or the credentials have no access to it: … Check its name. A private repository appears missing to credentials without access. ${tokenNeeds}`,
  },
  {
    who: "whoever names a branch that is not there",
    branch: "production",
    code: "repository",
    says: "REPOSITORY has no branch production: … Check input 'branch'; leave it out for the repository's default branch. A new branch has to be created first. …",
  },
  {
    who: "whoever has only made the repository",
    repository: {},
    code: "repository",
    says: "REPOSITORY is empty: it has no commit yet. Create its first commit, with the manifests. …",
  },
  {
    who: "whoever pushes to a branch that is protected",
    refuses: [
      "error: GH006: Protected branch update failed for refs/heads/main.",
      "error: At least 1 approving review is required by reviewers with write access.",
    ],
    code: "refused",
    says: "Branch main of REPOSITORY is protected: GH006: … At least 1 approving review … Allow this identity to bypass the rule (GitHub: the ruleset's bypass list), or use `mode: pull-request`.",
  },
  {
    who: "whoever pushes to a branch that a ruleset is for",
    refuses: [
      "error: GH013: Repository rule violations found for refs/heads/main.",
      "- Changes must be made through a pull request.",
    ],
    code: "refused",
    says: "Branch main of REPOSITORY is protected: GH013: … or use `mode: pull-request`.",
  },
  {
    who: "whoever pushes to a branch that accepts only signed commits",
    refuses: [
      "error: GH013: Repository rule violations found for refs/heads/main.",
      "- Commits must have verified signatures.",
    ],
    code: "refused",
    says: "Branch main of REPOSITORY accepts only signed commits, and ours is not signed: … or use `mode: pull-request`: …",
  },
  {
    who: "whoever changes a file that a rule forbids to change",
    refuses: [
      "error: GH013: Repository rule violations found for refs/heads/main.",
      "- File path is restricted: kustomization.yaml",
    ],
    code: "refused",
    says: "A rule of REPOSITORY does not allow changing one of the files: … Exclude the file in input 'manifests', or allow this identity to bypass the rule.",
  },
];

describe.concurrent("is told what it is and what to do about it:", () => {
  test.for(cases)("$who", async (each, context) => {
    const { rights = "write", token = deployToken, branch = "", refuses } = each;
    const hooks = refuses && { "pre-receive": `cat <<'END' >&2\n${refuses.join("\n")}\nEND\nexit 1` };
    const made = each.repository ?? { files, ...(hooks && { hooks }) };
    const { repository, url, server, pull } = await serveManifests(
      { ...made, tokens: { [deployToken]: rights } },
      context,
    );
    const run = await pull({ ...inputs, token, branch });
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false", "commit-sha": "" });
    expect(run.report?.faults).toMatchObject([{ code: each.code }]);
    const says = each.says.replaceAll("REPOSITORY", url).replaceAll("HOST", new URL(server.server).host);
    const parts = says.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    expect(run.errors).toEqual([expect.stringMatching(new RegExp(`^${parts.join(".*")}$`, "s"))]);
    expect(run.summary).toContain("Failed in");
    expect(run.leftovers).toEqual([]);
    if (each.repository === undefined) expect(await commitsOf(repository)).toHaveLength(1);
  });

  test("whoever finds another key at the host than the one it is known by", async (context) => {
    const { repository, pull } = await serveManifests({ files }, context);
    const ssh = await startGitSsh(repository.root);
    context.onTestFinished(ssh.stop);
    const [, host = "", port = ""] = /^ssh:\/\/.*@(.*):(\d+)$/.exec(ssh.server) ?? [];
    const other = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    const by = { ...inputs, repository: `${ssh.server}/acme/deploy.git`, token: "", "ssh-key": ssh.keys.write };
    const changed = await pull({ ...by, "known-hosts": `[${host}]:${port} ${other}` });
    expect(changed.errors).toEqual([
      expect.stringMatching(/^The host key of 127\.0\.0\.1 has changed, or another server/),
    ]);
    expect(changed.errors[0]).toContain(`Compare the output of \`ssh-keyscan -p ${port} ${host}\``);
    const unsaid = await pull(by);
    expect(unsaid.errors).toEqual([expect.stringMatching(/^No host key is configured for 127\.0\.0\.1/)]);
    expect(await commitsOf(repository)).toHaveLength(1);
    expect((await pull({ ...by, "known-hosts": ssh.knownHosts })).outputs.result).toBe("committed");
  });

  test("whoever waits too long for a server that does not take the commit, or does not answer", async (context) => {
    const answer = ({ method }: { readonly method: string }) => (method === "POST" ? { status: 503 } : undefined);
    const { pull } = await serveManifests({ files, answer }, context);
    const run = await pull({ ...inputs, timeout: "3s" });
    expect(run.report?.faults).toMatchObject([{ code: "timeout" }]);
    expect(run.log).toMatch(/Retrying: .*returned a server error/);
    expect(run.errors).toEqual([expect.stringContaining("Raise input 'timeout' if the server is slow")]);
    expect(run.leftovers).toEqual([]);
  });
});
