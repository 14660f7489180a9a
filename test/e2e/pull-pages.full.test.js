/** The pages of the operators: their layouts, their workflows through a real runner, and the commits they show. */
import { describe, expect, test } from "vitest";
import { startGitHttp } from "../lab/git-http.ts";
import { makeRepository } from "../lab/git-repository.ts";
import { runWorkflow } from "../lab/run-workflow.ts";
import { readFences } from "./pages.ts";
import { commitsOf, diffOf } from "./pulled.ts";
import { makeWorkspace } from "./workspace.ts";
const token = "a-token-of-the-page";
async function readPage(name) {
    const fences = await readFences(name);
    const files = fences.flatMap(({ language, content }) => {
        const [, path] = /^# (\S+)\n/.exec(content) ?? [];
        return language === "yaml" && path !== undefined ? [[path, content.slice(content.indexOf("\n") + 1)]] : [];
    });
    return {
        files: Object.fromEntries(files),
        workflow: fences.find(({ content }) => content.startsWith("name: "))?.content ?? "",
        diff: fences.find(({ language }) => language === "diff")?.content ?? "",
    };
}
describe.concurrent("the page of", () => {
    test.each(["argo-cd.md", "flux.md", "jenkins-x.md"])("%s shows what its workflow does", async (name) => {
        const page = await readPage(name);
        expect(Object.keys(page.files).length).toBeGreaterThan(2);
        const repository = await makeRepository({ files: page.files });
        const server = await startGitHttp({ root: repository.root, tokens: { [token]: "write" } });
        const [, repositoryName] = /repository: (\S+)/.exec(page.workflow) ?? [];
        const workflow = page.workflow
            .replace(`repository: ${repositoryName}`, `repository: ${server.server}/acme/deploy.git`)
            // The tag that starts it is given by hand here: the runner has no server that a tag could be pushed to.
            .replace(/on:\n {2}push:\n.*\n/, "on:\n  workflow_dispatch:\n    inputs: { tag: { required: true } }\n")
            .replaceAll("github.ref_name", "inputs.tag");
        const workspace = await makeWorkspace({ ".github/workflows/release.yml": workflow });
        try {
            const [, secret = ""] = /secrets\.(\w+)/.exec(page.workflow) ?? [];
            const run = () => runWorkflow({ repository: workspace.path, inputs: { tag: "1.5.0" }, secrets: { [secret]: token }, path: [] });
            const first = await run();
            expect(first.log).toMatch(/Job succeeded/);
            expect(await diffOf(repository)).toBe(page.diff);
            expect(first.summaries.join()).toContain("Committed to");
            const second = await run();
            expect(second.log).toMatch(/Unchanged after/);
            expect(await commitsOf(repository)).toHaveLength(2);
            expect(first.log + second.log).not.toContain(token);
        }
        finally {
            await Promise.all([workspace.remove(), server.stop(), repository.remove()]);
        }
    });
});
