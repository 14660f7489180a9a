import { makeRepository } from "../lab/git-repository.ts";
import { startGitHub } from "../lab/github/server.ts";
import { until } from "../lab/until.ts";
export const token = "planted-forge-token/+1";
/** Each time a stand-in of its own. */
export const onGitHub = async (files, context) => (await openGitHub(files, context)).forge;
/** The same, whose answers a test may have a hand in. */
export function onGitHubIn(weather) {
    return async (files, context) => (await openGitHub(files, context, { weather })).forge;
}
/** The same, and a way to its settings. */
export async function openGitHub(files, context, options = {}) {
    const repository = await makeRepository({ files });
    const github = await startGitHub({ repository, tokens: { [token]: "octocat" }, ...options });
    context.onTestFinished(async () => {
        await github.stop();
        await repository.remove();
    });
    const forge = {
        kind: "github",
        env: { GITHUB_SERVER_URL: github.server, GITHUB_API_URL: github.api },
        token,
        reviewer: "alice",
        repository,
        move: (branch, commit) => repository.git(["update-ref", ...moved(branch, commit)]),
        pulls: async () => (await github.pulls()).map((one) => ({
            number: one.number,
            state: one.merged === undefined ? one.state : "merged",
            title: one.title,
            body: one.body ?? "",
            draft: one.draft,
            labels: one.labels,
            reviewers: one.reviewers,
            assignees: one.assignees,
            comments: one.comments.map(({ body }) => body),
            approved: one.reviews.map(({ commit }) => commit),
        })),
        merge: github.merge,
        close: github.close,
        edit: github.edit,
        label: async (number, labels) => github.edit(number, { labels: [...(await github.pull(number)).labels, ...labels] }),
        ask: (number, login) => github.edit(number, { reviewers: [login], assignees: [login] }),
        approve: github.approve,
    };
    return { forge, github };
}
function moved(branch, commit) {
    return commit === undefined ? ["-d", `refs/heads/${branch}`] : [`refs/heads/${branch}`, commit];
}
/** It looks for conflicts on the side, whenever a branch has moved. */
function notYet(error) {
    if (error instanceof Error && error.message.includes("Please try again later"))
        return false;
    throw error;
}
let repositories = 0;
/** A repository of its own on one that runs. */
export function onGitea(gitea, reviewer) {
    return async (files) => {
        repositories += 1;
        const repository = await gitea.makeRepository({ name: `acme-${repositories}/deploy`, files });
        await repository.let(reviewer, "write");
        const { call } = repository;
        const asReviewer = gitea.callAs(reviewer);
        const seen = async (one) => {
            const comments = await call("GET", `/issues/${one.number}/comments`);
            const reviews = await call("GET", `/pulls/${one.number}/reviews`);
            return {
                number: one.number,
                state: one.merged ? "merged" : one.state,
                title: one.title,
                body: one.body,
                draft: one.draft,
                labels: (one.labels ?? []).map(({ name }) => name),
                reviewers: (one.requested_reviewers ?? []).map(({ login }) => login),
                assignees: (one.assignees ?? []).map(({ login }) => login),
                comments: comments.map(({ body }) => body),
                approved: reviews.filter(({ state }) => state === "APPROVED").map(({ commit_id }) => commit_id),
            };
        };
        return {
            kind: "gitea",
            env: { GITHUB_SERVER_URL: gitea.server, GITHUB_API_URL: gitea.api },
            token: gitea.admin.token,
            reviewer: reviewer.name,
            repository,
            move: (branch, commit) => repository.git(["push", "--quiet", "--force", repository.url, `${commit ?? ""}:refs/heads/${branch}`]),
            pulls: async () => {
                const all = await call("GET", "/pulls?state=all&limit=50");
                return Promise.all(all.toSorted((one, other) => one.number - other.number).map(seen));
            },
            merge: (number, method) => until(() => call("POST", `/pulls/${number}/merge`, { Do: method }).then(() => true, notYet), {
                what: "Gitea to have looked for conflicts",
            }),
            close: (number) => call("PATCH", `/pulls/${number}`, { state: "closed" }),
            edit: (number, changed) => call("PATCH", `/pulls/${number}`, changed),
            label: async (number, labels) => {
                const ids = await Promise.all(labels.map(async (name) => (await call("POST", "/labels", { name, color: "#00aabb" })).id));
                await call("POST", `/issues/${number}/labels`, { labels: ids });
            },
            ask: async (number, login) => {
                await call("POST", `/pulls/${number}/requested_reviewers`, { reviewers: [login] });
                await call("PATCH", `/pulls/${number}`, { assignees: [login] });
            },
            approve: (number) => asReviewer("POST", `/repos/${repository.name}/pulls/${number}/reviews`, { event: "APPROVED", body: "Good" }),
        };
    };
}
