import type { ForgeCommit } from "../forge.ts";
import type { RepositoryApi } from "../repository-api.ts";

/** Modes of a tree's entries that are files (Git, gitformat-index(5)). */
type Mode = "100644" | "100755" | "120000";

/**
 * "Create a blob", "Create a tree", "Create a commit". Without author and committer, the commit is by the token's
 * identity, and GitHub signs it if that is an App (GitHub Docs, "Signature verification for bots").
 */
export function makeCommit(repository: RepositoryApi, { parent, message, files }: ForgeCommit): Promise<string> {
  const { client, owner, repo, log, attempt } = repository;
  const { git } = client.octokit.rest;
  const target = { owner, repo };
  const create = async () => {
    const [before, blobs] = await Promise.all([
      git.getCommit({ ...target, commit_sha: parent }),
      Promise.all(files.map(({ content }) => createBlob(repository, content))),
    ]);
    const tree = files.map(({ path, mode }, at) => ({
      path,
      mode: mode as Mode,
      type: "blob" as const,
      sha: blobs[at] ?? null,
    }));
    const { data: after } = await git.createTree({
      ...target,
      base_tree: before.data.tree.sha,
      tree,
    });
    const { data: commit } = await git.createCommit({
      ...target,
      message,
      tree: after.sha,
      parents: [parent],
    });
    if (!commit.verification.verified) {
      log.warning(
        "GitHub did not sign the commit: it signs commits made with a GitHub App's token or the workflow's own token.",
      );
    }
    return commit.sha;
  };
  return attempt("create a commit", create, { permission: "contents" });
}

async function createBlob({ client, owner, repo }: RepositoryApi, content: Buffer): Promise<string> {
  const blob = { owner, repo, content: content.toString("base64"), encoding: "base64" };
  return (await client.octokit.rest.git.createBlob(blob)).data.sha;
}
