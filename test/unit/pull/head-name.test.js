import { describe, expect, test } from "vitest";
import { isBranchName } from "../../../actions/pull/src/inputs/branch.ts";
import { headBranchName } from "../../../packages/pull/src/deliver/pull-request/head-branch.ts";
import { parseSet } from "../../../packages/pull/src/set/parse-set.ts";
const repository = { url: "https://github.com/acme/deploy.git", name: "acme/deploy", page: undefined };
function nameFor({ images = ["shop/web"], set = [], manifests = [], name = "acme/deploy", base = "main" }) {
    const lines = (texts) => texts.map((text, index) => ({ text, line: index + 1 }));
    return headBranchName({
        images: images.map((image) => ({ name: image, tag: "1" })),
        set: parseSet(lines(set)).lines,
        manifests: lines(manifests),
        repository: { ...repository, name },
    }, base);
}
test("the branch of a pull request is called after its images", () => {
    expect(nameFor({})).toMatch(/^pushpull\/web-[0-9a-f]{8}$/);
    expect(nameFor({ images: ["shop/web", "shop/api", "shop/db"] })).toMatch(/^pushpull\/web-and-2-more-/);
    expect(nameFor({ images: [], set: ["a.yaml:spec.replicas=3"] })).toMatch(/^pushpull\/spec-replicas-/);
});
describe("it is the same", () => {
    test.each([
        ["for an image however it is written", { images: ["nginx"] }, { images: ["docker.io/library/nginx"] }],
        ["for images in another order", { images: ["a/x", "a/y"] }, { images: ["a/y", "a/x"] }],
        ["for manifests in another order", { manifests: ["a", "b"] }, { manifests: ["b", "a"] }],
        ["for a repository in another case", { name: "Acme/Deploy" }, {}],
        ["for another value", { set: ["a.yaml:x=1"] }, { set: ["a.yaml:x=2"] }],
    ])("%s", (_why, one, other) => {
        expect(nameFor(one).slice(-8)).toBe(nameFor(other).slice(-8));
    });
});
describe("it is another one", () => {
    test.each([
        ["for another repository", { name: "acme/other" }],
        ["for another base", { base: "release" }],
        ["for other manifests", { manifests: ["prod"] }],
        ["for another image", { images: ["shop/api"] }],
        ["for one more image", { images: ["shop/web", "shop/api"] }],
        ["for one more value", { set: ["a.yaml:x=1"] }],
        ["for the same value of another document", { set: ["a.yaml#2:x=1"] }],
    ])("%s", (_why, target) => {
        expect(nameFor(target)).not.toBe(nameFor({}));
    });
});
test.each([["registry.example:5000/a/web"], ["a/web__x--y.z"], ["x/a.lock"], ["x/-"], [`x/${"long".repeat(40)}`]])("Git takes it for the image %s", (image) => {
    const name = nameFor({ images: [image] });
    expect(isBranchName(name)).toBe(true);
    expect(name.length).toBeLessThan(80);
});
