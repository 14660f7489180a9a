/** How one of several targets is chosen. */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { planned, pod } from "./planned.ts";
import { image, kustomization, linesOf } from "./target-layouts.ts";
describe("of several targets", () => {
    const files = {
        "apps/web/dev/kustomization.yaml": kustomization,
        "apps/web/staging/kustomization.yaml": kustomization,
        "apps/web/prod/kustomization.yaml": kustomization,
    };
    test("the error lists target, place and version, and the lines to paste", async () => {
        expect(await planned(files, image)).toEqual([
            `Input 'images': ghcr.io/acme/web is in 3 targets; choose which one to change:
1: apps/web/dev (apps/web/dev/kustomization.yaml:3), apps/web/staging (apps/web/staging/kustomization.yaml:3), apps/web/prod (apps/web/prod/kustomization.yaml:3)
Choose with one of these lines, or change them all with \`all: true\`:
manifests: apps/web/dev
manifests: apps/web/staging
manifests: apps/web/prod`,
        ]);
    });
    test("the error names each of many places, by version", async () => {
        const many = Array.from({ length: 40 }, (_, nth) => [`apps/a${nth}/pod.yaml`, pod(`ghcr.io/acme/web:${nth % 3}`)]);
        const [fault] = (await planned(Object.fromEntries(many), image));
        const lines = (fault ?? "").split("\n").slice(1, 4);
        for (const [version, line] of lines.entries()) {
            expect(line).toMatch(new RegExp(`^${version}: `));
            for (const [nth, [file]] of many.entries())
                expect(line.includes(`(${file}:6)`)).toBe(nth % 3 === version);
        }
    });
    test.each([["apps/web"], ["apps"], ["."]])("a folder above them chooses none: %s", async (folder) => {
        expect(await planned(files, image, { manifests: [folder] })).toEqual(await planned(files, image));
        const more = ["apps/web/dev", folder];
        expect(await planned(files, image, { manifests: more })).toEqual(await planned(files, image));
    });
    test("those are changed that are named, with the versions that they have", async () => {
        const ahead = { ...files, "apps/web/dev/kustomization.yaml": kustomization.replace('"1"', '"1.5"') };
        const manifests = ["apps/web/dev", "apps/web/prod/kustomization.yaml"];
        expect(Object.keys((await planned(ahead, image, { manifests })) ?? {})).toEqual([
            "apps/web/dev/kustomization.yaml",
            "apps/web/prod/kustomization.yaml",
        ]);
    });
    test("it is enough that one is behind where the others have what is wanted, and it is named", async () => {
        const ahead = { ...files, "apps/web/dev/kustomization.yaml": kustomization.replace('"1"', '"2"') };
        expect(await planned(ahead, image)).toEqual([
            expect.stringContaining("is in 3 targets, with 2 different versions; choose which one to change:"),
        ]);
        expect(await planned(ahead, image, { manifests: ["apps/web/prod"] })).toEqual({
            "apps/web/prod/kustomization.yaml": kustomization.replace('"1"', '"2"'),
        });
    });
    test("each image has its own: two images in a target each are no choice", async () => {
        const two = {
            "apps/web/prod/kustomization.yaml": kustomization,
            "apps/api/prod/kustomization.yaml": kustomization.replace("web", "api"),
        };
        expect(Object.keys((await planned(two, "ghcr.io/acme/web=2\nghcr.io/acme/api=2")) ?? {})).toHaveLength(2);
    });
    test("an entry is added to those that are named, by each line of the error", async () => {
        const bare = {
            "dev/kustomization.yaml": "resources: [../base]\n",
            "prod/kustomization.yaml": "resources: [../base]\n",
            "base/kustomization.yaml": "resources: [pod.yaml]\n",
            "base/pod.yaml": pod("ghcr.io/acme/web"),
        };
        const options = { addMissing: true };
        const said = await planned(bare, image, options);
        expect(said).toEqual([expect.stringContaining("it could be added to any of these:\ndev/kustomization.yaml\n")]);
        const lines = linesOf(said);
        expect(lines).toEqual([["dev"], ["prod"]]);
        for (const manifests of [["dev"], ["prod"], ["dev", "prod"]]) {
            const changed = await planned(bare, image, { ...options, manifests });
            expect(Object.keys(changed ?? {})).toEqual(manifests.map((folder) => `${folder}/kustomization.yaml`));
        }
    });
});
describe("the line that chooses a target", () => {
    test.each([
        ["apps/web prod", "manifests: apps/web prod"],
        ["apps/web: prod", 'manifests: "apps/web: prod"'],
        ["apps/web #1", 'manifests: "apps/web #1"'],
        ["-prod", 'manifests: "-prod"'],
        ["@prod", 'manifests: "@prod"'],
    ])("is quoted where YAML would read it as something else: %s", async (folder, line) => {
        const files = { [`${folder}/kustomization.yaml`]: kustomization, "dev/kustomization.yaml": kustomization };
        const [said = ""] = (await planned(files, image));
        expect(said.split("\n")).toContain(line);
        expect(parse(line)).toEqual({ manifests: folder });
    });
    test.each(["a*", "[a]", "what?", "!prod", "a: b*", "a #1?"])("sets the value where the input 'manifests' cannot name it: %j", async (folder) => {
        const file = `${folder}/kustomization.yaml`;
        const files = { [file]: kustomization, "dev/kustomization.yaml": kustomization };
        const [said = ""] = (await planned(files, image));
        const { set } = parse(/^set: .*$/m.exec(said)?.[0] ?? "");
        expect(set).toBe(`${file}:images[name=ghcr.io/acme/web].newTag=2`);
        expect(Object.keys((await planned(files, "", { set })) ?? {})).toEqual([file]);
    });
    test.each(["#prod", " prod", "a\nb"])("is none where no input can name it: %j", async (folder) => {
        const files = { [`${folder}/kustomization.yaml`]: kustomization, "dev/kustomization.yaml": kustomization };
        const [said = ""] = (await planned(files, image));
        expect(said.split("\n").filter((line) => /^(set|manifests):/.test(line))).toEqual(["manifests: dev"]);
    });
});
