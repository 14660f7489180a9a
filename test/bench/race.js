import { runPull } from "../e2e/run-pull.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
import { startGitHttp } from "../lab/git-http.ts";
import { makeRepository } from "../lab/git-repository.ts";
import { round } from "./bench.ts";
const file = "apps/kustomization.yaml";
export const raceBench = {
    name: "race",
    needs: "git",
    about: ({ runs }) => `Bumps ${runs} images by ${runs} runs at once, which stand in one file of one branch.`,
    async run({ runs }) {
        const names = Array.from({ length: runs }, (_, index) => `ghcr.io/acme/app-${index}`);
        const entries = names.map((name) => `  - name: ${name}\n    newTag: "1"\n`);
        const repository = await makeRepository({ files: { [file]: `images:\n${entries.join("")}` } });
        const server = await startGitHttp({ root: repository.root });
        const workspace = await makeWorkspace();
        try {
            const url = `${server.server}/acme/deploy.git`;
            const begun = performance.now();
            const ended = await Promise.all(names.map((name) => runPull({ workspace, inputs: { repository: url, images: `${name}=2` }, searched: false })));
            const seconds = (performance.now() - begun) / 1000;
            const text = await repository.read(file);
            const landed = text.match(/newTag: "2"/g)?.length ?? 0;
            const commits = Number(await repository.git(["rev-list", "--count", "main"])) - 1;
            const retries = ended.reduce((sum, { report }) => sum + (report?.retries ?? 0), 0);
            return {
                header: ["runs at once", "landed", "commits", "tries again", "seconds"],
                rows: [[String(runs), String(landed), String(commits), String(retries), String(round(seconds))]],
                goals: [
                    { what: "landed", wanted: `= ${runs}`, got: String(landed), met: landed === runs },
                    { what: "one commit each", wanted: `= ${runs}`, got: String(commits), met: commits === runs },
                ],
                json: { bench: "race", runs, landed, retries, seconds: round(seconds) },
            };
        }
        finally {
            await Promise.all([workspace.remove(), server.stop(), repository.remove()]);
        }
    },
};
