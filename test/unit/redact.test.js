import { createRedactor, excerpt, secretParts } from "@pushpull/core/redaction";
import { sanitize } from "@pushpull/core/text";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
function redact(text, ...secrets) {
    const redactor = createRedactor();
    for (const secret of secrets)
        redactor.hide(secret);
    return redactor.redact(text);
}
const secret = fc
    .string({ minLength: 16, maxLength: 60, unit: "grapheme-ascii" })
    .filter((text) => text.trim().length >= 16);
describe("a secret", () => {
    test("is hidden as it is, in base64 at any place, in a URL and in JSON, whatever is around it", () => {
        fc.assert(fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
            const text = value.trim();
            for (const form of [
                text,
                Buffer.from(text).toString("base64"),
                encodeURIComponent(text),
                JSON.stringify(text).slice(1, -1),
            ]) {
                expect(redact(`${before} ${form} ${after}`, value)).toContain("***");
                expect(redact(`\u0000${form}\u0000`, value)).not.toContain(form);
            }
            const inMiddle = Buffer.from(`${before}${text}${after}`).toString("base64");
            expect(redact(inMiddle, value)).toContain("***");
        }));
    });
    test("that is a key is hidden line by line, with its short last line, and its frame is not", () => {
        const key = "-----BEGIN KEY-----\nfirst-line-of-it\nabc123==\n-----END KEY-----\n";
        expect(redact("-----BEGIN KEY-----, first-line-of-it and abc123==", key)).toBe("-----BEGIN KEY-----, *** and ***");
    });
    test("that is a text of many lines hides its long lines, and none that is common", () => {
        const file = "metadata:\n  password: correct horse battery\n";
        expect(redact("metadata: password: correct horse battery", file)).toBe("metadata: ***");
    });
    test("that is short is hidden where it stands by itself, and is no part of other words", () => {
        expect(redact("user postgres, postgresql, my_postgres9 and 'postgres'", "postgres")).toBe("user ***, postgresql, my_postgres9 and '***'");
        expect(redact("a b 12345 on", "12345", "on", "")).toBe("a b 12345 on");
    });
    test("hides the longest of those that begin alike", () => {
        expect(redact("password-one-and-two", "password-one", "password-one-and-two")).toBe("***");
    });
});
describe("a secret in another spelling", () => {
    const password = "pä$s w/rd&<9'x\"\\";
    const python = encodeURIComponent(password)
        .replaceAll("%2F", "/")
        .replace(/['!*()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    test.each([
        ["as Python's quote writes it", python],
        ["percent-encoded in lower case", encodeURIComponent(password).toLowerCase()],
        ["as Go's url.QueryEscape writes it", encodeURIComponent(password).replaceAll("%20", "+").replaceAll("'", "%27")],
        ["as userinfo of a URL in Go", "p%C3%A4$s%20w%2Frd&%3C9%27x%22%5C"],
        ["with all but ASCII escaped in JSON", "p\\u00e4$s w\\/rd\\u0026\\u003c9'x\\\"\\\\"],
        ["as JSON in JSON", JSON.stringify(JSON.stringify(password)).slice(3, -3)],
        ["as HTML", "p&#xe4;$s w/rd&amp;&lt;9&#39;x&quot;\\"],
        ["in base64url", Buffer.from(password).toString("base64url")],
        [
            "in base64 of two lines",
            Buffer.from(password)
                .toString("base64")
                .replace(/^.{16}/, "$&\n  "),
        ],
        ["with a terminal's colour in it", `${password.slice(0, 4)}\u001b[1m${password.slice(4)}`],
        ["as YAML's single quotes write it", password.replaceAll("'", "''")],
        ["as a shell's single quotes write it", password.replaceAll("'", String.raw `'\''`)],
        [
            "as a shell's single quotes write it in JSON",
            JSON.stringify(password.replaceAll("'", String.raw `'\''`)).slice(1, -1),
        ],
        ["between two kinds of a shell's quotes", password.replaceAll("'", `'"'"'`)],
        ["with backslashes of a shell", password.replace(/[^a-z0-9ä]/g, "\\$&")],
        ["folded at its space", password.replace(" ", "\n    ")],
        ["folded by Windows", password.replace(" ", "\r\n    ")],
        ["folded in YAML's single quotes", password.replace(" ", "\n    ").replaceAll("'", "''")],
        ["folded in YAML's double quotes", JSON.stringify(password).slice(1, -1).replace(" ", "\n    ")],
        [
            "with a line break that YAML's double quotes escape",
            JSON.stringify(password).slice(1, -1).replace("w", "w\\\n    "),
        ],
        [
            "with a space after a line break that YAML escapes",
            JSON.stringify(password).slice(1, -1).replace(" ", "\\\n    \\ "),
        ],
        ["in hexadecimal", Buffer.from(password).toString("hex")],
        ["in hexadecimal of capitals", Buffer.from(`x${password}y`).toString("hex").toUpperCase().slice(2, -2)],
        ["with its bytes in hexadecimal", String.raw `p\xc3\xa4$s w/rd&<9'x\"\\`],
        ["with all its bytes in hexadecimal", [...Buffer.from(password)].map((byte) => `\\x${byte.toString(16)}`).join("")],
        ["with its bytes in octal", String.raw `p\303\244$s w/rd&<9'x\"\\`],
        ["with a character by its number, as JavaScript writes it", String.raw `p\xe4$s w/rd&<9'x\"\\`],
        ["with a character by eight digits", String.raw `p\U000000e4$s w/rd&<9'x\"\\`],
        ["with a character in braces", String.raw `p\u{e4}$s w/rd&<9'x\"\\`],
        ["after a byte that is no text", `%ff${encodeURIComponent(password)}`, "%ff***"],
    ])("is hidden %s", (_how, spelled, hidden = "***") => {
        const shown = redact(`before ${spelled} after`, password);
        expect(shown).toBe(`before ${hidden} after`);
    });
    test.each([
        ["as Go's %v writes them", (bytes) => bytes.join(" ")],
        ["as JSON writes them", (bytes) => bytes.join(",")],
        ["as JSON writes them line by line", (bytes) => bytes.join(",\n        ")],
        ["as Go's %#v writes them", (bytes) => bytes.map((byte) => `0x${byte.toString(16)}`).join(", ")],
    ])("is hidden as a list of bytes, %s", (_how, list) => {
        const bytes = [...Buffer.from(password)];
        expect(redact(`before [${list(bytes)}] after`, password)).toBe("before [***] after");
        expect(redact(`before [${list([1, ...bytes, 255])}] after`, password)).toMatch(/^before \[\S+\s*\*{3}\S+\] after$/);
    });
    test("is hidden with a character past the first plane, whatever writes it", () => {
        for (const smile of ["\\U0001f600", "\\u{1f600}", "\\ud83d\\ude00", "\\xf0\\x9f\\x98\\x80", "%F0%9F%98%80"]) {
            expect(redact(`a pass${smile}word b`, "pass\u{1f600}word")).toBe("a *** b");
        }
    });
    test("is hidden with whatever a terminal does not show in the middle of it", () => {
        const unshown = fc.array(fc.constantFrom(..."\u001b\u009b\u009c\u0007\r[]()#;?01mAKPX^_78c=>~q \\".split("")), {
            maxLength: 6,
        });
        fc.assert(fc.property(unshown, fc.integer({ min: 1, max: 15 }), (parts, at) => {
            for (const begin of ["", "\u001b"]) {
                const text = `a ${"hunter2-correct-h".slice(0, at)}${begin}${parts.join("")}${"hunter2-correct-h".slice(at)} b`;
                expect(sanitize(redact(text, "hunter2-correct-h"))).not.toContain("hunter2-correct-h");
            }
        }), { numRuns: 5_000 });
    });
    test.each([
        ["%3D", "token%3Dhunter2pw"],
        ["\\n", String.raw `a\nhunter2pw`],
        ["\\u0026", String.raw `a=b\u0026hunter2pw`],
        ["an equals sign", "p=hunter2pw"],
    ])("is hidden behind %s, though it is short", (_what, text) => {
        expect(redact(text, "hunter2pw")).not.toContain("hunter2pw");
    });
    test.each(["hunter", "hunter2sec", "hunter2secr"])("is hidden in base64 though it is short: %s", (short) => {
        const encoded = Buffer.from(short).toString("base64");
        expect(redact(`denied: data.password ${encoded}, and ${encoded.replace(/=+$/, "")}`, short)).toBe("denied: data.password ***, and ***");
    });
    test("leaves what is not secret as it was written", () => {
        const text = "\u001b[31m::error::100%25 &amp; C:\\new\\u0041 and\n  two lines";
        expect(redact(text, "something else")).toBe(text);
    });
});
describe("what is shown of a long text", () => {
    test.each([
        ["at the cut", "correct horse battery"],
        ["with a command of the runner in it", "a##[bc horse battery"],
        ["with a terminal's sequence in it", "correct\u001bA horse battery", "correct horse battery"],
    ])("has nothing of a secret %s", (_, written, meant = written) => {
        const { hide, redact: without } = createRedactor();
        hide(meant);
        for (let before = 0; before < 40; before++) {
            const shown = excerpt(`${"x".repeat(before)} ${written} y`, 30, without);
            expect(shown).not.toMatch(/correct|horse|battery|a#/);
            expect(shown.length).toBeLessThanOrEqual(32);
        }
    });
});
test("a secret that is a file of values is taken apart", () => {
    const config = JSON.stringify({ auths: { "r.test": { auth: Buffer.from("bot:hunter2secret").toString("base64") } } });
    expect(secretParts(config)).toContain("hunter2secret");
    expect(secretParts("export DB_PASSWORD='correct horse'\nMODE=fast")).toEqual(expect.arrayContaining(["correct horse", "fast"]));
    expect(secretParts("db:\n  users: [{ name: shop, password: s3cret-one }]\n")).toContain("s3cret-one");
    expect(secretParts("postgres://shop:p%40ssw0rd@db/shop")).toEqual(expect.arrayContaining(["p%40ssw0rd", "p@ssw0rd"]));
    expect(secretParts("just one value")).toEqual([]);
});
test("thousands of secrets cost no more time than few", () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `secret-value-number-${index}`);
    const redactor = createRedactor();
    for (const each of many)
        redactor.hide(each);
    expect(redactor.redact("x".repeat(100_000) + many[4_999])).toBe(`${"x".repeat(100_000)}***`);
});
test.each([
    ["lists of bytes", "1,", 6_000_000],
    ["lists of bytes with many spaces", `1${" ".repeat(39)}`],
    ["escaped bytes", "\\xc3\\xa4"],
    ["bytes of no text", "%ff\\377\\xff"],
    ["all kinds of escapes", "%2541\\u0041&amp;lt;"],
    ["line breaks that are escaped", "a\\\n   "],
    ["short lines", "a b\n"],
])("%s take time in proportion to their length", (_what, part, size = 400_000) => {
    const { hide, redact: without } = createRedactor();
    hide("correct horse battery");
    const text = part.repeat(size / part.length);
    const begin = performance.now();
    expect(without(text)).toBe(text);
    expect(performance.now() - begin).toBeLessThan(20_000);
});
