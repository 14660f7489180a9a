/** Runs a workflow as GitHub's runner would, with this checkout as `acme/pushpull@v1`. */
import { spawn } from "node:child_process";
import { cp, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { act } from "./act.ts";
import { mark, temporaryFolder } from "./guard.ts";
import { runProgram } from "./run-program.ts";
const root = join(import.meta.dirname, "..", "..");
/** Runs it to its end with act. */
export async function runWorkflow(options) {
    const program = await act();
    const folder = await temporaryFolder("workflow");
    try {
        const repository = join(folder.path, "repository");
        const home = join(folder.path, "home");
        const ours = join(folder.path, "pushpull");
        await mkdir(home);
        await makeRepository(options.repository, repository, home);
        // What GitHub unpacks of our repository, as far as a step needs it.
        for (const part of ["actions", "dist"])
            await cp(join(root, part), join(ours, part), { recursive: true });
        const child = spawn(program, argumentsFor(options, ours), {
            cwd: repository,
            env: { HOME: home, PATH: pathOf(options.path ?? []), ...mark },
            stdio: ["ignore", "pipe", "pipe"],
        });
        let words = "";
        child.stderr.setEncoding("utf8").on("data", (chunk) => {
            words += chunk;
        });
        const ended = new Promise((resolve) => child.once("close", resolve));
        const lines = [];
        const summaries = [];
        for await (const written of createInterface({ input: child.stdout })) {
            const entry = JSON.parse(written);
            if (entry.command === "summary")
                summaries.push(entry.content ?? "");
            for (const line of visible(entry)) {
                lines.push(line);
                options.onLine?.(line);
            }
        }
        const succeeded = (await ended) === 0;
        // Of a job that failed it says so in the log; without a job there is none.
        if (!succeeded && lines.length === 0)
            throw new Error(`act did not run the workflow:\n${words}`);
        const left = (await readdir(home, { recursive: true })).filter((name) => /(^|\/)pushpull-[^/]*$/.test(name));
        return { succeeded, log: lines.join("\n"), summaries, leftovers: left };
    }
    finally {
        await folder.remove();
    }
}
/** What a step prints, errors and warnings, and the beginning and end of steps. */
function visible({ msg = "", raw_output: raw, command, arg = "", kvPairs = {} }) {
    if (raw === true)
        return [`  ${msg.trimEnd()}`];
    if (command === "error" || command === "warning") {
        const place = kvPairs.file === undefined ? "" : `${kvPairs.file}:${kvPairs.line}: `;
        return [`  ${command === "error" ? "Error" : "Warning"}: ${place}${arg.trimEnd()}`];
    }
    if (/^⭐ Run (Main|Post) /u.test(msg))
        return [msg.replace(/^⭐ /u, "")];
    return /^🏁/u.test(msg) ? [msg.replace(/^🏁\s*/u, "")] : [];
}
function argumentsFor(options, ours) {
    const { event = "workflow_dispatch", workflow, inputs = {}, secrets = {}, variables = {}, env = {} } = options;
    const pairs = (flag, values) => Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
    return [
        event,
        "--json",
        "--no-cache-server",
        "--platform=ubuntu-latest=-self-hosted",
        `--local-repository=acme/pushpull@v1=${ours}`,
        ...(workflow === undefined ? [] : [`--workflows=.github/workflows/${workflow}`]),
        ...pairs("--input", inputs),
        ...pairs("--secret", secrets),
        ...pairs("--var", variables),
        ...pairs("--env", env),
    ];
}
/** Steps run with the Node that runs us: the actions ask for Node 24. */
function pathOf(folders) {
    return [...folders, dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(":");
}
async function makeRepository(from, to, home) {
    await cp(from, to, { recursive: true });
    const env = { HOME: home, PATH: process.env.PATH };
    const git = (...args) => runProgram("git", args, { cwd: to, env });
    await git("init", "--quiet", "--initial-branch=main");
    await git("add", "--all");
    const author = ["-c", "user.name=lab", "-c", "user.email=lab@example.test"];
    await git(...author, "commit", "--quiet", "--message=Everything");
}
