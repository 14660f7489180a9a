/** Builds programs with Go, and says in words why that cannot be done here. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { labError } from "./error.ts";
import { guardProcess, mark } from "./guard.ts";
/** What every program is built with: the same bytes wherever the sources are, without debug tables. */
export const goFlags = ["-trimpath", "-buildvcs=false", "-v"];
const oldest = { major: 1, minor: 25 };
const other = "Or set LAB_KUBECONFIG to the kubeconfig of a disposable cluster (kind, k3d): nothing is built then.";
/**
 * Runs `go build` or `go install`.
 * @throws LabError when Go is missing or too old, there is no network or no room, or what is built does not compile
 */
export async function runGo({ args, folder, env = {}, tell }) {
    await checkVersion();
    // A program may want a newer Go than there is; Go gets that by itself where it is let. The compiler collects its
    // garbage less often than it would: that is a fifth of its time, and a build is over soon.
    const child = start("go", args, folder, {
        GOWORK: "off",
        GOFLAGS: "-mod=mod",
        GOTOOLCHAIN: "auto",
        GOGC: "400",
        ...env,
    });
    const release = guardProcess(child.pid ?? 0);
    const lines = [];
    let compiled = 0;
    for await (const line of createInterface({ input: child.stderr })) {
        if (line.startsWith("go: downloading "))
            tell("downloading");
        else if (/^[\w./-]+$/.test(line))
            tell(`${++compiled} packages compiled`);
        else
            lines.push(line);
    }
    const code = await exitCode(child);
    release();
    if (code !== 0)
        throw explain(lines.join("\n"));
}
async function checkVersion() {
    const child = start("go", ["env", "GOVERSION"], undefined, {});
    let output = "";
    child.stdout.on("data", (chunk) => {
        output += chunk.toString();
    });
    const code = await exitCode(child);
    if (code !== 0) {
        throw labError("There is no Go here, and the lab is built with it.", `Install Go 1.25 or newer: https://go.dev/dl\n${other}`);
    }
    const [, major = "0", minor = "0"] = /^go(\d+)\.(\d+)/.exec(output) ?? [];
    if (output.startsWith("devel") || +major > oldest.major || +minor >= oldest.minor)
        return;
    throw labError(`Go ${major}.${minor} is too old to build the lab.`, `Install Go 1.25 or newer: https://go.dev/dl\n${other}`);
}
/** What Go says, and what that means; the first that matches counts. */
const causes = [
    [/no space left on device/, "The disk is full.", "Free about 4 GB (Go's own cache counts), then run it again."],
    [
        /dial tcp|no such host|i\/o timeout|proxyconnect|connection refused|TLS handshake/,
        "The Go modules cannot be downloaded.",
        "Connect to the network, or set GOPROXY to a proxy that you can reach, then run it again.",
    ],
    [/checksum mismatch|SECURITY ERROR/, "A Go module is not what go.sum says.", "Run `go clean -modcache`, then again."],
];
function explain(output) {
    const words = output.split("\n").slice(-12).join("\n");
    const cause = causes.find(([pattern]) => pattern.test(output));
    const [what, how] = cause ? [cause[1], cause[2]] : ["Go could not build it.", "What it said is above."];
    return labError(`${words}\n\n${what}`, how);
}
function start(program, args, cwd, env) {
    return spawn(program, args, {
        cwd,
        env: { ...process.env, ...env, ...mark },
        stdio: ["ignore", "pipe", "pipe"],
    });
}
/** 127 when the program is not there. */
function exitCode(child) {
    if (child.exitCode !== null)
        return Promise.resolve(child.exitCode);
    return new Promise((resolve) => {
        child.once("error", () => resolve(127));
        child.once("close", resolve);
    });
}
