/** What is said to people beside the words of Git and of servers. */
import { expect, test } from "vitest";
import { explain } from "../../../packages/pull/src/git/explain-git.ts";
const https = {
    protocol: "https",
    url: "https://github.com/acme/deploy",
    origin: "https://github.com",
    user: undefined,
};
test("where no token was given, it is said to be missing", () => {
    const stderr = "fatal: could not read Username for 'https://github.com': terminal prompts disabled";
    const asked = {
        repository: "acme/deploy",
        address: https,
        branch: "main",
        asNobody: true,
        redact: (text) => text,
    };
    expect(explain(stderr, asked)).toMatchObject({
        code: "unauthorized",
        message: expect.stringMatching(/^github\.com wants a token for acme\/deploy, and input 'token' is empty: /),
        hint: expect.stringMatching(/^Is the name of the secret right, and may this repository see it\?/),
    });
});
test.each([
    [
        "fatal: Corrupt mode in 27d384e5c818eb2a163c9460e3586094b4f549e2\nfast-import: dumping crash report to x",
        "acme/deploy has a file whose name is too long for Git to commit beside it: ",
    ],
    [
        "fatal: dumb http transport does not support shallow capabilities",
        "What answers at the address of acme/deploy is no Git server: ",
    ],
])("what Git says in a misleading way is put in other words: %s", (stderr, message) => {
    const fault = explain(stderr, { repository: "acme/deploy", address: https, branch: "main", redact: (text) => text });
    expect(fault.message.slice(0, message.length)).toBe(message);
    expect(fault.code).toBe("repository");
});
test("nothing is said of a secret that stands where a server's words are cut", () => {
    for (let before = 470; before < 500; before++) {
        const redact = (text) => text.replaceAll("s3cret-token-of-mine", "***");
        const asked = { repository: "acme/deploy", address: https, branch: "main", redact };
        expect(explain(`remote: ${"x".repeat(before)} s3cret-token-of-mine`, asked).message).not.toContain("s3c");
    }
});
test("what a server says at length is cut short", () => {
    const fault = explain(`remote: ${"word ".repeat(10_000)}\n[remote rejected] (pre-receive hook declined)`, {
        repository: "acme/deploy",
        address: https,
        branch: "main",
        redact: (text) => text,
    });
    expect(fault.message.length).toBeLessThan(600);
});
