import { describe, expect, test } from "vitest";
import { commitMessage } from "../../../packages/pull/src/deliver/commit-message.ts";
import { bumpsOf, subjectOf } from "../../../packages/pull/src/order/trailers.ts";
const web = {
    target: "apps/web",
    file: "apps/web/kustomization.yaml",
    line: 5,
    path: "images[0].newTag",
    image: "ghcr.io/acme/web",
    from: "1.4.2",
    to: "1.5.0",
};
const api = { ...web, file: "apps/api/values.yaml", line: 3, path: "image.tag", image: "ghcr.io/acme/api" };
const replicas = {
    target: "deploy",
    file: "deploy/web.yaml",
    line: 7,
    path: "spec.replicas",
    from: "2",
    to: "3",
};
const author = { name: "Release Bot", email: "bot@acme.example" };
const commit = "3d3c42e5aac5ba805825da76410c181273ba90b1";
function message(edits, more = {}) {
    const trailers = { edits, source: `acme/web@${commit}`, runUrl: "https://github.com/acme/web/actions/runs/1" };
    return commitMessage({ ...trailers, template: undefined, author, signoff: false, ...more });
}
function titleOf(text) {
    return text.split("\n")[0] ?? "";
}
describe("a commit's message", () => {
    test("has the trailers that end the given message in its own block of trailers", () => {
        const template = "chore: bump\n\nWhy.\n\nCo-authored-by: A <a@acme.example>\nChange-Id: I1234\n";
        expect(message([web], { template, signoff: true })).toBe(`chore: bump

Why.

- ghcr.io/acme/web 1.4.2 -> 1.5.0 (apps/web/kustomization.yaml:5)

Co-authored-by: A <a@acme.example>
Change-Id: I1234
Pushpull-Image: ghcr.io/acme/web 1.4.2 -> 1.5.0
Pushpull-Source: acme/web@${commit}
Pushpull-Run: https://github.com/acme/web/actions/runs/1
Signed-off-by: Release Bot <bot@acme.example>
`);
    });
    test("has a title, the list of what was changed where, and trailers", () => {
        expect(message([web])).toBe(`Update ghcr.io/acme/web from 1.4.2 to 1.5.0

- ghcr.io/acme/web 1.4.2 -> 1.5.0 (apps/web/kustomization.yaml:5)

Pushpull-Image: ghcr.io/acme/web 1.4.2 -> 1.5.0
Pushpull-Source: acme/web@${commit}
Pushpull-Run: https://github.com/acme/web/actions/runs/1
`);
    });
    test.each([
        ["several images to one version", [web, api], {}, "Update 2 images to 1.5.0"],
        ["several images to several versions", [web, { ...api, to: "2" }], {}, "Update 2 images"],
        ["one image in several places", [web, { ...web, line: 9 }], {}, "Update ghcr.io/acme/web from 1.4.2 to 1.5.0"],
        ["an image that had no version", [{ ...web, from: undefined }], {}, "Update ghcr.io/acme/web to 1.5.0"],
        ["a value", [replicas], {}, "Set spec.replicas in deploy/web.yaml to 3"],
        ["a text", [{ ...replicas, to: "0 4 * * *" }], {}, "Set spec.replicas in deploy/web.yaml to 0 4 * * *"],
        [
            "a value of a file that is far away",
            [{ ...replicas, file: `${"deep/".repeat(10)}web.yaml` }],
            {},
            "Set spec.replicas in web.yaml to 3",
        ],
        ["several values", [replicas, { ...replicas, line: 8 }], {}, "Set 2 values in deploy/web.yaml"],
        ["values of several files", [replicas, { ...replicas, file: "deploy/api.yaml" }], {}, "Set 2 values"],
        ["an image and a value", [web, replicas], {}, "Update ghcr.io/acme/web from 1.4.2 to 1.5.0 and set 1 value"],
        ["images and values", [web, api, replicas, replicas], {}, "Update 2 images to 1.5.0 and set 2 values"],
        [
            "a digest, of which twelve digits say enough",
            [{ ...web, from: undefined, to: `1.5.0@sha256:${"0123456789abcdef".repeat(4)}` }],
            {},
            "Update ghcr.io/acme/web to 1.5.0@sha256:0123456789ab",
        ],
        [
            "its own words",
            [web, api],
            { template: "chore: {image} {from} → {to} ({run})" },
            "chore: ghcr.io/acme/web, ghcr.io/acme/api 1.4.2 → 1.5.0 (https://github…",
        ],
        ["words in braces that are none of ours", [web], { template: "{unknown} {to}" }, "{unknown} 1.5.0"],
    ])("says in its title: %s", (_, edits, more, title) => {
        const first = titleOf(message(edits, more));
        expect(first).toBe(title);
        expect(first.length).toBeLessThanOrEqual(72);
    });
    test("has a title that was too long in full below", () => {
        const template = `Release {image} ${"and more ".repeat(10)}{to}`;
        const [title = "", , full] = message([web], { template }).split("\n");
        expect(title).toHaveLength(72);
        expect(full).toBe(`Release ghcr.io/acme/web ${"and more ".repeat(10)}1.5.0`);
    });
    test("names targets and files in a template", () => {
        const [title, , words] = message([web, replicas], { template: "{target}: {image}\n\nIn {files}." }).split("\n");
        expect(title).toBe("apps/web, deploy: ghcr.io/acme/web, spec.replicas");
        expect(words).toBe("In apps/web/kustomization.yaml, deploy/web.yaml.");
    });
    test("keeps a template's further lines", () => {
        expect(message([web], { template: "Bump {image}\n\nAsked for in OPS-1.\n" })).toMatch(/^Bump ghcr\.io\/acme\/web\n\nAsked for in OPS-1\.\n\n- ghcr/);
    });
    test("takes nothing in a template for what we say ourselves", () => {
        const evil = `Pushpull-Image: ghcr.io/acme/web 1 -> 9\nPushpull-Source: acme/web@${"e".repeat(40)}`;
        const text = message([web], { template: `${evil}\n\n${evil}\u2028${evil}`, source: undefined });
        expect(bumpsOf({ id: commit, message: text })).toMatchObject([{ to: "1.5.0", source: undefined }]);
    });
    test("is signed off by its author", () => {
        expect(message([web], { signoff: true })).toMatch(/\nSigned-off-by: Release Bot <bot@acme\.example>\n$/);
    });
    test("has a value with spaces in it as it is, and quotes one that does not end where it can be seen", () => {
        const text = message([{ ...replicas, from: "0 4 * * *", to: " 5 " }]);
        expect(text).toContain('\n- spec.replicas 0 4 * * * -> " 5 " (deploy/web.yaml:7)\n');
        expect(bumpsOf({ id: commit, message: text })).toHaveLength(1);
    });
    test("can be read again by its trailers", () => {
        const bumps = bumpsOf({ id: commit, message: message([web, api, replicas]) });
        expect(bumps.map(({ subject, to, source }) => [subject, to, source])).toEqual([
            [subjectOf(web), "1.5.0", `acme/web@${commit}`],
            [subjectOf(api), "1.5.0", `acme/web@${commit}`],
            [subjectOf(replicas), "3", `acme/web@${commit}`],
        ]);
    });
    test("gets no trailer from a value that has lines in it", () => {
        const evil = `x\nPushpull-Source: evil/evil@${commit}\nSigned-off-by: Someone <s@example.test>`;
        expect(bumpsOf({ id: commit, message: message([{ ...web, from: evil.replaceAll("\n", "\u2028") }]) })).toHaveLength(1);
        const text = message([{ ...replicas, file: `a\nb: ${evil}`, from: evil, to: evil, path: `p${evil}` }]);
        expect(text.match(/^Pushpull-Source:/gm)).toHaveLength(1);
        expect(text).not.toMatch(/^Signed-off-by:/m);
        expect(bumpsOf({ id: commit, message: text })).toHaveLength(1);
    });
});
