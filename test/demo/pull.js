/** The pull action's part of the demo: it needs a Git server, and no cluster. */
import { join } from "node:path";
import { filesBelow } from "../e2e/pulled.ts";
import { runPull } from "../e2e/run-pull.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
import { startGitHttp } from "../lab/git-http.ts";
import { makeRepository } from "../lab/git-repository.ts";
import { linesOf } from "./lines.ts";
const images = "shop/web=1.10\nregistry.example/shop/api=2.4.0";
const scenes = [
    {
        title: "Pull 1. A new version: dev and prod have different ones, so it asks which is meant",
        inputs: {},
        result: "failed",
    },
    {
        title: "Pull 2. In a Kustomize overlay and in Helm values, by one commit",
        inputs: { manifests: "apps/web/dev\napps/api" },
        result: "committed",
    },
    {
        title: "Pull 3. The same again: nothing to do",
        inputs: { manifests: "apps/web/dev\napps/api" },
        result: "unchanged",
    },
];
export async function playPull() {
    const repository = await makeRepository({ files: await filesBelow(join(import.meta.dirname, "manifests")) });
    const server = await startGitHttp({ root: repository.root, tokens: { "demo-token": "write" } });
    const workspace = await makeWorkspace();
    const address = { repository: `${server.server}/acme/deploy.git`, token: "demo-token" };
    const shown = [];
    let asExpected = true;
    try {
        console.log(`A Git server with manifests (test/demo/manifests) answers at ${server.server}.`);
        for (const { title, inputs, result } of scenes) {
            console.log(`\n${title}\n`);
            const run = await runPull({ workspace, inputs: { ...address, images, ...inputs }, searched: false });
            for (const line of linesOf(run.log))
                console.log(`  ${line}`);
            shown.push({ title, summary: run.summary });
            asExpected &&= run.outputs.result === result;
        }
        return { asExpected, shown };
    }
    finally {
        await Promise.all([workspace.remove(), server.stop(), repository.remove()]);
    }
}
