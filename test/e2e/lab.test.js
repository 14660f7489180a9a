import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { until } from "../lab/until.ts";
import { cluster } from "./cluster.ts";
import { nothingLeft, ownFolder, programsOf } from "./nothing-left.ts";
const program = resolve(import.meta.dirname, "../lab/main.ts");
/** Starts what `npm run lab` starts. */
function startLab(env) {
    const child = spawn(process.execPath, ["--conditions=source", program], {
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env.PATH, ...(process.env.HOME ? { HOME: process.env.HOME } : {}), ...cacheOfOurs, ...env },
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (said += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
    onTestFinished(() => void child.kill("SIGKILL"));
    return { child, said: () => said, ended: once(child, "close") };
}
const cacheOfOurs = process.env.XDG_CACHE_HOME ? { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME } : {};
describe.skipIf(!cluster.own)("the lab leaves no program and no folder behind", () => {
    const running = async () => {
        const folder = await ownFolder();
        const lab = startLab({ TMPDIR: folder });
        const kubeconfig = await until(() => /export KUBECONFIG=(\S+)/.exec(lab.said())?.[1], { what: "the kubeconfig" });
        expect(await readFile(kubeconfig, "utf8")).toContain("https://127.0.0.1:");
        expect((await programsOf(folder)).length).toBeGreaterThanOrEqual(5);
        return { folder, ...lab };
    };
    test("after Ctrl-C", async () => {
        const { folder, child, ended } = await running();
        child.kill("SIGINT");
        expect((await ended)[0]).toBe(0);
        await nothingLeft(folder);
    });
    test("after it was killed", async () => {
        const { folder, child, ended } = await running();
        child.kill("SIGKILL");
        await ended;
        await nothingLeft(folder);
    });
    test("after Ctrl-C while it was starting", async () => {
        const folder = await ownFolder();
        const { child, ended, said } = startLab({ TMPDIR: folder });
        await until(async () => (await programsOf(folder)).length > 0, { what: "the first part to run", every: 20 });
        child.kill("SIGINT");
        expect((await ended)[0]).toBe(0);
        expect(said()).not.toContain("export KUBECONFIG");
        await nothingLeft(folder);
    });
});
test("with LAB_KUBECONFIG the lab starts nothing, and prints that one", async () => {
    const folder = await ownFolder();
    const { ended, said } = startLab({ TMPDIR: folder, LAB_KUBECONFIG: "/home/me/kind.yaml" });
    expect((await ended)[0]).toBe(0);
    expect(said()).toContain("export KUBECONFIG=/home/me/kind.yaml\n");
    expect(await readdir(folder)).toEqual([]);
});
describe("where the lab cannot be built, it says why in words", () => {
    const withGo = async (script) => {
        const folder = await ownFolder();
        const go = join(folder, "go");
        if (script !== undefined) {
            await writeFile(go, `#!/bin/sh\n${script}\n`);
            await chmod(go, 0o755);
        }
        const { ended, said } = startLab({ PATH: folder, XDG_CACHE_HOME: join(folder, "cache"), TMPDIR: folder });
        const [code] = await ended;
        await until(async () => !(await readdir(join(folder, "cache", "pushpull-lab"))).length, {
            what: "what was not built to be gone",
        });
        return { code, said: said() };
    };
    test.each([
        [
            "no Go",
            undefined,
            /^There is no Go here.*\nInstall Go 1\.25 or newer: https:\/\/go\.dev\/dl\nOr set LAB_KUBECONFIG/m,
        ],
        [
            "an old Go",
            "echo go1.21.0",
            /^Go 1\.21 is too old.*\nInstall Go 1\.25 or newer: https:\/\/go\.dev\/dl\nOr set LAB_KUBECONFIG/m,
        ],
        [
            "no network",
            '[ "$1" = env ] && echo go1.25.1 && exit; echo "dial tcp: lookup proxy: no such host" >&2; exit 1',
            /no such host\n\nThe Go modules cannot be downloaded\.\nConnect to the network, or set GOPROXY/,
        ],
        [
            "a full disk",
            '[ "$1" = env ] && echo go1.25.1 && exit; echo "write x.a: no space left on device" >&2; exit 1',
            /no space left on device\n\nThe disk is full\.\nFree about 4 GB/,
        ],
    ])("with %s", async (_, script, words) => {
        const { code, said } = await withGo(script);
        expect(code).toBe(1);
        expect(said).toMatch(words);
        expect(said).not.toMatch(/^ {4}at /m);
    });
});
