import type { ForgeCommit } from "../forge.ts";
import type { RepositoryApi } from "../repository-api.ts";

/** Modes of a tree's entries that are files (Git, gitformat-index(5)). */
type Mode = "100644" | "100755" | "120000";

/**
 * "Create a blob", "Create a tree", "Create a commit". Without author and committer it is the token's own: GitHub signs it
 * where that is an App's (GitHub Docs, "Signature verification for bots").
 */
export function makeCommit(repository: RepositoryApi, { parent, message, files }: ForgeCommit): Promise<string> {
  const { client, owner, repo, log, attempt } = repository;
  const { git } = client.octokit.rest;
  const place = { owner, repo };
  const make = async () => {
    const [before, blobs] = await Promise.all([
      git.getCommit({ ...place, commit_sha: parent }),
      Promise.all(files.map(({ content }) => makeBlob(repository, content))),
    ]);
    const tree = files.map(({ path, mode }, at) => ({
      path,
      mode: mode as Mode,
      type: "blob" as const,
      sha: blobs[at] ?? null,
    }));
    const { data: after } = await git.createTree({
      ...place,
      base_tree: before.data.tree.sha,
      tree,
    });
    const { data: commit } = await git.createCommit({
      ...place,
      message,
      tree: after.sha,
      parents: [parent],
    });
    if (!commit.verification.verified) {
      log.warning(
        "GitHub has not signed the commit: it signs those of a GitHub App, and those of the run's own token.",
      );
    }
    return commit.sha;
  };
  return attempt("make a commit", make, { right: "contents" });
}

async function makeBlob({ client, owner, repo }: RepositoryApi, content: Buffer): Promise<string> {
  const blob = { owner, repo, content: content.toString("base64"), encoding: "base64" };
  return (await client.octokit.rest.git.createBlob(blob)).data.sha;
}
