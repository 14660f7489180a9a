import { sanitize, sanitizeLine, shellWord } from "@pushpull/core/text";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
const pieces = fc.constantFrom(..."ab :#[]\n\r\t\u001b\u009b\u0000\u0007\u0085\u00a0\u2028\u200e\u202e\u2066\ufeff\u3000", "::error::", "##[error]", "\u001b[2J", "\u001b]0;title\u0007", "\u001b[\u001b[0m31m");
const hostile = fc.oneof(fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")), fc.string({ unit: "binary" }));
describe("text of others", () => {
    test.each(["\u001b]a;", "\u001b", "\u001b[1", "\u009b;", "\u001bP", "\u001b ", "\u001b#;", "\u0007"])("takes time in proportion to its length when it is made of %j", (piece) => {
        const begun = performance.now();
        sanitize(`\u001b${piece.repeat(250_000 / piece.length)}`);
        // With Node's own expression it takes half a minute.
        expect(performance.now() - begun).toBeLessThan(4_000);
    });
    test("gives the runner no command and the terminal no order, whatever it is", () => {
        fc.assert(fc.property(hostile, (text) => {
            for (const shown of [sanitize(text), sanitizeLine(text)]) {
                // .NET's TrimStart, after which the runner looks for `::`, takes off more than `\s` does.
                for (const line of shown.split(/[\n\r\u0085\u2028\u2029]/))
                    expect(line).not.toMatch(/^[\s\u0085\u180e]*::/);
                expect(shown).not.toContain("##[");
                expect(shown).not.toMatch(/(?![\t\n])[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\ufeff]/u);
            }
        }), { numRuns: 2_000 });
    });
    test("is on one line where it has to be", () => {
        fc.assert(fc.property(hostile, (text) => {
            expect(sanitizeLine(text)).not.toContain("\n");
        }));
        expect(sanitizeLine("  first\r\n\n  second\n")).toBe("first second");
    });
    test("does not change when it is made harmless twice", () => {
        fc.assert(fc.property(hostile, (text) => {
            expect(sanitize(sanitize(text))).toBe(sanitize(text));
        }));
    });
    test("stays as it is where it is harmless", () => {
        const text = "Grüße 你好 🎉\n\tstd::vector a::b [info] # note\n{ spec: x }";
        expect(sanitize(text)).toBe(text);
    });
    test("shows what nobody would see, and leaves alone what holds emoji and letters together", () => {
        expect(sanitize("a\u200bb\u2060c\u00add\ufeffe")).toBe("a\\u200bb\\u2060c\\u00add\\ufeffe");
        expect(sanitize("one\u2028two\u2029three")).toBe("one\\u2028two\\u2029three");
        expect(sanitize("\u{e0041}")).toBe("\\u{e0041}");
        const whole = "👩‍💻 ❤️ می‌خواهم क्‍ष";
        expect(sanitize(whole)).toBe(whole);
    });
    test("is no command to a log viewer either, at the beginning of a line", () => {
        expect(sanitize("[command]rm\n  [error]x\na [error] in it")).toBe("[ command]rm\n  [ error]x\na [error] in it");
    });
    test("is one word of a command that a person copies", () => {
        expect(["web", "a b", "$(id)", "it's", "x;y", "../k8s/prod"].map(shellWord)).toEqual([
            "web",
            "'a b'",
            "'$(id)'",
            "'it'\\''s'",
            "'x;y'",
            "../k8s/prod",
        ]);
    });
    test("stays readable: colours go, commands and control characters are seen", () => {
        expect(sanitize("\u001b[31mred\u001b[0m")).toBe("red");
        expect(sanitize("::set-output name=a::b\n  ::error::x")).toBe(": :set-output name=a::b\n  : :error::x");
        expect(sanitize("##[group]x")).toBe("## [group]x");
        expect(sanitize("a\u0000b\u202ec\r")).toBe("a\\u0000b\\u202ec\\u000d");
    });
});
