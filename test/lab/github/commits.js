/** Commits as GitHub writes them, of what Git has. */
import { git, tryGit } from "./git.ts";
/** Undefined where there is none of that name. */
export async function readCommit(world, name) {
    const sha = await tryGit(world, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
    if (sha === undefined)
        return undefined;
    const stored = await git(world, ["cat-file", "commit", sha]);
    const end = stored.indexOf("\n\n");
    const head = stored.slice(0, end);
    const lines = head.split("\n");
    const values = (key) => lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
    const [, signed] = /^gpgsig ((?:.*\n )*.*)\n?/m.exec(head) ?? [];
    return {
        sha,
        tree: values("tree")[0] ?? "",
        parents: values("parent"),
        author: readPerson(values("author")[0]),
        committer: readPerson(values("committer")[0]),
        message: stored.slice(end + 2).trimEnd(),
        signature: signed === undefined
            ? undefined
            : { text: signed.replaceAll("\n ", "\n"), payload: stored.replace(/^gpgsig (?:.*\n )*.*\n/m, "") },
    };
}
/** `Somebody <somebody@example.com> 1700000000 +0100` */
function readPerson(line = "") {
    const [, name = "", email = "", seconds = ""] = /^(.*?) ?<(.*)> (\d+)/.exec(line) ?? [];
    return { name, email, date: new Date(Number(seconds) * 1_000).toISOString().replace(".000Z", "Z") };
}
/** docs.github.com: "REST API endpoints for Git commits", signature verification object. */
export function verification({ signature, committer }) {
    if (signature === undefined)
        return { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };
    const ours = committer.email === "noreply@github.com";
    return {
        verified: ours,
        reason: ours ? "valid" : "unknown_key",
        signature: signature.text,
        payload: signature.payload,
        verified_at: ours ? committer.date : null,
    };
}
export function gitCommitAnswer({ api, server, name }, commit) {
    const [base, page] = [`${api}/repos/${name}/git`, `${server}/${name}/commit`];
    return {
        sha: commit.sha,
        node_id: `C_${commit.sha}`,
        url: `${base}/commits/${commit.sha}`,
        html_url: `${page}/${commit.sha}`,
        author: commit.author,
        committer: commit.committer,
        message: commit.message,
        tree: { sha: commit.tree, url: `${base}/trees/${commit.tree}` },
        parents: commit.parents.map((sha) => ({ sha, url: `${base}/commits/${sha}`, html_url: `${page}/${sha}` })),
        verification: verification(commit),
    };
}
/** As a list or a comparison has it. */
export async function commitAnswer(world, name) {
    const commit = await readCommit(world, name);
    if (commit === undefined)
        return undefined;
    const url = `${world.api}/repos/${world.name}/commits`;
    return {
        ...gitCommitAnswer(world, commit),
        url: `${url}/${commit.sha}`,
        commit: { ...gitCommitAnswer(world, commit), comment_count: 0 },
        author: null,
        committer: null,
        parents: commit.parents.map((sha) => ({ sha, url: `${url}/${sha}` })),
    };
}
