/** `npm run demo -- --full` is what a newcomer sees of promotion. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { giteaPages } from "../lab/gitea-pages.ts";
import { until } from "../lab/until.ts";
import { root } from "../workshop/paths.ts";
import { cluster } from "./cluster.ts";
import { nothingLeft, ownFolder, programsOf } from "./nothing-left.ts";
const command = "npm run --silent demo -- --full";
const atTerminal = ["script", "--quiet", "--return", "--command", command, "/dev/null"];
/** Starts it, with a folder of its own for all that it writes. */
async function startDemo([program, ...args]) {
    await giteaPages();
    const folder = await ownFolder();
    const child = spawn(program, args, {
        cwd: root,
        stdio: ["pipe", "pipe", "pipe"],
        // npm keeps what it has compiled in the temporary folder, for later runs of its own.
        env: { ...process.env, TMPDIR: folder, NODE_DISABLE_COMPILE_CACHE: "1" },
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text) => {
            log += text.replaceAll("\r", "");
        });
    }
    onTestFinished(() => void child.kill());
    return {
        folder,
        log: () => log,
        type: (text) => child.stdin.write(text),
        ended: once(child, "close").then(([code]) => code),
        /** Waits for the offer, and returns where the pull request is and who may merge it. */
        offered: () => until(() => {
            const [, page = "", name, password] = /^ {2}(\S+\/pulls\/1)\n {2}Log in as (\S+), with the password (\S+)\n\n.*press Enter/m.exec(log) ?? [];
            return name !== undefined && { page, login: `Basic ${btoa(`${name}:${password}`)}` };
        }, { what: "the pull request", seconds: 240 }),
    };
}
describe.skipIf(!cluster.own)("the whole demo", () => {
    test("takes a version to dev and to prod, line by line, and leaves nothing", async () => {
        const { ended, folder, log } = await startDemo(["sh", "-c", command]);
        expect(await ended, log()).toBe(0);
        for (const line of [
            /web-prod +Synced, Healthy +[0-9a-f]{7} +shop\/web:1\.8$/m,
            /^ {4}\+ {4}newTag: "1\.10" # what the build last made$/m,
            /^ {2}Committed after .*: 1 file, 1 change/m,
            /web-dev +Synced, Healthy +[0-9a-f]{7} +shop\/web:1\.10$/m,
            /^ {2}Proposed after .*; pull request #1 created: http:\/\/127\.0\.0\.1:\d+\/shop\/deploy\/pulls\/1$/m,
            /^ {2}Nobody is at a terminal/m,
            /web-prod +Synced, Healthy +[0-9a-f]{7} +shop\/web:1\.10$/m,
            /^prod runs shop\/web:1\.10: Synced, Healthy\.$/m,
            /^After .* all of it is gone again\.\n$/m,
        ]) {
            expect(log()).toMatch(line);
        }
        await nothingLeft(folder);
    });
});
describe.skipIf(!cluster.own || process.platform !== "linux")("the whole demo at a terminal", () => {
    test("merges the pull request when somebody presses Enter", async () => {
        const { ended, folder, log, offered, type } = await startDemo(atTerminal);
        await offered();
        expect(log()).not.toContain("Merged.");
        type("\r");
        expect(await ended, log()).toBe(0);
        expect(log()).toContain("prod runs shop/web:1.10: Synced, Healthy.");
        await nothingLeft(folder);
    });
    test("goes on when it is merged in the forge", async () => {
        const { ended, folder, log, offered } = await startDemo(atTerminal);
        const { page, login } = await offered();
        const api = page.replace("/shop/", "/api/v1/repos/shop/");
        const merge = () => fetch(`${api}/merge`, {
            method: "POST",
            headers: { authorization: login, "content-type": "application/json" },
            body: JSON.stringify({ Do: "squash" }),
        });
        await until(async () => (await merge()).ok, { what: "the pull request to be merged", every: 200 });
        expect(await ended, log()).toBe(0);
        expect(log()).toContain("prod runs shop/web:1.10: Synced, Healthy.");
        await nothingLeft(folder);
    });
    test("says that prod stays when it is closed", async () => {
        const { ended, log, offered } = await startDemo(atTerminal);
        const { page, login } = await offered();
        const api = page.replace("/shop/", "/api/v1/repos/shop/");
        const headers = { authorization: login, "content-type": "application/json" };
        await fetch(api, { method: "PATCH", headers, body: JSON.stringify({ state: "closed" }) });
        expect(await ended, log()).toBe(0);
        expect(log()).toContain("prod runs shop/web:1.8: Synced, Healthy.");
    });
    test("leaves nothing after Ctrl-C", async () => {
        const { ended, folder, offered, type } = await startDemo(atTerminal);
        await offered();
        expect((await programsOf(folder)).length).toBeGreaterThanOrEqual(8);
        type("\u0003");
        expect(await ended).not.toBe(0);
        await nothingLeft(folder);
    });
});
