/** The pages for people name files and folders of this repository that are there, and link to pages and headings that are. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../workshop/paths.ts";
const pages = ["README.md", ...globSync("{.github,actions/*}/*.md", { cwd: root })];
const named = /`((?:packages|actions\/(?:push|pull)|test)\/[\w./-]+)`/g;
const linked = /\]\((?!https?:)([^)\s]+)\)/g;
/** GitHub's anchor of a heading. */
function anchorOf(heading) {
    return heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- ]/gu, "")
        .replaceAll(" ", "-");
}
function hasAnchor(page, anchor) {
    const headings = readFileSync(join(root, page), "utf8").matchAll(/^#+ (.*)$/gm);
    return [...headings].some(([, heading = ""]) => anchorOf(heading) === anchor);
}
test.each(pages)("%s names only files that are there", (page) => {
    const paths = [...readFileSync(join(root, page), "utf8").matchAll(named)].map(([, path = ""]) => path);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
test.each(pages)("%s links only to what is there", (page) => {
    const links = [...readFileSync(join(root, page), "utf8").matchAll(linked)].map(([, link = ""]) => link);
    const broken = links.filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? page : join(dirname(page), path);
        return !existsSync(join(root, target)) || (anchor !== undefined && !hasAnchor(target, anchor));
    });
    expect(broken).toEqual([]);
});
