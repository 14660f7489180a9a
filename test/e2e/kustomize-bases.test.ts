/** Bases of kustomizations in Git repositories: fetched by us, read, and then built. */
import { spawnSync } from "node:child_process";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePorts } from "../lab/ports.ts";
import { get, path } from "./cluster.ts";
import { build, metadataService, workspaceWith } from "./kustomize-builds.ts";
import { configMap } from "./manifests.ts";
import { commandsWith } from "./processes.ts";
import type { PushOptions } from "./run-push.ts";

/** Repositories that this machine's `git` finds below https://bases.test/acme/; nothing else is changed. */
async function repositories(files: Readonly<Record<string, string>>): Promise<PushOptions["path"]> {
  const folder = await workspaceWith({
    ...files,
    "bin/git": `#!/bin/sh
echo "$*" >> "$(dirname "$0")/../asked"
export GIT_ALLOW_PROTOCOL=file
exec /usr/bin/git -c "url.file://$(dirname "$0")/../.insteadOf=https://bases.test/acme/" "$@"
`,
  });
  await chmod(join(folder.path, "bin/git"), 0o755);
  const names = new Set(Object.keys(files).map((name) => name.split("/")[0] ?? ""));
  for (const name of names) {
    const cwd = join(folder.path, name);
    const author = ["-c", "user.name=a", "-c", "user.email=a@a.test"];
    for (const args of [
      ["init", "-q", "-b", "main"],
      ["add", "."],
      [...author, "commit", "-qm", "a"],
      ["tag", "v1"],
    ])
      expect(spawnSync("git", args, { cwd }).status).toBe(0);
  }
  return [join(folder.path, "bin"), ...path];
}

const base = {
  "base/k8s/kustomization.yaml": "resources: [a.yaml, ../more, 'https://bases.test/acme/nested?ref=v1']\n",
  "base/k8s/a.yaml": configMap("a"),
  "base/more/kustomization.yaml": "resources: [b.yaml]\n",
  "base/more/b.yaml": configMap("b"),
  "nested/kustomization.yaml": "resources: [c.yaml]\n",
  "nested/c.yaml": configMap("c"),
};

test.skipIf(process.platform === "win32")(
  "a base in a Git repository is built, with one that it names itself",
  async () => {
    const withGit = await repositories(base);
    const workspace = await workspaceWith({
      "k/kustomization.yaml": "namePrefix: x-\nresources: ['https://bases.test/acme/base//k8s?ref=main']\n",
    });
    const { run, namespace } = await build(workspace, ["k"], { path: withGit });
    expect(run.errors).toEqual([]);
    for (const name of ["x-a", "x-b", "x-c"]) expect(await get("configmap", name, namespace)).toBeDefined();

    const allow = { "allow-remote": "https://bases.test/acme/base" };
    const { run: narrow } = await build(workspace, ["k"], { path: withGit, inputs: allow });
    expect(narrow.errors).toEqual([
      expect.stringMatching(
        /^k\/kustomization\.yaml:2: https:\/\/bases\.test\/acme\/base\/\/k8s\/kustomization\.yaml names .*nested.*'allow-remote' does not allow/,
      ),
    ]);

    const { run: none } = await build(workspace, ["k"], { path: withGit, inputs: { "allow-remote": "none" } });
    expect(none.errors).toEqual([expect.stringMatching(/^k\/kustomization\.yaml:2: .*'allow-remote' does not allow/)]);
  },
);

test.skipIf(process.platform === "win32")(
  "a base that names a file of the runner, an option or a URL itself is not built",
  async () => {
    const { asked, port } = await metadataService();
    const evil = {
      "file/kustomization.yaml": 'resources: ["file:///nowhere//?ref=--upload-pack=touch%20ran%20%23"]\n',
      "url/kustomization.yaml": `resources: ["http://127.0.0.1:${port}/a.yaml"]\n`,
      "generator/kustomization.yaml": `configMapGenerator: [{ name: a, files: ["c=http://127.0.0.1:${port}/x"] }]\n`,
      "plugin/kustomization.yaml": "generators: [p]\n",
      "plugin/p/kustomization.yaml": "resources: [g.yaml]\n",
      "plugin/p/g.yaml": `apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: { name: a }\nfiles: ["c=http://127.0.0.1:${port}/x"]\n`,
    };
    const withGit = await repositories(evil);
    const names = ["file", "generator", "plugin", "url"];
    const workspace = await workspaceWith(
      Object.fromEntries(
        names.map((name) => [`${name}/kustomization.yaml`, `resources: ['https://bases.test/acme/${name}']\n`]),
      ),
    );
    const { run } = await build(workspace, names, { path: withGit });
    expect(
      run.errors.map((error) => /^(\w+)\/kustomization\.yaml:1: https:\/\/bases\.test\/acme\/\1\/\//.exec(error)?.[1]),
    ).toEqual(names);
    expect(asked).toEqual([]);
  },
);

test.skipIf(process.platform === "win32")(
  "a Git server that never answers ends the run when its time is up, and leaves no git behind",
  async () => {
    const [port = 0] = await freePorts(1);
    const folder = await workspaceWith({
      "bin/git": `#!/bin/sh\ncase "$*" in *fetch*) exec sleep 600.${port} ;; *) exec /usr/bin/git "$@" ;; esac\n`,
    });
    await chmod(join(folder.path, "bin/git"), 0o755);
    const workspace = await workspaceWith({ "k/kustomization.yaml": "resources:\n- https://bases.test/acme/base\n" });
    const { run } = await build(workspace, ["k"], {
      path: [join(folder.path, "bin"), ...path],
      inputs: { timeout: "4s" },
    });
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^k\/kustomization\.yaml:2: The run timed out while Git was fetching https:\/\/bases\.test\/acme\/base/,
      ),
    ]);
    expect(await commandsWith(`600.${port}`)).toEqual([]);
  },
);
