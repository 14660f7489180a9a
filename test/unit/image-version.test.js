import { namesCommit } from "@pushpull/core/images";
import { describe, expect, test } from "vitest";
import { hasFixedVersion } from "../../packages/push/src/images/image-version.ts";
const digest = `sha256:${"0".repeat(64)}`;
describe("an image names a version with", () => {
    test.each([
        "shop/web:1.4.2",
        "shop/web:v3",
        "shop/web:22",
        "shop/web:2026-01-31",
        "shop/web:1.27-alpine",
        "shop/web:8d3f0c1",
        "shop/web:main-8d3f0c1",
        "shop/web:nightly-20260131",
        "shop/web:abcdefa",
        `shop/web@${digest}`,
        `shop/web:latest@${digest}`,
        "registry.example:5000/shop/web:1",
    ])("%s", (image) => {
        expect(hasFixedVersion(image)).toBe(true);
    });
});
describe("an image names none with", () => {
    test.each([
        "shop/web",
        "registry.example:5000/shop/web",
        "shop/web2",
        "shop/web:latest",
        "shop/web:Latest",
        "shop/web:latest-alpine3.20",
        "shop/web:v2-latest",
        ...["main", "master", "stable", "edge", "nightly", "dev", "prod", "lts", "feature-login"].map((tag) => `shop/web:${tag}`),
        "shop/web:$(TAG)",
        "",
    ])("%s", (image) => {
        expect(hasFixedVersion(image)).toBe(false);
    });
});
describe("a tag names the commit that it was built from", () => {
    test.each(["8d3f0c1", "main-8d3f0c1", "sha-8d3f0c1b2a49", "abcdefa", "1".repeat(40), `v1.2.3-${"a1".repeat(20)}`])("as %s", (tag) => {
        expect(namesCommit(tag)).toBe(true);
    });
    test.each(["latest", "1.4.2", "20260131", "v8d3f0c1", "main-20260131", "8d3f0c", "8d3f0c1-dirty"])("but not as %s", (tag) => {
        expect(namesCommit(tag)).toBe(false);
    });
});
