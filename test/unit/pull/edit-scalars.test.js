import { describe, expect, test } from "vitest";
import { edit, set } from "./changes.ts";
describe("a scalar keeps how it is written", () => {
    test.each([
        ["plain", "v: 1.4.2\n", "1.5.0", "v: 1.5.0\n"],
        ["in single quotes", "v: '1.4.2'\n", "1.5.0", "v: '1.5.0'\n"],
        ["in double quotes", 'v: "1.4.2"\n', "1.5.0", 'v: "1.5.0"\n'],
        ["a quote within single quotes", "v: 'a'\n", "it's", "v: 'it''s'\n"],
        ["a quote within double quotes", 'v: "a"\n', 'say "x"', 'v: "say \\"x\\""\n'],
        ["a backslash within double quotes", 'v: "a"\n', "a\\b", 'v: "a\\\\b"\n'],
        ["a line break, which single quotes cannot hold", "v: 'a'\n", "a\nb", 'v: "a\\nb"\n'],
        ["a control character", "v: a\n", "a\u0007", 'v: "a\\u0007"\n'],
        ["what YAML 1.1 takes for a line break", "v: a\n", "a\u0085b\u2028c", 'v: "a\\u0085b\\u2028c"\n'],
        ["letters of any language", "v: a\n", "größer 日本 🚢", "v: größer 日本 🚢\n"],
        ["a comment behind it", "v: 1.4.2   # now\n", "1.5.0", "v: 1.5.0   # now\n"],
        ["a comment with tabs", "v: 1.4.2\t#\tnow\t\n", "1.5.0", "v: 1.5.0\t#\tnow\t\n"],
        ["spaces around it", "v  :   1.4.2   \n", "1.5.0", "v  :   1.5.0   \n"],
        ["lines of Windows", "a: 1\r\nv: 1.4.2\r\nb: 2\r\n", "1.5.0", "a: 1\r\nv: 1.5.0\r\nb: 2\r\n"],
        ["a byte order mark", "\uFEFFv: 1.4.2\n", "1.5.0", "\uFEFFv: 1.5.0\n"],
        ["no line break at the end", "v: 1.4.2", "1.5.0", "v: 1.5.0"],
        ["a lone carriage return elsewhere", 'a: "x\ry"\nv: 1.4.2\n', "1.5.0", 'a: "x\ry"\nv: 1.5.0\n'],
        ["NEL elsewhere", "a: x\u0085y\nv: 1.4.2\n", "1.5.0", "a: x\u0085y\nv: 1.5.0\n"],
        ["document markers", "--- # one\nv: 1.4.2\n...\n", "1.5.0", "--- # one\nv: 1.5.0\n...\n"],
        ["a directive", "%YAML 1.1\n---\nv: 1.4.2\n", "1.5.0", "%YAML 1.1\n---\nv: 1.5.0\n"],
        ["a directive of 1.2", "%YAML 1.2\n---\nv: 1.4.2\n", "no", '%YAML 1.2\n---\nv: "no"\n'],
        ["an anchor", "v: &version 1.4.2\nw: *version\n", "1.5.0", "v: &version 1.5.0\nw: *version\n"],
        ["a tag", "v: !!str 1.4\n", "1.5", 'v: !!str "1.5"\n'],
        ["an anchor and a tag", "v: &a !!str '1.4'\nw: *a\n", "1.5", "v: &a !!str '1.5'\nw: *a\n"],
        ["an explicit key", "? v\n: 1.4.2\n", "1.5.0", "? v\n: 1.5.0\n"],
        ["a value on the line below", "v:\n  1.4.2\nw: 1\n", "1.5.0", "v:\n  1.5.0\nw: 1\n"],
        ["several plain lines", "v: one\n  two\n  three # end\n", "four", "v: four # end\n"],
        ["several quoted lines", 'v: "one\n  two"\n', "four", 'v: "four"\n'],
        ["JSON within YAML", '{"a": 1, "v": "1.4"}\n', "1.5", '{"a": 1, "v": "1.5"}\n'],
        ["a flow map without spaces", "{a: 1,v: 1.4.2}\n", "1.5.0", "{a: 1,v: 1.5.0}\n"],
        ["a comma in a flow map", "{a: 1, v: x}\n", "x,y", '{a: 1, v: "x,y"}\n'],
        ["a brace in a block map", "v: x\n", "x{y}", "v: x{y}\n"],
        ["a colon in a reference", "v: a:1\n", "ghcr.io:443/a/b:2", "v: ghcr.io:443/a/b:2\n"],
        ["a digest", "v: a\n", `sha256:${"0".repeat(64)}`, `v: sha256:${"0".repeat(64)}\n`],
        ["a hash with a space before it", "v: a\n", "a #b", 'v: "a #b"\n'],
        ["a colon with a space behind it", "v: a\n", "a: b", 'v: "a: b"\n'],
    ])("%s", (_, before, value, after) => {
        expect(edit(before, set(["v"], value))).toBe(after);
    });
});
describe("a scalar that holds no string yet", () => {
    test.each([
        ["a number that is to be a version", "v: 1.4\n", "1.10", 'v: "1.10"\n'],
        ["a number that is written as its version is", "v: 1.10\n", "1.10", 'v: "1.10"\n'],
        ["a whole number", "v: 15\n", "16", 'v: "16"\n'],
        ["a boolean", "v: yes\n", "main", "v: main\n"],
        ["nothing", "v:\nw: 1\n", "1.5.0", "v: 1.5.0\nw: 1\n"],
        ["nothing, and a comment", "v: # none yet\nw: 1\n", "1.5.0", "v: 1.5.0 # none yet\nw: 1\n"],
        ["nothing, and an anchor", "v: &a\nw: *a\n", "1.5.0", "v: &a 1.5.0\nw: *a\n"],
        ["nothing at the end of the file", "v:", "1.5.0", "v: 1.5.0"],
        ["nothing in a flow map", "{v: , w: 1}\n", "1.5.0", "{v: 1.5.0 , w: 1}\n"],
        ["a tilde", "v: ~\n", "1.5.0", "v: 1.5.0\n"],
        ["null", "v: null # none\n", "1.5", 'v: "1.5" # none\n'],
        ["an empty string", 'v: ""\n', "1.5.0", 'v: "1.5.0"\n'],
    ])("%s", (_, before, value, after) => {
        expect(edit(before, set(["v"], value))).toBe(after);
    });
    test.each([
        ["a number", "v: 1\n", 2, "v: 2\n"],
        ["a boolean", "v: a\n", true, "v: true\n"],
        ["null", "v: 'a'\n", null, "v: null\n"],
        ["a number, in JSON", '{"v": "a"}', 1.5, '{"v": 1.5}'],
    ])("may get %s, which is written plain", (_, before, value, after) => {
        expect(edit(before, set(["v"], value))).toBe(after);
    });
});
describe("a string that needs quotes", () => {
    test.each([
        [
            "those of the scalar beside it",
            'a: \'x\'\nv: 1.4\nb:\n  c: "y"\n  d: "z"\n',
            "a: 'x'\nv: '1.10'\nb:\n  c: \"y\"\n  d: \"z\"\n",
        ],
        ["those that most beside it have", "a: 'x'\nb: \"y\"\nc: 'z'\nv: 1.4\n", "a: 'x'\nb: \"y\"\nc: 'z'\nv: '1.10'\n"],
        ["those of the document", "a: 1\nv: 1.4\nb: {c: 'y'}\n", "a: 1\nv: '1.10'\nb: {c: 'y'}\n"],
        ["double ones, where there are none", "a: 1\nv: 1.4\n", 'a: 1\nv: "1.10"\n'],
        ["double ones, in a file of JSON", '{"a": 1, "v": 1.4}', '{"a": 1, "v": "1.10"}'],
    ])("gets %s", (_, before, after) => {
        expect(edit(before, set(["v"], "1.10"))).toBe(after);
    });
    const ambiguous = "1.10 007 1e3 0x1F no 2026-11-23 1_000 ~ null 1:30 0o17 .5 = << y N off On TRUE .inf -.INF .NaN +1 -7 0b11 1. 12e03 " +
        "2026-11-23T10:00:00Z 1:30.5 123456789 5e7 Null NULL 685230.15 +.5 0 -0 1__0 .5e-3 e1234567 . -_8 0_x8 0o # ! !a &a *a %a " +
        "@a `a [a {a | > - --- ... \"a 'a a: #a";
    const odd = ["", " ", "- a", "? a", "a: b", "a #b", " a", "a ", "a\tb\n", "-\ta"];
    const harmless = "1.2.3 v1 1.10-rc.1 latest deadbeef 0a1b2c3 1.4.2+build a#b a:b -a ?a :a a'b 10.0.0.1 1.2. x=y main-2026-11-23 nope 0xyz 1e3f -1.2.3 " +
        "a{b} a,b ghcr.io/acme/web@sha256:00 nullify yes-no 1:2:x";
    test("is every one that YAML 1.1, YAML 1.2 or Go takes for something else", () => {
        const texts = [...ambiguous.split(" "), ...odd];
        expect(rewritten(texts)).toEqual(texts.map((text) => JSON.stringify(text)));
    });
    test("is no other", () => {
        expect(rewritten(harmless.split(" "))).toEqual(harmless.split(" "));
    });
});
/** How each text is written in the place of a plain one. */
function rewritten(texts) {
    const before = texts.map((_, index) => `k${index}: plain\n`).join("");
    const after = edit(before, ...texts.map((text, index) => set([`k${index}`], text)));
    return after
        .trimEnd()
        .split("\n")
        .map((line) => line.replace(/^k\d+: /, ""));
}
describe("a block of text that is the value", () => {
    test.each([
        ["literal, without a break at its end", "v: |-\n  a\nw: 1\n", "b", "v: |-\n  b\nw: 1\n"],
        ["literal, with one", "v: |\n  a\nw: 1\n", "b\n", "v: |\n  b\nw: 1\n"],
        ["with one that the new text lacks", "v: |\n  a\nw: 1\n", "b", "v: |-\n  b\nw: 1\n"],
        ["without one that the new text has", "v: |-\n  a\nw: 1\n", "b\n", "v: |\n  b\nw: 1\n"],
        ["folded", "v: >-\n  a\n  b\nw: 1\n", "c", "v: >-\n  c\nw: 1\n"],
        ["folded, of several lines", "v: >-\n  a\nw: 1\n", "b\nc", "v: >-\n  b\n\n  c\nw: 1\n"],
        ["of several lines", "v: |\n    a\n    b\nw: 1\n", "c\n\nd\n", "v: |\n    c\n\n    d\nw: 1\n"],
        ["with lines of Windows", "v: |\r\n  a\r\n  b\r\nw: 1\r\n", "c\nd\n", "v: |\r\n  c\r\n  d\r\nw: 1\r\n"],
        ["of one line of Windows at the end", "v: |-\r\n  a", "b\nc", "v: |-\r\n  b\r\n  c"],
        ["with blank lines behind it", "v: |\n  a\n\n\nw: 1\n", "b\n", "v: |\n  b\n\n\nw: 1\n"],
        ["that keeps blank lines", "v: |+\n  a\n\nw: 1\n", "b\n\n", "v: |+\n  b\n\nw: 1\n"],
        ["with an indicator", "v: |2\n    a\nw: 1\n", "  b\n", "v: |2\n    b\nw: 1\n"],
        ["with a comment in its header", "v: | # why\n  a\nw: 1\n", "b\n", "v: | # why\n  b\nw: 1\n"],
        ["that the new text cannot be", "v: |\n  a\nw: 1\n", " b\n", 'v: " b\\n"\nw: 1\n'],
        ["with a comment in its header, that becomes empty", "v: | # why\n  a\nw: 1\n", "", 'v: "" # why\nw: 1\n'],
        ["that becomes empty", "v: |\n  a\nw: 1\n", "", 'v: ""\nw: 1\n'],
    ])("%s", (_, before, value, after) => {
        expect(edit(before, set(["v"], value))).toBe(after);
    });
});
test("what is there already is left as it is, whatever its quotes", () => {
    const text = "v: 2026-11-23\nw: 'a'\nx: \"a\"\nz: >-\n  a\n";
    expect(edit(text, set(["v"], "2026-11-23"), set(["w"], "a"), set(["x"], "a"), set(["z"], "a"))).toBe(text);
});
