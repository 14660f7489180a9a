/** A workspace of a test's own, and what its kustomization `k` may not reach. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { afterEach, beforeEach } from "vitest";
import { showPath } from "../../../packages/push/src/manifests/manifest.ts";
import { findForbidden } from "../../../packages/push/src/manifests/reach.ts";
/** The folder that the workspace is in. */
export let parent;
/** The workspace. */
export let root;
beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "pushpull-reach-"));
    root = join(parent, "workspace");
    await mkdir(root);
});
afterEach(() => rm(parent, { recursive: true, force: true }));
/** Writes files into the workspace. */
export async function write(files) {
    for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, name)), { recursive: true });
        await writeFile(join(root, name), content);
    }
}
/** The faults of folder `k`, with their places. @param opened gets the addresses of bases */
export async function faultsOf(files, opened = [], openBase) {
    await write(files);
    const refuse = (address, _, at) => {
        opened.push(address);
        return Promise.reject(new UserError(`not fetched: ${address}`, { code: "kustomize", location: at }));
    };
    const tree = { root, show: (path) => showPath(path, root) };
    const faults = await findForbidden({ folder: join(root, "k"), tree }, openBase ?? refuse);
    return faults.map(({ location, message }) => `${location?.file}:${location?.line}: ${message}`);
}
