/** What a step before may have set for the whole job (GITHUB_ENV). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { childEnvironment, gitEnvironment } from "@pushpull/core/exec";
import { expect, onTestFinished, test } from "vitest";
import { openConnection } from "../../../packages/core/src/forge/connection.ts";
import { listenOnLoopback } from "../../lab/ports.ts";
test("a forge whose certificate nobody vouches for gets no token, also where certificates are not to be checked", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pushpull-tls-"));
    const [keyFile, certFile] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
    const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"];
    const args = [...made, "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
    const { stderr } = spawnSync("openssl", [...args, "-keyout", keyFile, "-out", certFile], { encoding: "utf8" });
    const asked = [];
    const tls = { key: readFileSync(keyFile), cert: readFileSync(certFile, "utf8") };
    expect(tls.cert, stderr).toContain("BEGIN CERTIFICATE");
    const server = createServer(tls, ({ headers }, response) => {
        asked.push(headers.authorization);
        response.end("{}");
    });
    const api = `https://127.0.0.1:${await listenOnLoopback(server)}`;
    const stop = new AbortController();
    const before = env.NODE_TLS_REJECT_UNAUTHORIZED;
    onTestFinished(() => {
        stop.abort();
        server.close();
        rmSync(folder, { recursive: true });
        if (before === undefined)
            delete env.NODE_TLS_REJECT_UNAUTHORIZED;
        else
            env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    });
    env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    const fetch = openConnection({ api, env: {}, signal: stop.signal });
    const headers = { authorization: "token t" };
    await expect(fetch(api, { method: "GET", headers, signal: stop.signal })).rejects.toMatchObject({
        code: expect.stringContaining("SELF_SIGNED"),
    });
    expect(asked).toEqual([]);
});
test.skipIf(process.platform === "win32")("no program is looked for in the folder that a run happens to be in", () => {
    const env = { PATH: ":/usr/bin:.:bin::/bin:", LANG: "C" };
    for (const made of [childEnvironment(env), gitEnvironment(env)])
        expect(made.PATH).toBe("/usr/bin:/bin");
});
