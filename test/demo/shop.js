/** A shop that is deployed by Argo CD: its sources, its manifests, and those who work on them. */
import { join } from "node:path";
import { filesBelow } from "../e2e/pulled.ts";
import { runPull } from "../e2e/run-pull.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
/** Opens one: version 1.9 in dev, 1.8 in prod. The latter by an earlier run, so that it is known what it was built from. */
export async function openShop({ gitea, argoCd }) {
    const source = await gitea.makeRepository({ name: "shop/web" });
    const files = await filesBelow(join(import.meta.dirname, "manifests"));
    const prodFile = "apps/web/prod/kustomization.yaml";
    const manifests = await gitea.makeRepository({
        name: "shop/deploy",
        files: { ...files, [prodFile]: String(files[prodFile]).replace("1.8", "1.7") },
    });
    const [you, robot] = await Promise.all(["you", "robot"].map(gitea.makeUser));
    if (you === undefined || robot === undefined)
        throw new Error("Nobody works there");
    for (const user of [you, robot])
        await manifests.let(user, "write");
    const token = await gitea.makeToken(robot, ["write:repository", "write:issue"]);
    const builds = new Map();
    for (const version of ["1.8", "1.9", "1.10"]) {
        builds.set(version, await source.commit({ VERSION: version }, { message: `Release ${version}` }));
    }
    const bump = async (version, inputs) => {
        const workspace = await makeWorkspace();
        const env = {
            GITHUB_REPOSITORY: source.name,
            GITHUB_SHA: builds.get(version) ?? "",
            GITHUB_SERVER_URL: gitea.server,
            GITHUB_API_URL: gitea.api,
        };
        const common = { repository: manifests.name, token, images: `shop/web=${version}` };
        try {
            return await runPull({ workspace, env, inputs: { ...common, ...inputs }, searched: false });
        }
        finally {
            await workspace.remove();
        }
    };
    await bump("1.8", { manifests: "apps/web/prod" });
    await manifests.tell(argoCd.webhook);
    const deployed = (name) => argoCd.makeApplication({
        name: `web-${name}`,
        repository: manifests.url,
        path: `apps/web/${name}`,
        namespace: name,
    });
    const [dev, prod] = await Promise.all(["dev", "prod"].map(deployed));
    if (dev === undefined || prod === undefined)
        throw new Error("Nothing is deployed");
    return { manifests, you, dev, prod, bump };
}
