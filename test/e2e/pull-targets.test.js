/** A manifest repository with three environments of one version: nothing is changed before a person has said which is meant. */
import { describe, expect, test } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import { kustomization } from "./manifest-server.ts";
import { commitsOf } from "./pulled.ts";
import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";
const image = "ghcr.io/acme/web";
const environments = ["dev", "prod", "staging"];
const values = `image:\n  repository: ${image}\n  tag: "1"\n`;
const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - image: ${image}:1\n`;
const release = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web\nspec:\n  values:\n    image: {repository: ${image}, tag: "1"}\n`;
function layout(what, text, of, more = {}) {
    return { what, of, files: { ...Object.fromEntries(environments.map((each) => [of(each).file, text])), ...more } };
}
const layouts = [
    layout("overlays", kustomization({ [image]: "1" }), (name) => ({
        file: `apps/web/${name}/kustomization.yaml`,
        target: `apps/web/${name}`,
    })),
    layout("values of one chart", values, (name) => ({ file: `chart/values-${name}.yaml`, target: `chart/values-${name}.yaml` }), { "chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n" }),
    layout("HelmReleases", release, (name) => ({ file: `${name}/web.yaml`, target: `${name}/web.yaml` })),
    layout("manifests side by side", pod, (name) => ({ file: `web/${name}.yaml`, target: `web/${name}.yaml` })),
];
async function start({ files }, context) {
    const [repository, workspace] = await Promise.all([makeRepository({ files }), makeWorkspace()]);
    context.onTestFinished(async () => {
        await Promise.all([workspace.remove(), repository.remove()]);
    });
    const changed = async () => {
        const texts = await Promise.all(Object.keys(files).map(async (file) => [file, await repository.read(file)]));
        return texts.filter(([file, text]) => text !== files[file]).map(([file]) => file);
    };
    const pull = (version, inputs = {}) => runPull({
        workspace,
        inputs: { images: `${image}=${version}`, ...inputs, repository: repository.url },
        searched: false,
    });
    return { repository, changed, pull };
}
describe.concurrent("of three environments with one version,", () => {
    test.for(layouts)("$what: none is changed unless it is named", async (layout, context) => {
        const { repository, changed, pull } = await start(layout, context);
        const run = await pull("2");
        expect(run.code).toBe(1);
        expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
        expect(run.report?.faults).toMatchObject([{ code: "ambiguous" }]);
        expect(run.report?.faults[0]?.message).toContain(`${image} is in 3 targets; choose which one to change:`);
        expect(await commitsOf(repository)).toHaveLength(1);
        expect(await changed()).toEqual([]);
    });
    test.for(layouts)("$what: each line of the error changes that one alone", async (layout, context) => {
        const { repository, changed, pull } = await start(layout, context);
        const [fault] = (await pull("2")).report?.faults ?? [];
        const lines = [...(fault?.hint ?? "").matchAll(/^manifests: (.*)$/gm)].map(([, line = ""]) => line);
        expect(lines).toHaveLength(3);
        const before = await repository.head();
        for (const [nth, manifests] of lines.entries()) {
            const { file, target } = layout.of(environments[nth] ?? "");
            const run = await pull("2", { manifests });
            expect(run.errors).toEqual([]);
            expect(run.report?.edits).toMatchObject([{ file, target, from: "1", to: "2" }]);
            expect(await changed()).toEqual([file]);
            await repository.git(["update-ref", "refs/heads/main", before]);
        }
    });
    test.for(layouts)("$what: all are changed by one commit where all are meant", async (layout, context) => {
        const { repository, changed, pull } = await start(layout, context);
        const run = await pull("2", { all: "true" });
        expect(run.outputs).toMatchObject({ result: "committed" });
        const all = environments.map(layout.of);
        expect(await changed()).toEqual(all.map(({ file }) => file));
        expect(run.report?.edits.map(({ target }) => target)).toEqual(all.map(({ target }) => target));
        expect(run.summary).toContain("Target");
        expect(await commitsOf(repository)).toHaveLength(2);
    });
    test.for(layouts)("$what: two of them are changed that are named", async (layout, context) => {
        const { changed, pull } = await start(layout, context);
        const named = ["dev", "staging"].map(layout.of);
        const run = await pull("2", { manifests: named.map(({ target }) => target).join("\n") });
        expect(run.outputs).toMatchObject({ result: "committed" });
        expect(await changed()).toEqual(named.map(({ file }) => file));
    });
    test("a folder above them chooses none, and the page of one has no column for it", async (context) => {
        const [overlays] = layouts;
        if (overlays === undefined)
            throw new Error("There is no layout");
        const { changed, pull } = await start(overlays, context);
        for (const manifests of ["apps/web", "apps/web/*", ".", "apps/web/dev\napps"]) {
            expect((await pull("2", { manifests })).report?.faults).toMatchObject([{ code: "ambiguous" }]);
        }
        expect(await changed()).toEqual([]);
        const one = await pull("2", { manifests: "apps/web/dev", "dry-run": "true" });
        expect(one.outputs.result).toBe("planned");
        expect(one.summary).not.toContain("Target");
    });
    test("one that has it already leaves the others to be chosen", async (context) => {
        const [overlays] = layouts;
        if (overlays === undefined)
            throw new Error("There is no layout");
        const { changed, pull } = await start(overlays, context);
        expect((await pull("2", { manifests: "apps/web/dev" })).outputs.result).toBe("committed");
        expect((await pull("2")).report?.faults).toMatchObject([{ code: "ambiguous" }]);
        expect((await pull("2", { manifests: "apps/web/prod" })).outputs.result).toBe("committed");
        expect(await changed()).toEqual(["apps/web/dev/kustomization.yaml", "apps/web/prod/kustomization.yaml"]);
    });
});
