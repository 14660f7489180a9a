/** What a kustomization may make the runner read, fetch and run: only what is read before, and nothing by itself. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, readFile, symlink } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freePorts, listenOnLoopback } from "../lab/ports.ts";
import { adminKubeconfig, cluster, get, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { commandsWith } from "./processes.ts";
import { type PushOptions, type PushRun, runPush } from "./run-push.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

/** A server on loopback that counts what it is asked, and has an answer for everything. */
async function metadataService() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end(configMap("fetched"));
  });
  const port = await listenOnLoopback(server);
  onTestFinished(() => void server.close());
  return { asked, port };
}

async function workspaceWith(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const workspace = await makeWorkspace(files);
  onTestFinished(workspace.remove);
  return workspace;
}

/** Pushes what kustomizations build, and says where the run's folder of builds was. */
async function build(
  workspace: Workspace,
  manifests: readonly string[],
  { inputs = {}, ...more }: Partial<PushOptions> = {},
): Promise<{ readonly run: PushRun; readonly namespace: string }> {
  const namespace = await newNamespace();
  const given = {
    manifests: manifests.join("\n"),
    namespace,
    kubeconfig: await adminKubeconfig(),
    wait: "false",
    ...inputs,
  };
  const run = await runPush({ workspace, path, ...more, inputs: given });
  expect(run.leftovers).toEqual([]);
  expect(run.remains).toEqual([]);
  return { run, namespace };
}

test("an option of Git's in a base's address runs nothing, and no address that is not fetched is asked", async () => {
  const { asked, port } = await metadataService();
  const here = `127.0.0.1:${port}`;
  const option = "?ref=--upload-pack=sh%20$GITHUB_WORKSPACE/x.sh%20%23";
  const ways: Readonly<Record<string, string>> = {
    "a-file": `resources: ["file:///nowhere//${option}"]`,
    "b-https": `resources: ["https://bases.invalid/a/b${option}"]`,
    "c-component": `components: ["git::file:///nowhere//${option}"]`,
    "d-http": `resources: ["http://${here}/a.yaml"]`,
    "e-https": `resources: ["https://${here}/a/b"]`,
    "f-decimal": `resources: ["https://2130706433:${port}/a/b"]`,
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
  expect(run.errors).toEqual([expect.stringMatching(/^shallow\/kustomization\.yaml:1: .* leads out of the workspace/)]);
  expect(await get("configmap", "outside", namespace)).toBeUndefined();
});

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
      "out/kustomization.yaml": "resources: [../../../../etc]\n",
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
          [`temp-marker`]: "",
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
    const other = files.filter((file) => file.includes("pushpull-") && !file.startsWith(ownFolder));
    expect(other).toHaveLength(1);
    expect(env).not.toContain(other[0]);
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
        /^k\/kustomization\.yaml:2: Git had not fetched https:\/\/bases\.test\/acme\/base when the time was up/,
      ),
    ]);
    expect(await commandsWith(`600.${port}`)).toEqual([]);
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
    expect(run.postLog).toContain("Ended kubectl");
    expect(run.remains).toEqual([]);
  },
);
