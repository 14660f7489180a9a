/** Git, as a Kustomize build has it: what we fetch before, and the script that hands it out. */
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fetchBase } from "../../../packages/push/src/manifests/remote/fetch-base.ts";
import { writeGitStandIn } from "../../../packages/push/src/manifests/remote/git-stand-in.ts";
import { listenOnLoopback } from "../../lab/ports.ts";
let folder;
beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pushpull-git-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
describe.skipIf(process.platform === "win32")("the git of a build", () => {
    const bases = (root) => [
        { repository: "https://git.test/acme/base.git", ref: "v1", folder: join(root, "a'b") },
        { repository: "git@git.test:acme/x", ref: "HEAD", folder: join(root, "a'b") },
    ];
    /** Runs commands one after the other in a new folder, and gives the last exit code. */
    async function run(...commands) {
        await mkdir(join(folder, "a'b/k8s"), { recursive: true });
        await writeFile(join(folder, "a'b/k8s/kustomization.yaml"), "resources: []\n");
        await writeGitStandIn(join(folder, "bin"), bases(folder));
        const clone = join(folder, "clone");
        await mkdir(clone);
        let code = 0;
        for (const args of commands) {
            if (code !== 0)
                break;
            code = spawnSync(join(folder, "bin/git"), args, { cwd: clone, env: { PATH: "/usr/bin:/bin" } }).status;
        }
        return { code, files: (await readdir(clone)).filter((name) => name !== ".git") };
    }
    test.each([
        ["as Kustomize 5 asks", "https://git.test/acme/base.git", ["checkout", "FETCH_HEAD"]],
        ["as Kustomize 4 asks", "origin", ["reset", "--hard", "FETCH_HEAD"]],
        ["by its address without .git", "https://git.test/acme/base", ["checkout", "FETCH_HEAD"]],
    ])("hands out what was fetched, %s", async (_, from, last) => {
        const add = ["remote", "add", "origin", "https://git.test/acme/base.git"];
        const fetch = ["fetch", "--depth=1", from, "v1"];
        const done = await run(["init"], add, fetch, last, ["submodule", "update", "--init", "--recursive"]);
        expect(done).toEqual({ code: 0, files: ["k8s"] });
    });
    test.each([
        [["fetch", "--depth=1", "https://git.test/acme/base", "v2"]],
        [["fetch", "--depth=1", "https://git.test/acme/other", "v1"]],
        [["fetch", "--depth=1", "https://git.test/acme/base", "--upload-pack=touch ran"]],
        [["fetch", "--depth=1", "--upload-pack=touch ran", "v1"]],
        [["fetch", "--depth=1", "*", "*"]],
        [["fetch", "--depth=1", "https://git.test/acme/base v1", ""]],
        [["fetch", "--depth=1", "https://git.test/acme/base", "v1", "v2"]],
        [["fetch", "--upload-pack=touch ran", "https://git.test/acme/base", "v1"]],
        [["fetch", "--depth=1", "file:///etc", "HEAD"]],
        [["-c", "core.sshCommand=touch ran", "fetch", "x"]],
        [["clone", "https://git.test/acme/base"]],
        [["checkout", "--orphan=x"]],
        [["version"]],
        [[]],
    ])("refuses everything else: %j", async (args) => {
        expect(await run(["init"], args)).toEqual({ code: 1, files: [] });
    });
});
describe("a base is fetched", () => {
    const address = (repository, ref = "HEAD") => ({
        repository,
        ref,
        path: "",
        canonical: new URL("https://git.test/acme/base"),
    });
    const ports = { env: process.env, signal: new AbortController().signal, allowRemote: undefined };
    test.each([
        ["file", () => `file://${folder}`, /transport 'file' not allowed/],
        ["a path", () => folder, /transport 'file' not allowed/],
        ["ext", () => `ext::touch ${join(folder, "ran")}`, /transport 'ext' not allowed/],
        ["an option", () => `--upload-pack=touch ${join(folder, "ran")}`, /strange pathname .* blocked/],
    ])("by https and ssh only, even if an address of another kind came so far: %s", async (_, repository, says) => {
        await expect(fetchBase(address(repository()), join(folder, "base"), ports)).rejects.toThrow(says);
        expect(await readdir(folder)).not.toContain("ran");
    });
    test("not from a server of http, which is not asked", async () => {
        let asked = 0;
        const server = createServer((socket) => {
            asked++;
            socket.destroy();
        });
        const port = await listenOnLoopback(server);
        const fetching = fetchBase(address(`http://127.0.0.1:${port}/a/b`), join(folder, "base"), ports);
        await expect(fetching).rejects.toThrow(/transport 'http' not allowed/);
        server.close();
        expect(asked).toBe(0);
    });
    /** What the `git` that is started, and what it would start, has in its environment. */
    async function environmentFor(protocol, allowed) {
        const bin = join(folder, "bin");
        await mkdir(bin);
        await writeFile(join(bin, "git"), `#!/bin/sh\nenv > ${join(folder, "env")}\ncat "$HOME/.gitconfig" >> ${join(folder, "env")}\nexit 1\n`, {
            mode: 0o755,
        });
        const env = {
            PATH: `${bin}:/usr/bin:/bin`,
            HOME: "/home/me",
            SSH_AUTH_SOCK: "/agent.sock",
            GIT_SSH: "/evil",
            GIT_CONFIG_COUNT: "1",
            GIT_CONFIG_GLOBAL: "/evil",
            KUBECONFIG: "/config",
            GIT_SSL_CAINFO: "/ca.pem",
            "INPUT_SERVER-TOKEN": "t0ken",
        };
        const of = { ...address("x"), canonical: new URL(`${protocol}://git.test/acme/base`) };
        const allowRemote = allowed.map((each) => new URL(each));
        await fetchBase(of, join(folder, "base"), { ...ports, env, allowRemote }).catch(() => { });
        return readFile(join(folder, "env"), "utf8");
    }
    test.skipIf(process.platform === "win32")("with a HOME and a configuration of its own, and no credentials", async () => {
        const env = await environmentFor("https", ["https://git.test/", "ssh://git.test/"]);
        expect(env).toMatch(/^HOME=.*base\.home$/m);
        expect(env).toMatch(/^GIT_ALLOW_PROTOCOL=https:ssh$/m);
        expect(env).toMatch(/^GIT_SSL_CAINFO=\/ca\.pem$/m);
        expect(env).toMatch(/^\thelper =$/m);
        expect(env).not.toMatch(/SSH_AUTH_SOCK|evil|GIT_CONFIG_COUNT|KUBECONFIG|t0ken/);
    });
    test.skipIf(process.platform === "win32").each([
        ["names it", ["ssh://git.test/acme/"], true],
        ["names another", ["ssh://git.test/other/", "https://git.test/acme/"], false],
        ["is not given", [], false],
    ])("with the ssh agent's keys only where input allow-remote %s", async (_, allowed, has) => {
        const env = await environmentFor("ssh", allowed);
        expect(/^SSH_AUTH_SOCK=\/agent\.sock$/m.test(env)).toBe(has);
    });
});
