import { startGitHttp } from "../lab/git-http.ts";
import { makeRepository } from "../lab/git-repository.ts";
import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";
/** May write to the repository. It has characters that are written in another way in URLs, JSON and base64. */
export const deployToken = 'planted-deploy-token/"&+1';
/** Starts one, which is gone when the test ends. */
export async function serveManifests(options, context) {
    const { tokens = { [deployToken]: "write" }, answer, searched = true, ...ofRepository } = options;
    const [repository, workspace] = await Promise.all([makeRepository(ofRepository), makeWorkspace()]);
    const server = await startGitHttp({ root: repository.root, tokens, ...(answer === undefined ? {} : { answer }) });
    context.onTestFinished(async () => {
        await server.stop();
        await Promise.all([repository.remove(), workspace.remove()]);
    });
    const url = `${server.server}/acme/deploy.git`;
    return {
        repository,
        server,
        workspace,
        url,
        pull: (inputs, more) => runPull({ workspace, searched, ...more, inputs: { repository: url, token: deployToken, ...inputs } }),
    };
}
/** A kustomization with one image a line, by its name and tag. */
export function kustomization(images) {
    const entries = Object.entries(images).map(([name, tag]) => `  - name: ${name}\n    newTag: "${tag}"\n`);
    return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nimages:\n${entries.join("")}`;
}
