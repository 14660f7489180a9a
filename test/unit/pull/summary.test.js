import { UserError } from "@pushpull/core/errors";
import { describe, expect, test } from "vitest";
import { summary } from "../../../actions/pull/src/pull-summary.ts";
import { commit, diff, edit, pulled, report } from "./pulled.ts";
const untouched = [{ file: "secrets/web.enc.yaml", reason: "is encrypted by SOPS, whose mac an edit would break" }];
describe("the summary", () => {
    test("says where the commit is, and leads to its page", () => {
        const { page } = summary(report(pulled({ retries: 1 })));
        expect(page).toContain("<h3>✅ Committed to <code>acme/deploy</code> (<code>main</code>)</h3>");
        expect(page).toContain(`<p>1 file, 1 change · commit <a href="https://github.com/acme/deploy/commit/${commit}"><code>1a2b3c4d5e6f</code></a> · 1.2s · 2 attempts</p>`);
    });
    test("has a row for each image, and one for each edit with its place", () => {
        const { page } = summary(report(pulled()));
        expect(page).toContain("<td><code>shop/web</code></td><td><code>1.4.2</code></td><td><code>1.5.0</code></td>");
        expect(page).toContain("<td><code>apps/web/kustomization.yaml:12</code></td><td><code>images[0].newTag</code></td>");
    });
    test("has a column for targets where there are several, and none for one", () => {
        const other = { ...edit, target: "apps/web/prod", file: "apps/web/prod/kustomization.yaml" };
        const { page } = summary(report(pulled({ edits: [edit, other] })));
        expect(page).toContain("<th>Target</th><th>Where</th>");
        expect(page).toContain("<td><code>apps/web/prod</code></td><td><code>apps/web/prod/kustomization.yaml:12</code></td>");
        expect(summary(report(pulled({ edits: [edit, edit] }))).page).not.toContain("Target");
    });
    test.each([
        ["committed", "<details><summary>The diff</summary>"],
        ["planned", "<details open><summary>The diff</summary>"],
    ])("of a run that has %s shows the diff %s", (outcome, words) => {
        const { page } = summary(report(pulled({ outcome })));
        expect(page).toContain(words);
        expect(page).toContain('<pre lang="diff">diff --git a/apps');
    });
    test("leads to the pull request, and says what a person should know of it", () => {
        const proposal = {
            number: 7,
            url: "https://github.com/acme/deploy/pull/7",
            operation: "created",
            headBranch: "pushpull/web-1",
            headCommit: commit,
            superseded: [5],
            merge: "waiting",
            notes: ["@ada is the author, and was not assigned"],
        };
        const { page } = summary(report(pulled({ outcome: "proposed", proposal })));
        expect(page).toContain("<h3>📬 Proposed to <code>acme/deploy</code> (<code>main</code>)</h3>");
        expect(page).toContain('<a href="https://github.com/acme/deploy/pull/7">pull request 7</a> created, merged when its checks pass');
        expect(page).toContain("<td>@<wbr>ada is the author, and was not assigned</td>");
        expect(page).toContain("<td>pull request 5 closed: this one replaces it</td>");
    });
    test("says what stays since it is newer, and what was left alone", () => {
        const superseded = [{ edit: { ...edit, from: "1.6.0" }, by: "9".repeat(40) }];
        const { page } = summary(report(pulled({ outcome: "superseded", edits: [], diff: "", superseded, untouched })));
        expect(page).toContain("⏩ Superseded in <code>acme/deploy</code>");
        expect(page).toContain("<td><code>1.6.0</code></td><td><code>1.5.0</code></td><td><code>999999999999</code></td>");
        expect(page).toContain("<summary>1 file left alone</summary>");
        expect(page).toContain("<td>is encrypted by SOPS, whose mac an edit would break</td>");
    });
    test("of a failure names the place and what to do, and shows texts of others as text", () => {
        const location = { file: "apps/<b>.yaml", line: 3 };
        const fault = new UserError("<i>shop/web</i> is in no file", { code: "image", location, hint: "Look at @acme." });
        const { page } = summary(report({ faults: [fault] }, "unread"));
        expect(page).toContain("<h3>❌ Failed</h3>");
        expect(page).toContain("<td>&lt;i&gt;shop/web&lt;/i&gt; is in no file</td><td><code>apps/&lt;b&gt;.yaml:3</code></td>");
        expect(page).toContain("<td>Look at @<wbr>acme.</td>");
    });
    test("of a failure keeps the lines of a list, and of what is to be copied", () => {
        const hint = "Choose with one of these lines:\n  manifests: dev\n  manifests: prod";
        const fault = new UserError("shop/web stands with 2 versions:\n  dev/a.yaml:3: 1.5", { code: "image", hint });
        const { page } = summary(report({ faults: [fault] }));
        expect(page).toContain("<td>shop/web stands with 2 versions:<pre>  dev/a.yaml:3: 1.5</pre></td>");
        expect(page).toContain("these lines:<pre>  manifests: dev&#10;  manifests: prod</pre></td>");
    });
    test("stays under the runner's 1 MiB, and says what it leaves out", () => {
        const edits = Array.from({ length: 4_000 }, (_, index) => ({ ...edit, file: `apps/${index}/kustomization.yaml` }));
        const diffs = edits.map(({ file }) => diff.replaceAll("apps/web/kustomization.yaml", file)).join("");
        const { page, omitted } = summary(report(pulled({ edits, diff: diffs })));
        expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
        expect(omitted).toBeGreaterThan(0);
        expect(page).toContain("more are in the report file");
    });
});
