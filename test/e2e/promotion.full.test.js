/** The whole way: a build in dev, a reviewed pull request to prod, a healthy application; a bad version, and the way back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startArgoCd } from "../lab/argo-cd.ts";
import { kubectlOf, startCluster } from "../lab/cluster.ts";
import { startGitea } from "../lab/gitea.ts";
import { shapes } from "./argo-shapes.ts";
import { cluster as shared } from "./cluster.ts";
import { makeTarget } from "./on-gitea.ts";
describe.skipIf(!shared.own)("what is reviewed becomes what runs:", () => {
    // One of its own: Argo CD looks at all that there is in a cluster.
    let cluster;
    let gitea;
    let argoCd;
    let reviewer;
    /** Commits of the source repository, by the number of the version that was built from them. */
    const builtFrom = new Map();
    beforeAll(async () => {
        [cluster, gitea] = await Promise.all([startCluster("argo-cd"), startGitea()]);
        argoCd = await startArgoCd(cluster);
        const source = await gitea.makeRepository({ name: "acme/web" });
        for (const version of ["1", "2", "3"])
            builtFrom.set(version, await source.commit({ "main.go": version }));
        reviewer = await gitea.makeUser("alice");
        await gitea.makeTeam("acme/platform", reviewer);
    });
    afterAll(async () => {
        await Promise.all([argoCd?.stop(), gitea?.stop()]);
        await cluster?.stop();
    });
    /** A private repository with dev and prod in it, an Application for each, and what builds and people do. */
    async function deploy({ files, by, merges, ...stages }, name) {
        const { repository, bot, pull } = await makeTarget(gitea, { files, private: true });
        // Builds may push; what is proposed needs somebody else's word.
        await repository.protect("main", { enable_push: true, required_approvals: 1 });
        await argoCd.addRepository({ url: repository.url, token: bot.token });
        if (by === "webhook")
            await repository.tell(argoCd.webhook);
        const revision = await repository.head();
        const open = async (which) => {
            const { path, source, manifests } = stages[which];
            const namespace = `${name}-${which}`;
            const options = { name: namespace, repository: repository.url, path, namespace, ...(source && { source }) };
            const application = await argoCd.makeApplication(options);
            await application.says({ sync: "Synced", health: "Healthy", revision });
            return {
                run: (tag, inputs = {}) => {
                    const env = {
                        GITHUB_REPOSITORY: "acme/web",
                        GITHUB_SHA: builtFrom.get(tag.charAt(0)) ?? "",
                        GITHUB_SERVER_URL: gitea.server,
                        GITHUB_API_URL: gitea.api,
                        GITHUB_RUN_ID: "7",
                    };
                    return pull({ images: `ghcr.io/acme/web=${tag}`, manifests, "source-token": bot.token, ...inputs }, { env });
                },
                /** Waits until Argo CD has made a commit live, and it is as it says. @returns the image that is in the cluster */
                live: async (commit, health) => {
                    if (by === "refresh")
                        await application.refresh();
                    await application.says({ sync: "Synced", health, revision: commit });
                    const query = "--output=jsonpath={.spec.template.spec.containers[0].image}";
                    return kubectlOf(cluster)(["get", "deployment", "web", `--namespace=${namespace}`, query]);
                },
            };
        };
        const [dev, prod] = await Promise.all([open("dev"), open("prod")]);
        const merge = (number) => repository.call("POST", `/pulls/${number}/merge`, { Do: merges });
        const review = { event: "APPROVED", body: "Good" };
        /** Proposes it, has it approved and merged. @returns the commit that is on `main` then */
        const promote = async (tag) => {
            const run = await prod.run(tag, { mode: "pull-request", labels: "promotion", "team-reviewers": "platform" });
            expect([run.errors, run.warnings]).toEqual([[], []]);
            expect(run.outputs).toMatchObject({ result: "proposed", "pull-request-operation": "created" });
            const number = run.outputs["pull-request-number"] ?? "";
            const asked = await repository.call("GET", `/pulls/${number}`);
            expect(asked).toMatchObject({
                html_url: run.outputs["pull-request-url"],
                labels: [{ name: "promotion" }],
                requested_reviewers_teams: [{ name: "platform" }],
            });
            await expect(merge(number)).rejects.toThrow("405");
            await gitea.callAs(reviewer)("POST", `/repos/${repository.name}/pulls/${number}/reviews`, review);
            await merge(number);
            return repository.head();
        };
        return { repository, dev, prod, promote };
    }
    test.for(shapes.map((shape, index) => [shape.name, shape, `shop-${index}`]))("%s", async ([, shape, name]) => {
        const { repository, dev, prod, promote } = await deploy(shape, name);
        const build = await dev.run("2");
        expect([build.errors, build.outputs.result]).toEqual([[], "committed"]);
        const built = build.outputs["commit-sha"] ?? "";
        expect(await dev.live(built, "Healthy")).toBe("ghcr.io/acme/web:2");
        expect(await prod.live(built, "Healthy")).toBe("ghcr.io/acme/web:1");
        expect(await prod.live(await promote("2"), "Healthy")).toBe("ghcr.io/acme/web:2");
        expect((await prod.run("2", { mode: "pull-request" })).outputs.result).toBe("unchanged");
        expect(await prod.live(await promote(shape.bad), "Degraded")).toBe(`ghcr.io/acme/web:${shape.bad}`);
        expect((await prod.run("2")).outputs.result).toBe("superseded");
        const back = await prod.run("2", { "allow-downgrade": "true" });
        expect([back.errors, back.outputs.result]).toEqual([[], "committed"]);
        expect(back.outputs["commit-sha"]).toBe(await repository.head());
        expect(await prod.live(await repository.head(), "Healthy")).toBe("ghcr.io/acme/web:2");
    });
});
