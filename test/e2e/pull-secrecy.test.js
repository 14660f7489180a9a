/** What a pull is given to log in with goes to the one host that it is for, and nowhere else. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startGitHttp } from "../lab/git-http.ts";
import { runProgram } from "../lab/run-program.ts";
import { findLeaks } from "./leaks.ts";
import { deployToken, kustomization, serveManifests } from "./manifest-server.ts";
import { homeWith, jobs, runJob } from "./pull-secrecy-jobs.ts";
const files = { "kustomization.yaml": kustomization({ "ghcr.io/acme/web": "1" }) };
const images = "ghcr.io/acme/web=2";
describe.concurrent("a pull gives no secret away when it", () => {
    for (const job of jobs.filter(({ full }) => full !== true))
        test(job.what, (context) => runJob(job, false, context));
});
describe.concurrent("a pull's token", () => {
    test("stands in one file while it runs, which only its owner can read", async (context) => {
        const seen = [];
        let folder = "";
        const answer = () => {
            for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
                const [path, info] = [join(folder, name), statSync(join(folder, name))];
                const text = info.isFile() ? readFileSync(path, "utf8") : "";
                const isOwn = /^pushpull-[^/]+$/.test(name);
                if (isOwn || findLeaks([deployToken], [[name, text]]).length > 0)
                    seen.push({ name: name.replace(/^pushpull-[^/]+/, "OWN"), mode: (info.mode & 0o777).toString(8) });
            }
            return undefined;
        };
        const { pull } = await serveManifests({ files, answer }, context);
        const onStart = (_, temp) => {
            folder = temp;
        };
        const run = await pull({ images }, { onStart });
        expect(run.outputs.result).toBe("committed");
        expect(new Set(seen.map(({ name, mode }) => `${name} ${mode}`))).toEqual(new Set(["OWN 700", "OWN/.gitconfig 600"]));
        expect(run.leftovers).toEqual([]);
    });
    test("goes nowhere else when a server sends us on, or a step before has set another way", async (context) => {
        const other = await startGitHttp({ root: "/nowhere" });
        context.onTestFinished(other.stop);
        const answer = ({ path }) => path.startsWith("/acme/moved.git") ? { status: 301, headers: { location: `${other.server}${path}` } } : undefined;
        const { pull, url, server } = await serveManifests({ files, answer }, context);
        const moved = await pull({ images, repository: url.replace("deploy", "moved") });
        expect(moved.errors).toEqual([expect.stringContaining(`has moved to ${other.server}/acme/moved.git`)]);
        const elsewhere = `[url "${other.server}/"]\n\tinsteadOf = ${server.server}/\n\tpushInsteadOf = ${server.server}/\n`;
        const helper = `[credential]\n\thelper = "!echo planted >&2; echo username=a; echo password=b"\n[core]\n\tsshCommand = false\n`;
        const HOME = await homeWith(`${elsewhere}${helper}`, context);
        const setBefore = {
            HOME,
            XDG_CONFIG_HOME: HOME,
            GIT_CONFIG_GLOBAL: join(HOME, ".gitconfig"),
            GIT_CONFIG_COUNT: "1",
            GIT_CONFIG_KEY_0: `url.${other.server}/.insteadOf`,
            GIT_CONFIG_VALUE_0: `${server.server}/`,
            GIT_DIR: HOME,
            GIT_ASKPASS: "/bin/false",
            GIT_SSH_COMMAND: "/bin/false",
        };
        expect((await pull({ images }, { env: setBefore })).outputs.result).toBe("committed");
        expect(other.requests).toEqual([]);
    });
    test("goes nowhere else by the settings of the repository that the job works in", async (context) => {
        const other = await startGitHttp({ root: "/nowhere" });
        context.onTestFinished(other.stop);
        const answer = () => ({ status: 301, headers: { location: "http://127.0.0.1:9/acme/moved.git" } });
        const { pull, server, workspace } = await serveManifests({ files, answer }, context);
        await runProgram("git", ["init", "--quiet", workspace.path], { env: process.env });
        for (const [name, value] of [
            [`url.${other.server}/.insteadOf`, `${server.server}/`],
            ["http.extraHeader", "X-Planted: by a step before"],
        ])
            await runProgram("git", ["-C", workspace.path, "config", name, value], { env: process.env });
        const run = await pull({ images });
        expect(run.errors).toEqual([expect.stringContaining("has moved to http://127.0.0.1:9/acme/moved.git")]);
        expect(other.requests).toEqual([]);
    });
    test("and the job's environment are in no log that the variable DEBUG switches on", async (context) => {
        const { pull } = await serveManifests({ files }, context);
        const planted = "planted-in-the-environment-1";
        const run = await pull({ images }, { env: { DEBUG: "*", DEPLOY_PASSWORD: planted }, secrets: [planted] });
        expect(run.outputs.result).toBe("committed");
        expect(run.log).not.toMatch(/simple-git|file-exists|spawn/i);
    });
});
