/**
 * Git Data: blobs, trees, commits and references by the API, as real objects of the repository (docs.github.com: "REST
 * API endpoints for Git database").
 */
import { idOf, notFound, refuse } from "./answers.ts";
import { gitCommitAnswer, readCommit } from "./commits.ts";
import { emailOf, git, tryGit } from "./git.ts";
import { references } from "./references.ts";
import { treeAnswer, writeTree } from "./trees.ts";
export const gitData = {
    ...references,
    "git/create-blob": async ({ world, body }) => {
        const { content, encoding = "utf-8" } = body;
        const input = Buffer.from(content, encoding);
        const sha = await git(world, ["hash-object", "-w", "--stdin"], { input });
        return { status: 201, body: { sha, url: `${world.api}/repos/${world.name}/git/blobs/${sha}` } };
    },
    "git/create-tree": ({ world, body }) => writeTree(world, body),
    "git/get-tree": async ({ world, path, query }) => {
        const tree = await tryGit(world, ["rev-parse", "--verify", "--quiet", `${path.tree_sha}^{tree}`]);
        if (tree === undefined)
            return notFound;
        return { status: 200, body: await treeAnswer(world, tree, query.recursive !== undefined) };
    },
    "git/create-commit": createCommit,
    "git/get-commit": async ({ world, path }) => {
        const commit = await readCommit(world, path.commit_sha ?? "");
        return commit === undefined ? notFound : { status: 200, body: gitCommitAnswer(world, commit) };
    },
};
/**
 * A bot's commit is signed where the request says nothing of who made it (docs.github.com: "About commit signature
 * verification", signature verification for bots).
 */
async function createCommit({ world, body, grant }) {
    const { message, tree, parents = [], author, committer } = body;
    if ((await typeOf(world, tree)) !== "tree")
        return refuse(422, "Tree SHA does not exist");
    for (const parent of parents) {
        if ((await typeOf(world, parent)) !== "commit")
            return refuse(422, "Parent SHA does not exist or is not a commit object");
    }
    const signed = grant.kind !== "personal" && author === undefined && committer === undefined;
    const by = author ?? personOf(grant);
    const through = committer ?? author ?? (signed ? { name: "GitHub", email: "noreply@github.com" } : by);
    const settings = signed ? await world.signing.settings() : [];
    const parented = parents.flatMap((parent) => ["-p", parent]);
    const sha = await git(world, [...settings, "commit-tree", tree, ...(signed ? ["-S"] : []), ...parented], {
        input: message,
        env: { ...inEnvironment("AUTHOR", by), ...inEnvironment("COMMITTER", through) },
    });
    const commit = await readCommit(world, sha);
    return commit === undefined ? notFound : { status: 201, body: gitCommitAnswer(world, commit) };
}
function typeOf(world, name) {
    return tryGit(world, ["cat-file", "-t", name]);
}
function personOf({ login, kind }) {
    return { name: login, email: kind === "personal" ? emailOf(login) : emailOf(`${idOf(login)}+${login}`) };
}
function inEnvironment(who, { name, email, date }) {
    return {
        [`GIT_${who}_NAME`]: name,
        [`GIT_${who}_EMAIL`]: email,
        ...(date === undefined ? {} : { [`GIT_${who}_DATE`]: date }),
    };
}
