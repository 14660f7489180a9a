/** Pull requests. The words of refusals are those that GitHub has been seen to answer with. */
import { invalid, notFound, pull, refuse } from "./answers.ts";
import { tryGit } from "./git.ts";
import { page } from "./handler.ts";
import { merge, mergeState, missing } from "./merging.ts";
import { change } from "./world.ts";
export const pulls = {
    "pulls/list": (call) => {
        const { world, query } = call;
        const { state = "open", head, base, sort = "created" } = query;
        const direction = query.direction ?? (sort === "created" ? "desc" : "asc");
        const found = [...world.pulls.values()].filter((one) => (state === "all" || one.state === state) &&
            (base === undefined || one.base === base) &&
            (head === undefined || isHead(world, one, `${head}`)));
        const key = ({ number, updated }) => (sort === "updated" ? Date.parse(updated) : number);
        const sorted = found.toSorted((one, other) => (key(one) - key(other)) * (direction === "asc" ? 1 : -1));
        return page(sorted.map((one) => pull(world, one)), call, `/repos/${world.name}/pulls`);
    },
    "pulls/create": create,
    "pulls/get": (call) => withPull(call, (one) => alone(call.world, one)),
    "pulls/update": (call) => withPull(call, (one) => update(call, one)),
    "pulls/merge": (call) => withPull(call, (one) => mergeOne(call, one)),
    "pulls/check-if-merged": (call) => withPull(call, ({ merged }) => (merged === undefined ? notFound : { status: 204 })),
};
/** Hands over the pull request that the path names. */
export function withPull({ world, path }, use) {
    const one = world.pulls.get(Number(path.pull_number ?? path.issue_number));
    return one === undefined ? notFound : use(one);
}
/** GitHub takes no notice of a filter that has no owner in it. */
function isHead({ owner }, { head }, wanted) {
    return !wanted.includes(":") || wanted.toLowerCase() === `${owner}:${head}`.toLowerCase();
}
async function alone(world, one, status = 200) {
    const state = one.state === "open" ? await mergeState(world, one) : undefined;
    return { status, body: pull(world, one, state) };
}
async function create({ world, grant, body }) {
    const wanted = body;
    if (grant.kind === "actions" && !world.settings.actionsMayPropose)
        return refuse(403, "GitHub Actions is not permitted to create or approve pull requests.");
    const [owner, head = ""] = wanted.head.includes(":") ? wanted.head.split(":") : [world.owner, wanted.head];
    const [commit, baseCommit] = await Promise.all([head, wanted.base].map((branch) => tryGit(world, ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`])));
    if (baseCommit === undefined)
        return invalid({ resource: "PullRequest", field: "base", code: "invalid" });
    if (commit === undefined || owner !== world.owner)
        return invalid({ resource: "PullRequest", field: "head", code: "invalid" });
    const faults = wrong(wanted.title ?? "", wanted.body);
    if (faults.length > 0)
        return invalid(...faults);
    if (wanted.draft === true && !world.settings.allowDrafts)
        return refuse(422, "Draft pull requests are not supported in this repository.");
    if ([...world.pulls.values()].some((one) => one.state === "open" && one.head === head && one.base === wanted.base))
        return custom(`A pull request already exists for ${world.owner}:${head}.`);
    if ((await tryGit(world, ["rev-list", "--max-count=1", `${baseCommit}..${commit}`])) === "")
        return custom(`No commits between ${wanted.base} and ${head}`);
    const now = new Date().toISOString();
    const one = {
        number: world.next("number"),
        login: grant.login,
        head,
        base: wanted.base,
        commit,
        baseCommit,
        title: wanted.title ?? "",
        body: wanted.body ?? null,
        draft: wanted.draft ?? false,
        state: "open",
        merged: undefined,
        autoMerge: undefined,
        labels: [],
        assignees: [],
        reviewers: [],
        teams: [],
        reviews: [],
        comments: [],
        passed: [],
        created: now,
        updated: now,
        closed: undefined,
    };
    world.pulls.set(one.number, one);
    return alone(world, one, 201);
}
function custom(message) {
    return invalid({ resource: "PullRequest", code: "custom", message });
}
function wrong(title, body) {
    const faults = [];
    const fault = (field, length) => faults.push({
        resource: "Issue",
        code: "custom",
        field,
        message: `${field} is too long (maximum is ${length} characters)`,
    });
    if (title?.trim() === "")
        faults.push({ resource: "Issue", code: "missing_field", field: "title" });
    if (title !== undefined && [...title].length > 256)
        fault("title", 256);
    if (body !== undefined && [...body].length > 65_536)
        fault("body", 65_536);
    return faults;
}
async function update({ world, body }, one) {
    const wanted = body;
    const faults = wrong(wanted.title, wanted.body);
    if (faults.length > 0)
        return invalid(...faults);
    if (wanted.base !== undefined && wanted.base !== one.base) {
        const found = await tryGit(world, ["rev-parse", "--verify", "--quiet", `refs/heads/${wanted.base}`]);
        if (found === undefined)
            return invalid({ resource: "PullRequest", field: "base", code: "invalid" });
    }
    if (wanted.state === "open" && one.state === "closed") {
        const refusal = await refuseToReopen(world, one);
        if (refusal !== undefined)
            return refusal;
    }
    const at = new Date().toISOString();
    const closing = wanted.state === "closed" && one.state === "open";
    return alone(world, change(world, one.number, {
        ...(wanted.title === undefined ? {} : { title: wanted.title }),
        ...(wanted.body === undefined ? {} : { body: wanted.body }),
        ...(wanted.base === undefined ? {} : { base: wanted.base }),
        ...(closing ? { state: "closed", closed: at, autoMerge: undefined } : {}),
        ...(wanted.state === "open" && one.state === "closed" ? { state: "open", closed: undefined } : {}),
    }));
}
async function refuseToReopen(world, one) {
    const cannot = (why) => invalid({
        resource: "PullRequest",
        code: "invalid",
        field: "state",
        message: `state cannot be changed. ${why}`,
    });
    if (one.merged !== undefined)
        return cannot("The pull request has already been merged.");
    const head = await tryGit(world, ["rev-parse", "--verify", "--quiet", `refs/heads/${one.head}`]);
    if (head === undefined)
        return cannot(`The ${one.head} branch has been deleted.`);
    if (head !== one.commit)
        return cannot(`The ${one.head} branch was force-pushed or recreated.`);
    return undefined;
}
async function mergeOne({ world, grant, body }, one) {
    const wanted = (body ?? {});
    const method = wanted.merge_method ?? "merge";
    if (one.state === "closed")
        return refuse(405, "Pull Request is not mergeable");
    if (one.draft)
        return refuse(405, "Pull Request is still a draft");
    if (wanted.sha !== undefined && wanted.sha !== one.commit)
        return refuse(409, "Head branch was modified. Review and try the merge again.");
    if (!world.settings.mergeMethods.includes(method))
        return refuse(405, notAllowed[method]);
    const lacking = missing(world, one);
    if (lacking !== undefined)
        return refuse(405, lacking);
    const { login } = grant;
    const sha = await merge(world, one, { method, login, title: wanted.commit_title, message: wanted.commit_message });
    if (sha === undefined)
        return refuse(405, "Pull Request is not mergeable");
    return { status: 200, body: { sha, merged: true, message: "Pull Request successfully merged" } };
}
/** What GitHub says of a method that the repository's settings leave out. */
export const notAllowed = {
    merge: "Merge commits are not allowed on this repository.",
    squash: "Squash merges are not allowed on this repository.",
    rebase: "Rebase merges are not allowed on this repository.",
};
