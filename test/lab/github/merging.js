/** Merges as GitHub does them, in the repository itself. */
import { authorship, emailOf, git, isAncestor, move, tryGit, zeros } from "./git.ts";
import { change, protectionOf } from "./world.ts";
export async function mergeState(world, pull) {
    const base = await git(world, ["rev-parse", `refs/heads/${pull.base}`]);
    if ((await mergedTree(world, base, pull.commit)) === undefined)
        return "dirty";
    if (pull.draft)
        return "draft";
    return missing(world, pull) === undefined ? "clean" : "blocked";
}
/** What a pull request's base asks for that is not there yet, in GitHub's words. */
export function missing(world, pull) {
    const { approvals = 0, check = false } = protectionOf(world, pull.base) ?? {};
    const latest = new Map(pull.reviews.map(({ login, state }) => [login, state]));
    const given = [...latest.values()].filter((state) => state === "APPROVED").length;
    if (given < approvals)
        return `At least ${approvals} approving review is required by reviewers with write access.`;
    if (check && !pull.passed.includes(pull.commit))
        return 'Required status check "test" is expected.';
    return undefined;
}
/** Merges one, whatever is missing. @returns the object name of what is on its base then, undefined for a conflict */
export async function merge(world, pull, merging) {
    const reference = `refs/heads/${pull.base}`;
    for (;;) {
        const base = await git(world, ["rev-parse", reference]);
        const commit = await write(world, pull, base, merging);
        if (commit === undefined)
            return undefined;
        if (!(await move(world, reference, commit, base)))
            continue; // somebody has pushed meanwhile
        const at = new Date().toISOString();
        change(world, pull.number, { state: "closed", closed: at, merged: { commit, login: merging.login, at } });
        if (world.settings.deleteBranchOnMerge)
            await move(world, `refs/heads/${pull.head}`, zeros, pull.commit);
        return commit;
    }
}
async function write(world, pull, base, merging) {
    const { method, login, title, message } = merging;
    if (method === "rebase")
        return rebase(world, pull.commit, base);
    const tree = await mergedTree(world, base, pull.commit);
    if (tree === undefined)
        return undefined;
    const [usual, body] = method === "squash"
        ? [`${pull.title} (#${pull.number})`, message ?? ""]
        : [`Merge pull request #${pull.number} from ${world.owner}/${pull.head}`, message ?? pull.title];
    const parents = method === "squash" ? [base] : [base, pull.commit];
    return git(world, ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent])], {
        input: `${title ?? usual}\n\n${body}`.trimEnd().concat("\n"),
        env: authorship(login, emailOf(login)),
    });
}
/** One commit after the other, on the newest base. Undefined for a conflict. */
async function rebase(world, head, base) {
    const listed = await git(world, ["rev-list", "--reverse", "--no-merges", `${base}..${head}`]);
    let onto = base;
    for (const commit of listed.split("\n").filter((line) => line !== "")) {
        const tree = await pickedTree(world, commit, onto);
        if (tree === undefined)
            return undefined;
        const [name = "", email = "", date = ""] = (await git(world, ["show", "--no-patch", "--format=%an%x00%ae%x00%aI", commit])).split("\0");
        onto = await git(world, ["commit-tree", tree, "-p", onto], {
            input: await git(world, ["show", "--no-patch", "--format=%B", commit]),
            env: { ...authorship(name, email), GIT_AUTHOR_DATE: date },
        });
    }
    return onto;
}
/** The tree of both together. Undefined for a conflict. */
async function mergedTree(world, one, other) {
    if (await isAncestor(world, one, other))
        return git(world, ["rev-parse", `${other}^{tree}`]);
    return tryGit(world, ["merge-tree", "--write-tree", one, other]);
}
/** The tree of a commit's change on another one: a merge of two that have the commit's parent in common. */
async function pickedTree(world, commit, onto) {
    const stand = (tree, ...parents) => git(world, ["commit-tree", `${tree}^{tree}`, ...parents.flatMap((parent) => ["-p", parent])], {
        input: "stand-in",
        env: authorship("GitHub", "noreply@github.com"),
    });
    const before = await stand(`${commit}^`);
    return mergedTree(world, await stand(onto, before), await stand(commit, before));
}
