/** What a kustomization may make the runner read, fetch and run: only what is read before, and nothing by itself. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, readFile, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { adminKubeconfig, cluster, get, path } from "./cluster.ts";
import { build, metadataService, workspaceWith } from "./kustomize-builds.ts";
import { configMap } from "./manifests.ts";
import { runPush } from "./run-push.ts";

test("a Git option in a base's address runs nothing, and refused addresses get no request", async () => {
  const { asked, port } = await metadataService();
  const here = `127.0.0.1:${port}`;
  const option = "?ref=--upload-pack=sh%20$GITHUB_WORKSPACE/x.sh%20%23";
  const ways: Readonly<Record<string, string>> = {
    "a-file": `resources: ["file:///nowhere//${option}"]`,
    "b-https": `resources: ["https://bases.invalid/a/b${option}"]`,
    "c-component": `components: ["git::file:///nowhere//${option}"]`,
    "d-http": `resources: ["http://${here}/a.yaml"]`,
    "e-https": `resources: ["https://${here}/a/b"]`,
    "g-files": `configMapGenerator: [{ name: a, files: ["c=http://${here}/x"] }]`,
    "h-envs": `secretGenerator: [{ name: a, envs: ["http://${here}/x"] }]`,
    "i-patch": `patches: [{ path: "http://${here}/x" }]`,
    "j-repository": `resources: ["file://$PARENT"]`,
    "k-scp": 'resources: ["git@127.0.0.1:a/b"]',
  };
  const parent = await workspaceWith({ "kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": configMap("outside") });
  for (const args of [
    ["init", "-q"],
    ["add", "."],
    ["-c", "user.name=a", "-c", "user.email=a@a.test", "commit", "-qm", "a"],
  ])
    spawnSync("git", args, { cwd: parent.path });
  const files = Object.entries(ways).map(([name, text]) => [
    `${name}/kustomization.yaml`,
    `namePrefix: a-\n${text.replace("$PARENT", parent.path)}\n`,
  ]);
  const workspace = await workspaceWith({ ...Object.fromEntries(files), "x.sh": `touch ${parent.path}/ran\n` });
  const { run } = await build(workspace, Object.keys(ways), { inputs: { "dry-run": "true" } });
  expect(run.errors.map((error) => /^([\w-]+)\/kustomization\.yaml:2: .* names .*, which /.exec(error)?.[1])).toEqual(
    Object.keys(ways),
  );
  expect(asked).toEqual([]);
  expect(spawnSync("ls", [parent.path]).stdout.toString()).not.toContain("ran");
});

test("no request goes to an address that YAML parsers read differently, in a folder with a line break in its name, or in a plugin on one line", async () => {
  const { asked, port } = await metadataService();
  const address = `http://127.0.0.1:${port}/a.yaml`;
  const workspace = await workspaceWith({
    "a/kustomization.yaml": `resources: !!omap ["${address}"]\n`,
    "b/kustomization.yaml": 'resources: ["c\\nd"]\n',
    "b/c\nd/kustomization.yaml": `resources: ["${address}"]\n`,
    "e/kustomization.yaml": `transformers:\n- '{ apiVersion: builtin, kind: PatchTransformer, metadata: { name: a }, path: "${address}" }'\n`,
  });
  const { run } = await build(workspace, ["a", "b", "e"], { inputs: { "dry-run": "true" } });
  expect(run.errors).toHaveLength(3);
  expect(asked).toEqual([]);
});

test("kubectl ignores the user's preferences", async () => {
  const workspace = await workspaceWith({
    "k/kustomization.yaml": "configMapGenerator: [{ name: a, files: [../outside.txt] }]\n",
    "outside.txt": "outside",
    "home/.kube/kuberc": `apiVersion: kubectl.config.k8s.io/v1beta1
kind: Preference
defaults:
- { command: kustomize, options: [{ name: load-restrictor, default: LoadRestrictionsNone }] }
`,
  });
  const [HOME, KUBERC] = [join(workspace.path, "home"), join(workspace.path, "home/.kube/kuberc")];
  // It has an effect where nobody stops it.
  const args = ["kustomize", join(workspace.path, "k")];
  const env = { ...process.env, HOME };
  expect(spawnSync(join(cluster.kubectlFolder, "kubectl"), args, { env }).stdout.toString()).toContain("outside");
  const { run } = await build(workspace, ["k"], { env: { HOME, KUBERC } });
  expect(run.errors).toEqual([expect.stringContaining("is not in or below")]);
});

test.skipIf(process.platform === "win32")(
  "a program in the workspace is not run, also where the PATH has an empty part",
  async () => {
    const workspace = await workspaceWith({
      "k/kustomization.yaml": "resources: [a.yaml]\n",
      "k/a.yaml": configMap("a"),
      ...Object.fromEntries(
        ["kubectl", "git"].map((name) => [name, '#!/bin/sh\ntouch "$(dirname "$0")/ran"\nexit 1\n']),
      ),
    });
    for (const name of ["kubectl", "git"]) await chmod(join(workspace.path, name), 0o755);
    const { run } = await build(workspace, ["k"], { path: ["", ".", ...path] });
    expect(run.errors).toEqual([]);
    expect(existsSync(join(workspace.path, "ran"))).toBe(false);
  },
);

test("a base outside of the workspace is not read through a link to a deeper folder", async () => {
  const parent = await workspaceWith({
    "outside/kustomization.yaml": "resources: [a.yaml]\n",
    "outside/a.yaml": configMap("outside"),
    "workspace/k/kustomization.yaml": "resources: [../a/b/c/link]\n",
    "workspace/a/b/c/d.yaml": configMap("d"),
    // From where the link is, `../../outside` is in the workspace; from where it leads to, it is not.
    "workspace/a/b/outside/kustomization.yaml": "resources: [a.yaml]\n",
    "workspace/a/b/outside/a.yaml": configMap("inside"),
    "workspace/shallow/kustomization.yaml": "resources: [../../outside]\n",
  });
  await symlink("../../../shallow", join(parent.path, "workspace/a/b/c/link"));
  const { run, namespace } = await build({ ...parent, path: join(parent.path, "workspace") }, ["k"]);
  expect(run.errors).toEqual([
    expect.stringMatching(/^shallow\/kustomization\.yaml:1: .* is outside of the workspace/),
  ]);
  expect(await get("configmap", "outside", namespace)).toBeUndefined();
});

test.skipIf(process.platform === "win32")(
  "a build finds no credentials: not in its environment, and not on the disk",
  async () => {
    const real = join(cluster.kubectlFolder, "kubectl");
    const seen = await workspaceWith({
      kubectl: `#!/bin/sh
if [ "$1" = kustomize ]; then env > "$SEEN/env"; find "$TEMP_OF_RUN" > "$SEEN/files"; fi
exec ${real} "$@"
`,
    });
    const script = await readFile(join(seen.path, "kubectl"), "utf8");
    await chmod(join(seen.path, "kubectl"), 0o755);
    const workspace = await workspaceWith({
      "k/kustomization.yaml": "resources: [a.yaml]\n",
      "k/a.yaml": configMap("a"),
    });
    let temp = "";
    const { run, namespace } = await build(workspace, ["k"], {
      path: [seen.path, ...path],
      env: {
        KUBECONFIG: "/home/me/config",
        AWS_SECRET_ACCESS_KEY: "not-for-builds",
        SSH_AUTH_SOCK: "/agent",
        HTTPS_PROXY: undefined,
      },
      makeTemp: async (runner) => {
        temp = join(runner, "temp");
        await seen.write({
          kubectl: script.replaceAll("$SEEN", seen.path).replaceAll("$TEMP_OF_RUN", temp),
        });
        spawnSync("mkdir", [temp]);
        return temp;
      },
    });
    expect(run.errors).toEqual([]);
    expect(await get("configmap", "a", namespace)).toBeDefined();
    const env = await readFile(join(seen.path, "env"), "utf8");
    const files = (await readFile(join(seen.path, "files"), "utf8")).split("\n");
    expect(env).toMatch(/^TMPDIR=.*pushpull-/m);
    expect(env).toMatch(/^HTTPS_PROXY=http:\/\/127\.0\.0\.1:0$/m);
    expect(env).not.toMatch(/KUBECONFIG|not-for-builds|SSH_AUTH_SOCK|INPUT_/);
    expect(files.filter((file) => /kubeconfig|\.sock$/.test(file))).toEqual([]);
    const ownFolder = /^PUSHPULL_RUN=(.*)$/m.exec(env)?.[1] ?? "";
    expect(ownFolder.startsWith(temp)).toBe(true);
    // The other folder is the run's own, in which the kubeconfig will be.
    const other = files.filter((file) => basename(file).startsWith("pushpull-") && file !== ownFolder);
    expect(other).toHaveLength(1);
    expect(env).not.toContain(other[0]);
  },
);

test.skipIf(process.platform !== "linux")(
  "a run that is killed in a build leaves nothing of it after its post step",
  async () => {
    const folder = await workspaceWith({
      kubectl: `#!/bin/sh\nif [ "$1" = kustomize ]; then touch "$(dirname "$0")/begun"; exec sleep 600; fi\nexit 1\n`,
    });
    await chmod(join(folder.path, "kubectl"), 0o755);
    const workspace = await workspaceWith({
      "k/kustomization.yaml": "resources: [a.yaml]\n",
      "k/a.yaml": configMap("a"),
    });
    const run = await runPush({
      workspace,
      path: [folder.path],
      inputs: { manifests: "k", kubeconfig: await adminKubeconfig() },
      onStart: async (child) => {
        await expect.poll(() => existsSync(join(folder.path, "begun")), { timeout: 30_000 }).toBe(true);
        child.kill("SIGKILL");
      },
    });
    expect(run.leftovers).toHaveLength(2);
    expect(run.postLog).toContain("Stopped kubectl");
    expect(run.remains).toEqual([]);
  },
);

test.skipIf(process.platform !== "linux")(
  "what a build has started ends with it, before there are credentials",
  async () => {
    const folder = await workspaceWith({
      kubectl: `#!/bin/sh
here="$(dirname "$0")"
case "$1" in
  kustomize) setsid sleep 600 < /dev/null > "$here/out" 2>&1 & echo $! > "$here/pid" ;;
  # One that has ended, and that nobody has waited for, has no command line.
  proxy) if grep -q sleep "/proc/$(cat "$here/pid")/cmdline"; then touch "$here/outlived"; fi ;;
esac
exec ${join(cluster.kubectlFolder, "kubectl")} "$@"
`,
    });
    await chmod(join(folder.path, "kubectl"), 0o755);
    const workspace = await workspaceWith({
      "k/kustomization.yaml": "resources: [a.yaml]\n",
      "k/a.yaml": configMap("a"),
    });
    const { run } = await build(workspace, ["k"], { path: [folder.path, ...path] });
    expect(run.errors).toEqual([]);
    expect(existsSync(join(folder.path, "pid"))).toBe(true);
    expect(existsSync(join(folder.path, "outlived"))).toBe(false);
  },
);
