import { formatImage, normalizeName, parseImage } from "@pushpull/core/images";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
const hex = (length) => fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const component = fc
    .array(fc.tuple(fc.constantFrom(".", "_", "__", "-", "---"), word), { maxLength: 2 })
    .chain((rest) => word.map((first) => first + rest.map(([between, part]) => between + part).join("")));
const port = fc.integer({ min: 1, max: 65_535 });
const host = fc.oneof(fc.constantFrom("localhost", "docker.io", "index.docker.io", "Registry", "[::1]:5000", "[2001:db8::1]", "127.0.0.1"), fc.tuple(word, word).map((labels) => labels.join(".")), fc.tuple(word, port).map((parts) => parts.join(":")));
const path = fc.array(component, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
/** A first part with a dot in it would be a host, and a host has other rules. */
const onHub = fc.oneof(component, fc.tuple(word, path).map((parts) => parts.join("/")));
const name = fc.oneof(onHub, fc.tuple(host, path).map((parts) => parts.join("/")));
const digest = fc.oneof(hex(64).map((digits) => `sha256:${digits}`), hex(96).map((digits) => `sha384:${digits}`), hex(128).map((digits) => `sha512:${digits}`));
const image = fc.record({
    name,
    tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/), { nil: undefined }),
    digest: fc.option(digest, { nil: undefined }),
});
describe("an image reference", () => {
    test("is read as it was written, whatever its name, tag and digest", () => {
        fc.assert(fc.property(image, (reference) => {
            expect(parseImage(formatImage(reference))).toEqual(reference);
        }));
    });
    test("prints back exactly, whatever text was taken for one", () => {
        const pieces = fc.constantFrom("a", "B", "0", "_", "-", ".", ":", "/", "@", "sha256:", "localhost", "[::1]", "5000");
        const text = fc.oneof(fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")), fc.string());
        fc.assert(fc.property(text, (written) => {
            const read = parseImage(written);
            if (read !== undefined)
                expect(formatImage(read)).toBe(written);
        }), { numRuns: 1_000 });
    });
    // From the tests of github.com/distribution/reference.
    test.each([
        "test:5000/repo",
        "lowercase:Uppercase",
        "sub-dom1.foo.com/bar/baz/quux:some-long-tag",
        "b.gcr.io/test.example.com/my-app:test.example.com",
        "xn--n3h.com/myimage:xn--n3h.com",
        "foo_bar.com:8080",
        "foo/foo_bar.com:8080",
        "192.168.1.1",
        "192.168.1.1:5000",
        "192.168.1.1:5000/repo:5050",
        "[2001:db8:1:2:3:4:5:6]/repo:tag",
        "[2001:db8::1]:5000/repo",
        "docker.io/1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a",
        `test:5000/repo:tag@sha256:${"f".repeat(64)}`,
        `${"a/".repeat(127)}a:tag-puts-this-over-max`,
    ])("is %s", (written) => {
        const read = parseImage(written);
        expect(read).toBeDefined();
        expect(read && formatImage(read)).toBe(written);
    });
    test.each([
        "",
        ":justtag",
        `@sha256:${"f".repeat(64)}`,
        "repo@sha256:ffffffff",
        `repo@sha256:${"F".repeat(64)}`,
        `repo@invalid:${"f".repeat(64)}`,
        "Uppercase:tag",
        "test:5000/Uppercase/lowercase:tag",
        `${"a/".repeat(128)}a:tag`,
        `a:${"t".repeat(129)}`,
        "a:",
        "a@",
        "aa/asdf$$^/aa",
        "[2001:db8::1]",
        "[2001:db8::1]:5000",
        "[fe80::1%eth0]:5000/repo",
        "https://github.com/docker/docker",
        "-docker/docker",
        "docker///docker",
        "docker/docker/",
        "two words",
        "shop/web:v1\n",
        "1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a",
    ])("is not %s", (written) => {
        expect(parseImage(written)).toBeUndefined();
    });
});
describe("the name of an image", () => {
    test("is the same on Docker Hub, however much of it is written", () => {
        const ways = [
            "nginx",
            "library/nginx",
            "docker.io/nginx",
            "docker.io/library/nginx",
            "index.docker.io/library/nginx",
        ];
        expect(new Set(ways.map(normalizeName))).toEqual(new Set(["docker.io/library/nginx"]));
        expect(normalizeName("shop/web")).toBe("docker.io/shop/web");
    });
    test.each(["localhost/nginx", "registry.example/nginx", "registry:5000/nginx", "Registry/nginx", "[::1]:5000/nginx"])("leads to a registry of its own: %s", (written) => {
        expect(normalizeName(written)).toBe(written);
    });
    test("is normal once it was normalized, and still the name of an image", () => {
        fc.assert(fc.property(name, (written) => {
            const normal = normalizeName(written);
            expect(normalizeName(normal)).toBe(normal);
            expect(parseImage(normal)?.name).toBe(normal);
        }));
    });
});
