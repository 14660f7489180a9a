/** A bump from end to end, over a way as long as to a forge: by our action, and by the usual step of a shell. */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { runPull } from "../e2e/run-pull.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
import { startGitHttp } from "../lab/git-http.ts";
import { temporaryFolder } from "../lab/guard.ts";
import { startRelay } from "../lab/relay.ts";
import { runProgram } from "../lab/run-program.ts";
import { median } from "./bench.ts";
import { image, team } from "./manifest-repository.ts";
const rounds = 5;
/** What workflows have without an action for it. */
function script(url, from, to) {
    return `set -eu
git clone --quiet --depth 1 ${url} deploy
cd deploy
grep -rlF --include='*.yaml' '${image.name}:${from}' . | xargs sed -i 's#${image.name}:${from}#${image.name}:${to}#'
git -c user.name=ci -c user.email=ci@example.test commit --quiet --all --message='Update ${image.name} to ${to}'
git push --quiet
`;
}
/** Measures each in turn, on one repository that goes on from version to version. @throws when a bump did not arrive */
export async function measureBumps({ path, toChange }, rtt) {
    const folder = await temporaryFolder("bumps");
    const root = join(folder.path, "root");
    const repository = join(root, "deploy.git");
    await cp(path, repository, { recursive: true });
    const git = (args) => runProgram("git", [`--git-dir=${repository}`, ...args]);
    await git(["config", "http.receivepack", "true"]);
    await git(["config", "uploadpack.allowFilter", "true"]);
    const server = await startGitHttp({ root });
    const relay = await startRelay({ to: server.server, delay: rtt / 2 });
    const url = `${relay.server.replace(/^https/, "http")}/deploy.git`;
    let version = image.version;
    const next = async (bump) => {
        const to = `1.5.${Number(version.split(".")[1] === "4" ? 0 : (version.split(".")[2] ?? 0)) + 1}`;
        const taken = await bump(version, to);
        const changed = (await git(["grep", "-cF", `${image.name}:${to} `, "main"])).trim().split("\n").length;
        if (changed !== toChange)
            throw new Error(`${changed} of ${toChange} files have the new version`);
        version = to;
        return taken;
    };
    const shell = [];
    const pull = [];
    const pullPath = [];
    try {
        for (let round = 0; round < rounds; round++) {
            shell.push(await next((from, to) => byShell(script(url, from, to))));
            pull.push(await next((_, to) => byAction({ repository: url, images: `${image.name}=${to}` })));
            pullPath.push(await next((_, to) => byAction({ repository: url, images: `${image.name}=${to}`, manifests: team })));
        }
        return { shell: median(shell), pull: median(pull), pullPath: median(pullPath) };
    }
    finally {
        await relay.stop();
        await server.stop();
        await folder.remove();
    }
}
async function byShell(text) {
    const folder = await temporaryFolder("shell");
    try {
        const begun = performance.now();
        await runProgram("sh", ["-c", text], { cwd: folder.path });
        return (performance.now() - begun) / 1000;
    }
    finally {
        await folder.remove();
    }
}
/** Through its committed bundle, with its post step, as in a run that says what it was built from. */
async function byAction(inputs) {
    const workspace = await makeWorkspace();
    let milliseconds = 0;
    const time = (child) => {
        const begun = performance.now();
        child.once("exit", () => {
            milliseconds += performance.now() - begun;
        });
    };
    try {
        const env = { GITHUB_REPOSITORY: "acme/web", GITHUB_SHA: "0".repeat(40) };
        const run = await runPull({ workspace, inputs, env, searched: false, onStart: time, onPost: time });
        if (run.code !== 0)
            throw new Error(run.log);
        return milliseconds / 1000;
    }
    finally {
        await workspace.remove();
    }
}
