import { makeRepository } from "../lab/git-repository.ts";
import { startGitHub } from "../lab/github/server.ts";
export const token = "planted-github-token";
export const pulls = "/repos/acme/deploy/pulls";
export const bump = { title: "Bump", head: "bump", base: "main" };
/** Starts one with a branch `bump` beside `main`. Its violations fail the test. */
export async function startStandIn(context, options = {}) {
    const repository = await makeRepository({ files: { "a.txt": "1\n", "run.sh": { mode: "100755", content: "#\n" } } });
    context.onTestFinished(repository.remove);
    const github = await startGitHub({ repository, tokens: { [token]: "octocat" }, ...options });
    context.onTestFinished(github.stop);
    await repository.commit({ "a.txt": "2\n" }, { branch: "bump", from: await repository.head() });
    const ask = async (method, path, body, by = token) => {
        const answer = await fetch(path === "/graphql" ? github.graphql : `${github.api}${path}`, {
            method,
            headers: { authorization: `Bearer ${by}`, "user-agent": "octokit-core.js" },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        return { status: answer.status, headers: answer.headers, body: text === "" ? undefined : JSON.parse(text) };
    };
    const graphql = async (query, variables = {}, by = token) => (await ask("POST", "/graphql", { query, variables }, by)).body;
    return { repository, github, ask, graphql };
}
