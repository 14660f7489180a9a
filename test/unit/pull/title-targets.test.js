import { describe, expect, test } from "vitest";
import { titleWithTargets } from "../../../packages/pull/src/deliver/change-title.ts";
const web = { image: "ghcr.io/acme/web", path: "images[0].newTag", from: "1.5.0", to: "1.5.1" };
const api = { ...web, image: "ghcr.io/acme/api" };
const replicas = { image: undefined, path: "deploy/web.yaml:spec.replicas", from: "2", to: "3" };
describe("a pull request's title", () => {
    test.each([
        ["names the target", [web], ["apps/web/prod"], "Update ghcr.io/acme/web to 1.5.1 in apps/web/prod"],
        ["names it once for several files", [web, web], ["prod", "prod"], "Update ghcr.io/acme/web to 1.5.1 in prod"],
        ["names several that fit", [web], ["dev", "prod"], "Update ghcr.io/acme/web to 1.5.1 in dev, prod"],
        [
            "counts those that do not fit",
            [web],
            ["apps/web/dev", "apps/web/staging", "apps/web/prod"],
            "Update ghcr.io/acme/web to 1.5.1 in 3 targets",
        ],
        ["names that of several images", [web, api], ["prod"], "Update 2 images to 1.5.1 in prod"],
        [
            "names that of images and values",
            [web, replicas],
            ["prod"],
            "Update ghcr.io/acme/web to 1.5.1 and set 1 value in prod",
        ],
        ["names no target but the file of values", [replicas], ["deploy"], "Set deploy/web.yaml:spec.replicas to 3"],
        ["says the version before where no target is known", [web], [], "Update ghcr.io/acme/web from 1.5.0 to 1.5.1"],
        ["says it for the whole repository", [web], ["."], "Update ghcr.io/acme/web from 1.5.0 to 1.5.1"],
    ])("%s", (_, edits, targets, title) => {
        expect(titleWithTargets(edits, targets, 200)).toBe(title);
    });
    test("keeps the end of a target that is too long: environments differ there", () => {
        const titles = ["dev", "prod"].map((name) => titleWithTargets([web], [`${"apps/".repeat(50)}${name}`], 100));
        expect(titles.map(({ length }) => length)).toEqual([100, 100]);
        expect(titles).toEqual([
            expect.stringMatching(/ in …(apps|pps|ps|s|)\/.*\/dev$/),
            expect.stringMatching(/ in …(apps|pps|ps|s|)\/.*\/prod$/),
        ]);
    });
    test("shows what nobody sees in a target's name", () => {
        expect(titleWithTargets([web], ["apps/\u202eprod"], 200)).toBe('Update ghcr.io/acme/web to 1.5.1 in "apps/\\u202eprod"');
    });
});
