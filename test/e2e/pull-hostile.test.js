/** What stands around a pull that others have written: the event that starts it, and the workspace that it runs in. */
import { existsSync } from "node:fs";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { kustomization, serveManifests } from "./manifest-server.ts";
const files = { "web/kustomization.yaml": kustomization({ "shop/web": "1.4.2" }) };
const inputs = { images: "shop/web=1.5.0" };
/** A pull in a workspace with files in it. */
async function pullIn(context, workspaceFiles) {
    const served = await serveManifests({ files }, context);
    await served.workspace.write(workspaceFiles);
    return served;
}
describe.concurrent("an event of `pull_request_target`", () => {
    const planted = "planted-by-a-stranger";
    const name = `$(touch ${planted});--upload-pack=${planted}/../../\n::set-env name=PATH::${planted}`;
    const person = { login: name, name, html_url: `https://${planted}.example` };
    const repository = { name: planted, full_name: `${planted}/${planted}`, owner: person, default_branch: name };
    const side = { ref: name, sha: name, label: name, repo: repository, user: person };
    const events = [
        [
            "names of a stranger's",
            { number: name, repository, sender: person, pull_request: { title: name, body: name, head: side, base: side } },
        ],
        ["no fields", { pull_request: {} }],
        ["fields of another kind", { pull_request: [null], repository: 5, sender: "a", number: {}, inputs: name }],
    ];
    test.for(events)("with %s changes nothing of what is done and shown", async ([, event], context) => {
        const { pull, repository, workspace } = await pullIn(context, {
            "event.json": JSON.stringify(event).replace('"number"', '"__proto__":{"polluted":true},"number"'),
        });
        const run = await pull(inputs, {
            env: {
                GITHUB_EVENT_PATH: join(workspace.path, "event.json"),
                GITHUB_EVENT_NAME: "pull_request_target",
                GITHUB_REPOSITORY: "acme/shop",
                GITHUB_REF: `refs/pull/1/merge`,
                GITHUB_HEAD_REF: name,
                GITHUB_BASE_REF: name,
            },
        });
        expect(run.errors).toEqual([]);
        expect(run.outputs.result).toBe("committed");
        const message = await repository.git(["log", "-1", "--format=%an%ae%cn%B", "main"]);
        for (const shown of [run.log, run.summary, JSON.stringify([run.outputs, run.report]), message])
            expect(shown).not.toContain(planted);
    });
});
test.skipIf(process.platform === "win32")("a workspace with a Git configuration, hooks, filters and programs has none of them run", async (context) => {
    const run = `touch "$PWD/ran"; touch "$(dirname "$0")/ran"`;
    const config = `[core]
	fsmonitor = "${run}"
	hooksPath = hooks
	sshCommand = "${run}"
	editor = "${run}"
	pager = "${run}"
	askPass = ./git
[credential]
	helper = "!${run}"
[filter "x"]
	clean = "${run}"
	smudge = "${run}"
	process = "${run}"
[include]
	path = ./config-too
[url "http://127.0.0.1:1/"]
	insteadOf = http
[submodule "x"]
	update = "!${run}"
`;
    const programs = [
        "git",
        "ssh",
        "kubectl",
        "hooks/pre-push",
        "hooks/reference-transaction",
        ".git/hooks/post-checkout",
    ];
    const { pull, repository, workspace } = await pullIn(context, {
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/config": config,
        ".git/objects/.keep": "",
        ".git/refs/.keep": "",
        ".gitconfig": config,
        ".gitattributes": "* filter=x diff=x merge=x\n",
        ".gitmodules": '[submodule "x"]\n\tpath = x\n\turl = ext::sh\n\tupdate = !touch ran\n',
        ...Object.fromEntries(programs.map((name) => [name, `#!/bin/sh\n${run}\nexit 1\n`])),
    });
    for (const name of programs)
        await chmod(join(workspace.path, name), 0o755);
    const ended = await pull(inputs, {
        path: ["", "."],
        env: {
            GIT_DIR: join(workspace.path, ".git"),
            GIT_CONFIG_GLOBAL: join(workspace.path, ".gitconfig"),
            HOME: workspace.path,
        },
    });
    expect(ended.errors).toEqual([]);
    expect(ended.outputs.result).toBe("committed");
    expect(await repository.read("web/kustomization.yaml")).toContain("1.5.0");
    for (const name of ["ran", "hooks/ran", ".git/ran", ".git/hooks/ran"])
        expect(existsSync(join(workspace.path, name)), name).toBe(false);
    expect(await readFile(join(workspace.path, ".git/config"), "utf8")).toBe(config);
});
