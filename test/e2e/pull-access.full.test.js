/** What a person is told who is kept out: what it is, and what to do about it. */
import { describe, expect, test } from "vitest";
import { startGitSsh } from "../lab/git-ssh.ts";
import { deployToken, kustomization, serveManifests } from "./manifest-server.ts";
import { commitsOf } from "./pulled.ts";
const files = { "kustomization.yaml": kustomization({ "ghcr.io/acme/web": "1" }) };
const inputs = { images: "ghcr.io/acme/web=2" };
const tokenNeeds = "Give the job `permissions: contents: write` if the repository is its own. For another one use the token of a GitHub App, or a fine-grained token, with `Contents: read and write` for it.";
const cases = [
    {
        who: "whoever has a token that is wrong",
        token: "wrong",
        code: "unauthorized",
        says: "HOST does not accept the token for REPOSITORY: … It is missing, wrong, expired or revoked: make a new one and give it in input 'token'.",
    },
    {
        who: "whoever has given a secret that is not there",
        token: "",
        code: "unauthorized",
        says: "HOST wants a token for REPOSITORY, and input 'token' is empty: … Is the name of the secret right, and may this repository see it? …",
    },
    {
        who: "whoever may only read",
        rights: "read",
        code: "forbidden",
        says: `The identity may not write to REPOSITORY: Permission to acme/deploy.git denied to acme-bot.; … ${tokenNeeds}`,
    },
    {
        who: "whoever has a token of another repository",
        rights: "none",
        code: "repository",
        says: `REPOSITORY is not there, or the identity may not see it: … Check its name. A private one is not there for whom it does not let in. ${tokenNeeds}`,
    },
    {
        who: "whoever names a branch that is not there",
        branch: "production",
        code: "repository",
        says: "REPOSITORY has no branch production: … Check input 'branch'; leave it out for the repository's default branch. One that is new has to be made first. …",
    },
    {
        who: "whoever has only made the repository",
        repository: {},
        code: "repository",
        says: "REPOSITORY is empty: it has no commit yet. Make its first commit, with the manifests in it. …",
    },
    {
        who: "whoever pushes to a branch that is protected",
        refuses: [
            "error: GH006: Protected branch update failed for refs/heads/main.",
            "error: At least 1 approving review is required by reviewers with write access.",
        ],
        code: "refused",
        says: "Branch main of REPOSITORY is protected: GH006: … At least 1 approving review … Let this identity bypass the rule (GitHub: the ruleset's bypass list), or have it proposed with `mode: pull-request`.",
    },
    {
        who: "whoever pushes to a branch that a ruleset is for",
        refuses: [
            "error: GH013: Repository rule violations found for refs/heads/main.",
            "- Changes must be made through a pull request.",
        ],
        code: "refused",
        says: "Branch main of REPOSITORY is protected: GH013: … or have it proposed with `mode: pull-request`.",
    },
    {
        who: "whoever pushes to a branch that takes signed commits only",
        refuses: [
            "error: GH013: Repository rule violations found for refs/heads/main.",
            "- Commits must have verified signatures.",
        ],
        code: "refused",
        says: "Branch main of REPOSITORY takes signed commits only, and ours is not signed: … have it proposed with `mode: pull-request`: …",
    },
    {
        who: "whoever changes a file that a rule forbids to change",
        refuses: [
            "error: GH013: Repository rule violations found for refs/heads/main.",
            "- File path is restricted: kustomization.yaml",
        ],
        code: "refused",
        says: "A rule of REPOSITORY forbids to change one of the files: … Leave the file out by input 'manifests', or let this identity bypass the rule.",
    },
];
describe.concurrent("is told what it is and what to do about it:", () => {
    test.for(cases)("$who", async (each, context) => {
        const { rights = "write", token = deployToken, branch = "", refuses } = each;
        const hooks = refuses && { "pre-receive": `cat <<'END' >&2\n${refuses.join("\n")}\nEND\nexit 1` };
        const made = each.repository ?? { files, ...(hooks && { hooks }) };
        const { repository, url, server, pull } = await serveManifests({ ...made, tokens: { [deployToken]: rights } }, context);
        const run = await pull({ ...inputs, token, branch });
        expect(run.code).toBe(1);
        expect(run.outputs).toMatchObject({ result: "failed", changed: "false", "commit-sha": "" });
        expect(run.report?.faults).toMatchObject([{ code: each.code }]);
        const says = each.says.replaceAll("REPOSITORY", url).replaceAll("HOST", new URL(server.server).host);
        const parts = says.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
        expect(run.errors).toEqual([expect.stringMatching(new RegExp(`^${parts.join(".*")}$`, "s"))]);
        expect(run.summary).toContain("Failed in");
        expect(run.leftovers).toEqual([]);
        if (each.repository === undefined)
            expect(await commitsOf(repository)).toHaveLength(1);
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
            expect.stringMatching(/^127\.0\.0\.1 has another key than the one it is known by: it has changed, or somebody/),
        ]);
        expect(changed.errors[0]).toContain(`Compare what \`ssh-keyscan -p ${port} ${host}\` prints`);
        const unsaid = await pull(by);
        expect(unsaid.errors).toEqual([expect.stringMatching(/^Nobody has said by which key 127\.0\.0\.1 is to be known/)]);
        expect(await commitsOf(repository)).toHaveLength(1);
        expect((await pull({ ...by, "known-hosts": ssh.knownHosts })).outputs.result).toBe("committed");
    });
    test("whoever waits too long for a server that does not take the commit, or does not answer", async (context) => {
        const answer = ({ method }) => (method === "POST" ? { status: 503 } : undefined);
        const { pull } = await serveManifests({ files, answer }, context);
        const run = await pull({ ...inputs, timeout: "3s" });
        expect(run.report?.faults).toMatchObject([{ code: "timeout" }]);
        expect(run.log).toMatch(/Retrying: .*has a fault of its own/);
        expect(run.errors).toEqual([expect.stringContaining("Raise input 'timeout' if the server is that slow")]);
        expect(run.leftovers).toEqual([]);
    });
});
