/** Files of the workspace that are not what they seem. */
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findManifests } from "../../packages/push/src/manifests/find-manifests.ts";
import { findForbiddenReferences, lineOf } from "../../packages/push/src/manifests/forbidden-references.ts";
import { showPath } from "../../packages/push/src/manifests/manifest.ts";
import { findOrigins } from "../../packages/push/src/manifests/origins.ts";
import { readWorkspaceFile } from "../../packages/push/src/manifests/workspace-file.ts";

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), "pushpull-files-"));
  await mkdir(join(workspace, "k"));
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

function makePipe(name: string): void {
  execFileSync("mkfifo", [join(workspace, name)]);
}

/** What is found wrong with a line of input `manifests`. */
async function faultsOf(text: string): Promise<readonly string[]> {
  const found = await findManifests({ text, line: 1 }, workspace);
  return found.map((each) => (each instanceof UserError ? each.message : "no fault"));
}

/** What is found wrong with the kustomization in `k`. */
async function forbiddenIn(): Promise<readonly string[]> {
  const tree = { root: workspace, show: (path: string) => showPath(path, workspace) };
  const open = () => Promise.reject(new Error("asked for a base"));
  return (await findForbiddenReferences({ folder: join(workspace, "k"), tree }, open)).map(({ message }) => message);
}

describe.skipIf(process.platform === "win32")("a named pipe is a fault, and is not read", () => {
  test.each(["k/deploy.yaml", "k", "k/*.yaml"])("as a manifest: %s", async (line) => {
    makePipe("k/deploy.yaml");
    expect(await faultsOf(line)).toEqual(["Input 'manifests', line 1: k/deploy.yaml is not a regular file"]);
  });

  test("as a kustomization", async () => {
    makePipe("k/kustomization.yaml");
    expect(await faultsOf("k")).toEqual(["Input 'manifests', line 1: k/kustomization.yaml is not a regular file"]);
    expect(await forbiddenIn()).toEqual(["k/kustomization.yaml is not a regular file"]);
  });

  test.each(["resources", "generators", "components", "patchesStrategicMerge", "configurations"])(
    "in the %s of a kustomization",
    async (field) => {
      makePipe("k/pipe.yaml");
      await writeFile(join(workspace, "k/kustomization.yaml"), `${field}: [pipe.yaml]\n`);
      expect(await forbiddenIn()).toEqual(["k/kustomization.yaml names pipe.yaml, which is not a regular file"]);
    },
  );

  test("where the origin of a field is looked for", async () => {
    makePipe("k/pipe.yaml");
    const fields = "resources: [pipe.yaml]\npatches: [{ path: pipe.yaml }]\n";
    await writeFile(join(workspace, "k/kustomization.yaml"), fields);
    const origin = await findOrigins(join(workspace, "k/kustomization.yaml"), workspace);
    expect(origin({ apiVersion: "v1", kind: "Pod", metadata: { name: "a" } })).toBeUndefined();
    expect(await lineOf("a", join(workspace, "k/pipe.yaml"))).toBe(1);
  });
});

test("a file that is too large is a fault, and is not read", async () => {
  const path = join(workspace, "large.yaml");
  await writeFile(path, "");
  await truncate(path, 2 ** 40);
  expect(await readWorkspaceFile(path, "large.yaml")).toMatchObject({ message: "large.yaml is larger than 32 MiB" });
});
