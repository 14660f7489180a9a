/** What a pull request has in common with an issue: comments, labels, who works on it; and who reviews it. */
import { comment, invalid, labelsOf, pull, refuse, user } from "./answers.ts";
import { page } from "./handler.ts";
import { withPull } from "./pulls.ts";
import { addLabel, isCollaborator } from "./repositories.ts";
import { has } from "./rights.ts";
import { change } from "./world.ts";
export const issues = {
    "issues/list-comments": (call) => withPull(call, ({ number, comments }) => page(comments.map((one) => comment(call.world, number, one)), call, `/repos/${call.world.name}/issues/${number}/comments`)),
    "issues/create-comment": (call) => withPull(call, (one) => addComment(call, one)),
    "issues/list-labels-on-issue": (call) => withPull(call, ({ number, labels }) => page(labelsOf(call.world, labels), call, `/repos/${call.world.name}/issues/${number}/labels`)),
    "issues/add-labels": (call) => withPull(call, (one) => addLabels(call, one)),
    "issues/add-assignees": (call) => withPull(call, (one) => assign(call, one)),
    "issues/get": (call) => withPull(call, (one) => ({ status: 200, body: issue(call, one) })),
    "pulls/request-reviewers": (call) => withPull(call, (one) => requestReviews(call, one)),
    "pulls/list-requested-reviewers": (call) => withPull(call, ({ reviewers, teams }) => ({
        status: 200,
        body: {
            users: reviewers.map((login) => user(call.world, login)),
            teams: teams.map((slug) => ({ slug, name: slug })),
        },
    })),
    "pulls/list-reviews": (call) => withPull(call, ({ number, reviews }) => page(reviews.map(({ login, state, commit }, index) => ({
        id: index + 1,
        user: user(call.world, login),
        state,
        commit_id: commit,
    })), call, `/repos/${call.world.name}/pulls/${number}/reviews`)),
};
function addComment({ world, grant, body }, one) {
    const { body: text } = body;
    if ([...text].length > 65_536) {
        const message = "body is too long (maximum is 65536 characters)";
        return invalid({ resource: "IssueComment", code: "unprocessable", field: "data", message });
    }
    const made = { id: world.next("id"), login: grant.login, body: text, at: new Date().toISOString() };
    change(world, one.number, { comments: [...one.comments, made] });
    return { status: 201, body: comment(world, one.number, made) };
}
/**
 * Labels that the repository does not have are made on the way, for who may (github.com/actions/labeler/issues/870).
 */
function addLabels({ world, grant, body }, one) {
    const { labels = [] } = body;
    const names = labels.map((label) => (typeof label === "string" ? label : label.name));
    const unknown = names.filter((name) => !world.labels.has(name.toLowerCase()));
    if (unknown.length > 0 && grant.permissions.issues !== "write") {
        return refuse(403, "You do not have permission to create labels on this repository.", [
            { resource: "Repository", field: "label", code: "unauthorized" },
        ]);
    }
    if (names.some((name) => [...name].length > 50)) {
        const message = "name is too long (maximum is 50 characters)";
        return invalid({ resource: "Label", code: "custom", field: "name", message });
    }
    for (const name of unknown)
        addLabel(world, name);
    // As the repository writes them.
    const added = names.map((name) => world.labels.get(name.toLowerCase())?.name ?? name);
    const all = [...new Set([...one.labels, ...added])];
    change(world, one.number, { labels: all });
    return { status: 200, body: labelsOf(world, all) };
}
/** Who cannot be assigned is left out without a word (docs.github.com: "Add assignees to an issue"). */
function assign(call, one) {
    const { assignees = [] } = call.body;
    const able = assignees.filter((login) => isCollaborator(call.world, login) && !one.assignees.includes(login));
    const after = change(call.world, one.number, { assignees: [...one.assignees, ...able].slice(0, 10) });
    return { status: 201, body: issue(call, after) };
}
function issue({ world }, one) {
    const page = `${world.server}/${world.name}/pull/${one.number}`;
    const api = `${world.api}/repos/${world.name}`;
    return {
        ...pull(world, one),
        url: `${api}/issues/${one.number}`,
        repository_url: api,
        pull_request: {
            url: `${api}/pulls/${one.number}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
        },
    };
}
/**
 * One who cannot review, and nobody is asked (github.com/peter-evans/create-pull-request/issues/1835, /4138). Who may not
 * read the organization's members finds no team (github.com/actions/github-script/issues/284).
 */
function requestReviews({ world, body, grant }, one) {
    const wanted = body;
    const [reviewers, teams] = [wanted.reviewers ?? [], wanted.team_reviewers ?? []];
    if (reviewers.some((login) => login.toLowerCase() === one.login.toLowerCase()))
        return refuse(422, "Review cannot be requested from pull request author.");
    if (teams.length > 0 && !has(grant, "members=read"))
        return refuse(422, "Could not resolve to a node with the global id of 'T_kwDO'.");
    const stranger = reviewers.some((login) => !isCollaborator(world, login)) ||
        teams.some((slug) => !world.settings.teams.includes(slug));
    if (stranger) {
        const message = `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${world.name} repository.`;
        return refuse(422, message);
    }
    const after = change(world, one.number, {
        reviewers: [...new Set([...one.reviewers, ...reviewers])],
        teams: [...new Set([...one.teams, ...teams])],
    });
    return { status: 201, body: pull(world, after) };
}
