const docs = "https://docs.github.com/rest";
/** An error, with the page that tells about it (docs.github.com: "Troubleshooting the REST API"). */
export function refuse(status, message, errors) {
    return {
        status,
        body: { message, ...(errors === undefined ? {} : { errors }), documentation_url: docs, status: String(status) },
    };
}
/** docs.github.com: "Getting started with the REST API", client errors. */
export function invalid(...errors) {
    return refuse(422, "Validation Failed", errors);
}
export const notFound = refuse(404, "Not Found");
export function user(world, login) {
    const page = `${world.server}/${login.replace("[bot]", "")}`;
    const type = login.endsWith("[bot]") ? "Bot" : login === world.owner ? "Organization" : "User";
    return {
        login,
        id: idOf(login),
        node_id: `U_${idOf(login)}`,
        type,
        html_url: page,
        url: `${world.api}/users/${encodeURIComponent(login)}`,
    };
}
/** The same number for the same name. */
export function idOf(name) {
    return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7) + 1;
}
export function repository(world) {
    const { name, owner, settings, server, api } = world;
    return {
        id: idOf(name),
        node_id: repositoryNode(world),
        name: name.split("/")[1],
        full_name: name,
        owner: user(world, owner),
        private: settings.private,
        visibility: settings.private ? "private" : "public",
        html_url: `${server}/${name}`,
        url: `${api}/repos/${name}`,
        clone_url: `${server}/${name}.git`,
        default_branch: "main",
        archived: settings.archived,
        has_issues: true,
        has_pull_requests: true,
        allow_auto_merge: settings.allowAutoMerge,
        allow_merge_commit: settings.mergeMethods.includes("merge"),
        allow_squash_merge: settings.mergeMethods.includes("squash"),
        allow_rebase_merge: settings.mergeMethods.includes("rebase"),
        delete_branch_on_merge: settings.deleteBranchOnMerge,
    };
}
export function repositoryNode({ name }) {
    return `R_${idOf(name)}`;
}
export function label(world, { id, name, color, description }) {
    const url = `${world.api}/repos/${world.name}/labels/${encodeURIComponent(name)}`;
    return { id, node_id: `LA_${id}`, url, name, color, description, default: false };
}
export function labelsOf(world, names) {
    return names.flatMap((name) => {
        const known = world.labels.get(name.toLowerCase());
        return known === undefined ? [] : [label(world, known)];
    });
}
export function comment(world, number, { id, login, body, at }) {
    return {
        id,
        node_id: `IC_${id}`,
        url: `${world.api}/repos/${world.name}/issues/comments/${id}`,
        html_url: `${world.server}/${world.name}/pull/${number}#issuecomment-${id}`,
        issue_url: `${world.api}/repos/${world.name}/issues/${number}`,
        user: user(world, login),
        body,
        created_at: at,
        updated_at: at,
    };
}
export function pullNode({ number }) {
    return `PR_${number}`;
}
/** @param state what is known of how it can be merged, where it is asked for alone */
export function pull(world, one, state) {
    const api = `${world.api}/repos/${world.name}`;
    const page = `${world.server}/${world.name}/pull/${one.number}`;
    const side = (ref, sha) => ({
        label: `${world.owner}:${ref}`,
        ref,
        sha,
        repo: repository(world),
        user: user(world, world.owner),
    });
    return {
        id: 1_000_000 + one.number,
        node_id: pullNode(one),
        number: one.number,
        url: `${api}/pulls/${one.number}`,
        html_url: page,
        issue_url: `${api}/issues/${one.number}`,
        state: one.state,
        title: one.title,
        body: one.body,
        draft: one.draft,
        user: user(world, one.login),
        labels: labelsOf(world, one.labels),
        assignee: one.assignees[0] === undefined ? null : user(world, one.assignees[0]),
        assignees: one.assignees.map((login) => user(world, login)),
        requested_reviewers: one.reviewers.map((login) => user(world, login)),
        requested_teams: one.teams.map((slug) => team(world, slug)),
        head: side(one.head, one.commit),
        base: side(one.base, one.baseCommit),
        created_at: one.created,
        updated_at: one.updated,
        closed_at: one.closed ?? null,
        merged: one.merged !== undefined,
        merged_at: one.merged?.at ?? null,
        merged_by: one.merged === undefined ? null : user(world, one.merged.login),
        merge_commit_sha: one.merged?.commit ?? null,
        mergeable: state === undefined ? null : state !== "dirty",
        mergeable_state: state ?? "unknown",
        comments: one.comments.length,
        author_association: "CONTRIBUTOR",
        auto_merge: one.autoMerge === undefined
            ? null
            : {
                enabled_by: user(world, one.autoMerge.login),
                merge_method: one.autoMerge.method,
                commit_title: `${one.title} (#${one.number})`,
                commit_message: "",
            },
    };
}
function team(world, slug) {
    return {
        id: idOf(slug),
        node_id: `T_${idOf(slug)}`,
        name: slug,
        slug,
        html_url: `${world.server}/orgs/${world.owner}/teams/${slug}`,
    };
}
