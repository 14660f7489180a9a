/** Texts that try to be more than text: to a runner, to a terminal, to a reader, to a page. */
import { stripVTControlCharacters } from "node:util";
import { expect } from "vitest";
import { readLog } from "./runner.ts";
import { renderSummary } from "./summary-page.ts";
const faked = "Deployed after 1s: 9 created; all ready.";
/** Each begins with its number where its beginning does not matter. */
export const payloads = [
    "::set-output name=result::p01 deployed",
    "::add-mask::Failed p02",
    "::stop-commands::p03",
    "::error file=README.md,line=1::p04 fake",
    "::set-env name=PATH::p05",
    "##[command]p06",
    "p07 text ##[error]p07 ##[set-output name=result]deployed",
    "p08 first\n::warning::p08 second\n   ::add-path::p08 third\n::endgroup::\n##[endgroup]\n::group::p08 last",
    "p09 first\r::error::p09 second",
    " \u00a0\u3000::debug::p10",
    "\ufeff::notice::p11",
    "p12 first\u2028::notice::p12 second\u2029::notice::p12 third",
    "p13 first\u0085::error::p13 second\v::error::p13 third\f::error::p13 last",
    "p14 %0A::error::p14%0D%0A::stop-commands::encoded",
    "\u001b[31mp15 red\u001b[0m\u001b[2J\u001b[1;1H::error::p15 \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
    ":\u001b[0m:stop-commands::p16 ##\u001b[1m[error]p16",
    "p17 progress\r\u001b[Kgone",
    "p18 \u202egnp.exe\u202c \u2066isolated\u2069 \u200fmarked",
    "p19 zero\u200bwidth\u2060joined\u00adhyphen \u{e0041}\u{e0042}tags",
    "p20 [good](https://evil.example/p20) ![picture](https://evil.example/x.png) **bold** _it_ ~~gone~~ `code`",
    "p21 <a href='https://evil.example'>good</a><img src=x onerror=alert(1)><script>alert(1)</script>",
    "p22 | cell | cell |\n|---|---|\n</code></td></tr></table>\n\n# heading",
    "p23 @octocat @acme/admins #123 GH-7 acme/shop#9 https://evil.example www.evil.example :rocket: me@evil.example",
    "p24 `` ``` ~~~ </code></pre> ]]> --> <!-- &lt;b&gt; &#64;octocat",
    "[command]p25",
    `p26 first\n${faked}\nIdentity   root\nError: p26 last`,
    "p27 \u0000\u0007\u0008\u001b\u009b31mend",
    `p28 ${"long ".repeat(1_000)}`,
];
/** On one line, and of characters that can be typed: what an HTTP header or a name may be made of. */
export const printable = payloads.filter((payload) => /^[ -~]{1,300}$/.test(payload));
/** The words of a payload that a person should find again, in their order. */
export function wordsOf(payload) {
    const seen = stripVTControlCharacters(payload).slice(0, 80);
    return seen.match(/[A-Za-z0-9]+/g) ?? [];
}
/** Whether a text has all words of a payload, in their order and near to each other. */
function isReadable(payload, text) {
    const [first = "", ...others] = wordsOf(payload);
    for (let begin = text.indexOf(first); begin >= 0; begin = text.indexOf(first, begin + 1)) {
        const end = others.reduce((at, word) => {
            const next = at < 0 ? -1 : text.indexOf(word, at);
            return next - at > furthest ? -1 : next;
        }, begin);
        if (end >= 0)
            return true;
    }
    return false;
}
/** Characters between the beginnings of two words that belong together: what is unseen is spelled out. */
const furthest = 60;
/** The commands that we give. */
const known = ["add-mask", "warning", "error", "group", "endgroup"];
/** Sees that nothing of what a run shows is more than text, and that it can be read. */
export function expectOnlyText(run, { inLog = [], inSummary = [] }) {
    const { commands, lines } = readLog(run.log);
    expect(commands.filter(({ name }) => !known.includes(name))).toEqual([]);
    expect(commands.filter(({ name, data }) => name === "add-mask" && /(^|\s)p\d\d(\s|$)/.test(data))).toEqual([]);
    const groups = commands.filter(({ name }) => name.endsWith("group"));
    expect(groups.map(({ name }) => name)).toEqual(groups.map((_, index) => (index % 2 === 0 ? "group" : "endgroup")));
    for (const { properties } of commands) {
        expect(Object.keys(properties).filter((name) => !["file", "line", "col"].includes(name))).toEqual([]);
        expect(properties.file ?? "").not.toBe("README.md");
    }
    const shown = [...lines, ...commands.flatMap(linesOf)];
    expect(shown.filter((line) => unseen.test(line))).toEqual([]);
    expect(shown.filter((line) => /##\[|^\s*\[(command|group|error)\]|^\s*::/.test(line))).toEqual([]);
    // What a line of ours says stands once, where we say it: at the end.
    expect(shown.filter((line) => closing.test(line))).toHaveLength(1);
    expect(lines.filter((line) => line !== "").at(-1)).toMatch(closing);
    expect(shown.filter((line) => /^Identity +root$/.test(line))).toEqual([]);
    expectOutputs(run);
    const text = shown.join("\n");
    expect(inLog.filter((payload) => !isReadable(payload, text))).toEqual([]);
    expectPlainPage(run.summary, inSummary);
}
const unseen = /(?!\t)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u00ad\u200b\u2060\ufeff\u{e0000}-\u{e007f}]/u;
const closing = /^(Deployed|Committed|Proposed|Superseded|Failed|Unchanged|Planned) after/;
const ofPullRequest = ["number", "url", "operation", "head-sha"].map((name) => `pull-request-${name}`);
const pullOutputs = ["commit-sha", "commit-url", ...ofPullRequest];
function expectOutputs({ outputs, report }) {
    const names = ["changed", "report", "result"];
    const own = report?.action === "pull" ? pullOutputs : ["failures", "ready-in"];
    expect(Object.keys(outputs).sort()).toEqual([...names, ...own].sort());
    expect(Object.values(outputs).filter((value) => unseen.test(value))).toEqual([]);
    expect(outputs.result).toBe(report?.result);
    if (report?.action === "push")
        expect(JSON.parse(outputs.failures ?? "")).toHaveLength(report.failures.length);
    if (report?.action === "pull")
        expect(outputs["commit-sha"]).toMatch(/^([0-9a-f]{40,64})?$/);
}
/** A runner shows what comes with an annotation behind its kind, and the lines after the first as they are. */
function linesOf({ name, data, properties }) {
    if (name === "add-mask" || name === "endgroup")
        return [];
    if (name === "group")
        return data.split("\n");
    return [...`${name === "error" ? "Error" : "Warning"}: ${data}`.split("\n"), properties.file ?? ""];
}
const ours = [
    "a",
    "code",
    "details",
    "h3",
    "h4",
    "p",
    "pre",
    "strong",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "wbr",
];
/** The only links that we make: to a commit, a pull request, the run. */
const ourPage = /^https?:\/\/[\w.:-]+\/[\w./-]+\/(commits?\/[0-9a-f]{40,64}|pulls?\/\d+|actions\/runs\/\d+)$/;
/** Sees that a page has nothing in it but what we put there, and the payloads as text that can be read. */
export function expectPlainPage(markdown, payloads) {
    const page = renderSummary(markdown);
    expect(page.elements.filter((name) => !ours.includes(name))).toEqual([]);
    expect(page.attributes.filter((name) => !/^(t[hd]\.align|details\.open|pre\.lang|a\.href)$/.test(name))).toEqual([]);
    expect(page.strong.filter((words) => !/^([A-Z][a-z ]+|(⏳ )?[\dhms .]+(, not done)?)$/.test(words))).toEqual([]);
    expect(page.links.filter((address) => !ourPage.test(address))).toEqual([]);
    expect(page.found).toEqual([]);
    for (const rows of page.tables)
        expect(new Set(rows).size).toBe(1);
    expect(page.text).not.toMatch(/(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
    expect(payloads.filter((payload) => !isReadable(payload, page.text))).toEqual([]);
}
