/** What an action and its runner know of each other. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { actionVersion, reportRun, shortShas } from "@pushpull/core/report";
import { unknownInputs } from "@pushpull/core/runner";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inputNames as pullInputs } from "../../actions/pull/src/inputs.ts";
import { summary as pullSummary } from "../../actions/pull/src/pull-summary.ts";
import { inputNames as pushInputs } from "../../actions/push/src/inputs.ts";
import { summary as pushSummary } from "../../actions/push/src/push-summary.ts";
import { asReported } from "../as-reported.ts";
import { root } from "../workshop/paths.ts";
import { configured, ended, report as pushReport } from "./ended.ts";
import { run } from "./pull/parsed-inputs.ts";
import { edit, pulled, report as pullReport } from "./pull/pulled.ts";
describe("an input", () => {
    test.each([
        ["push", pushInputs],
        ["pull", pullInputs],
    ])("of %s is known exactly where its action.yml has it", async (action, names) => {
        const { inputs } = parse(await readFile(join(root, "actions", action, "action.yml"), "utf8"));
        expect(names).toEqual(Object.keys(inputs));
    });
    const known = ["dry-run", "images", "manifests", "token"];
    test.each([
        ["nothing of those that are known", { "INPUT_DRY-RUN": "true", INPUT_IMAGES: "a", PATH: "/bin" }, undefined],
        ["which one is near", { INPUT_DRY_RUN: "true" }, "Unknown input 'dry_run': did you mean 'dry-run'?"],
        ["nothing of others where none is near", { INPUT_ENTRYPOINT: "sh" }, "Unknown input 'entrypoint'"],
        [
            "all of them in one line",
            { INPUT_MANIFEST: "a", INPUT_X: "b", INPUT_IMAGE: "" },
            "Unknown inputs 'image' (did you mean 'images'?), 'manifest' (did you mean 'manifests'?), 'x'",
        ],
    ])("that an action does not have is warned of: %s", (_what, env, warning) => {
        expect(unknownInputs(env, known)).toBe(warning);
    });
});
describe("a report", () => {
    test("says which run it is of, and which version of the action wrote it", () => {
        const told = asReported({ ...pushReport(ended([configured])), ...reportRun(run) });
        expect(told).toMatchObject({
            run: {
                ...{ repository: "acme/shop", commit: "1".repeat(40), ref: "refs/heads/main", actor: "ada" },
                url: "https://github.com/acme/shop/actions/runs/7",
            },
            actionRef: "v1",
        });
    });
    test("leaves out what the runner does not tell", () => {
        const unknown = { repository: undefined, commit: undefined, ref: undefined, actor: undefined };
        const told = asReported({ ...pullReport(pulled()), ...reportRun({ ...run, ...unknown, actionRef: undefined }) });
        expect(told.run).toEqual({});
        expect(told).not.toHaveProperty("actionRef");
    });
    test("has the version that package.json has", async () => {
        const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
        expect(actionVersion).toBe(version);
    });
});
describe("on a summary page", () => {
    const facts = "from <code>acme/shop@111111111111</code> by ada</p>";
    test("stands what the run was started from", () => {
        expect(pushSummary({ ...pushReport(ended([configured])), ...reportRun(run) }).page).toContain(facts);
        expect(pullSummary({ ...pullReport(pulled()), ...reportRun(run) }).page).toContain(facts);
    });
    test("a SHA is short in tables, and whole in the report", () => {
        const [from, to] = [`sha256:${"a".repeat(64)}`, "c".repeat(40)];
        const pulls = pullReport(pulled({ edits: [{ ...edit, from, to }], diff: "" }));
        expect(pulls.images).toEqual([{ name: "shop/web", from, to }]);
        expect(pullSummary(pulls).page).toContain(`<code>sha256:${"a".repeat(12)}</code></td><td><code>cccccccccccc</code>`);
        const image = { object: "Deployment/web", container: "web", from: `shop/web@${from}`, to: `shop/web:${to}` };
        const { page } = pushSummary({ ...pushReport(ended([configured])), images: [image] });
        expect(page).toContain(`<code>shop/web@sha256:${"a".repeat(12)}</code></td><td><code>shop/web:cccccccccccc</code>`);
    });
    test.each([
        ["f".repeat(41), "f".repeat(41)],
        [`sha-${"f".repeat(40)}`, `sha-${"f".repeat(12)}`],
        ["1.5.0-deadbeef", "1.5.0-deadbeef"],
    ])("%s is %s", (words, shown) => {
        expect(shortShas(words)).toBe(shown);
    });
});
