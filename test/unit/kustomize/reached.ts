/** A workspace of a test's own, and what its kustomization `k` may not reach. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { afterEach, beforeEach } from "vitest";
import { findForbiddenReferences, type OpenBase } from "../../../packages/push/src/manifests/forbidden-references.ts";
import { showPath } from "../../../packages/push/src/manifests/manifest.ts";

/** The folder that the workspace is in. */
export let parent: string;
/** The workspace. */
export let root: string;

/** Gives each test of a file a workspace. A file calls it: this one is loaded once for all files that use it. */
export function useWorkspaces(): void {
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "pushpull-reach-"));
    root = join(parent, "workspace");
    await mkdir(root);
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));
}

/** Writes files into the workspace. */
export async function write(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
}

/** The faults of folder `k`, with their places. @param opened gets the addresses of bases */
export async function faultsOf(
  files: Readonly<Record<string, string | Buffer>>,
  opened: string[] = [],
  openBase?: OpenBase,
): Promise<readonly string[]> {
  await write(files);
  const refuse: OpenBase = (address, _, at) => {
    opened.push(address);
    return Promise.reject(new UserError(`not fetched: ${address}`, { code: "kustomize", location: at }));
  };
  const tree = { root, show: (path: string) => showPath(path, root) };
  const faults = await findForbiddenReferences({ folder: join(root, "k"), tree }, openBase ?? refuse);
  return faults.map(({ location, message }) => `${location?.file}:${location?.line}: ${message}`);
}
