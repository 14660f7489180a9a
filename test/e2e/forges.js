/** Forges opened from their sources, with what a test would otherwise say each time. */
import { openForge } from "@pushpull/core/forge";
import { makeRepository } from "../lab/git-repository.ts";
import { startGitHub } from "../lab/github/server.ts";
/** What everybody may do with it. */
export const token = "planted-token";
/** What a branch is there for. */
export const wanted = {
    head: "bump/web",
    base: "main",
    title: "Bump web",
    body: "A table",
    draft: false,
};
/** A log whose lines a test can look at. */
export function memoryLog() {
    const lines = [];
    const say = (line) => {
        lines.push(line);
    };
    return { lines, info: say, debug: () => { }, warning: say, error: say, group: (_title, body) => body() };
}
/** Opens `acme/deploy`. All that it is asked ends with the test. */
export function openDeploy(options, { signal }) {
    const ports = { env: {}, signal, log: memoryLog(), redact: (text) => text };
    return openForge({ repository: "acme/deploy", api: undefined, ...ports, ...options });
}
/** A repository with a branch to propose on GitHub's stand-in, and its forge. */
export async function deployOnGitHub(context, options = {}, opened = {}) {
    const repository = await makeRepository({ files: { "a.txt": "1\n" } });
    const github = await startGitHub({ repository, tokens: { [token]: "octocat" }, ...options });
    context.onTestFinished(async () => {
        await github.stop();
        await repository.remove();
    });
    await repository.commit({ "a.txt": "2\n" }, { branch: wanted.head, from: await repository.head() });
    const log = memoryLog();
    const page = `${github.server}/acme/deploy`;
    const forge = await openDeploy({ page, api: github.api, token, log, ...opened }, context);
    const open = async (change = {}) => {
        const made = await forge.openPullRequest({ ...wanted, ...change });
        if (made === "exists")
            throw new Error("it is new");
        return made;
    };
    return { repository, github, forge, log, open };
}
