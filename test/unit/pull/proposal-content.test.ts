import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import {
  asLiteral,
  type ContentOptions,
  formatContent,
} from "../../../packages/pull/src/deliver/pull-request/description-content.ts";
import { proposedChanges } from "../../../packages/pull/src/deliver/pull-request/proposed-changes.ts";
import { bumpsOf, formatTrailers } from "../../../packages/pull/src/order/trailers.ts";

const [older, newer] = ["1".repeat(40), "2".repeat(40)];

const theirs = "Fix";

/** What commits with these messages propose, oldest first. @param lacking what would be set on the base */
function changesOf(messages: readonly string[], before: readonly string[] = [], lacking: readonly string[] = []) {
  const bumps = (texts: readonly string[]) => texts.flatMap((message) => bumpsOf({ id: "", message }));
  const last = new Map(bumps(before).map((bump) => [`${bump.subject} ${bump.to}`, bump]));
  const steps = messages.map((message) => ({ bumps: bumps([message]), isOwn: message !== theirs }));
  return proposedChanges(steps, bumps(lacking), last);
}

const bumping = (trailers: string) => (trailers === theirs ? theirs : `Bump\n\nPushpull-Image: ${trailers}`);

function content(options: Partial<ContentOptions>, most = 65_000): string {
  return formatContent(
    { template: undefined, changes: [], edits: [], runUrl: undefined, source: undefined, ...options },
    most,
  );
}

/** As a forge renders it. */
function rendered(markdown: string): string {
  return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
}

describe("what several commits propose together", () => {
  test.each<[string, readonly string[], readonly string[], string?]>([
    ["is one change where one goes on from another", ["a/web 1 -> 2", "a/web 2 -> 3"], ["1 -> 3"]],
    ["is one for each version that stood there", ["a/web 1 -> 3\nPushpull-Image: a/web 2 -> 3"], ["1 -> 3", "2 -> 3"]],
    ["goes on from each of them", ["a/web 1 -> 3\nPushpull-Image: a/web 2 -> 3", "a/web 3 -> 4"], ["1 -> 4", "2 -> 4"]],
    ["is nothing where it goes back", ["a/web 1 -> 2", "a/web 2 -> 1"], []],
    ["is a change for each image", ["a/web 1 -> 2", "a/api 1 -> 2"], ["1 -> 2", "1 -> 2"]],
    ["is one for each place that has been set apart", ["a/web 1 -> 2", "a/web 5 -> 6"], ["1 -> 2", "5 -> 6"]],
    ["goes on from what a person has set in between", ["a/web 1 -> 2", theirs, "a/web 2-fixed -> 3"], ["1 -> 3"]],
    [
      "is one for each place, with a person's commit in between",
      ["a/web 1 -> 2", theirs, "a/web 5 -> 6"],
      ["1 -> 2", "5 -> 6"],
      "a/web 5 -> 6",
    ],
    ["begins where the base is now", ["a/web 1 -> 2", "a/web 2 -> 3"], ["2 -> 3"], "a/web 2 -> 3"],
    [
      "is a change back where the base has gone on",
      ["a/web 1 -> 2", theirs, "a/web 2 -> 1"],
      ["2 -> 1"],
      "a/web 2 -> 1",
    ],
  ])("%s", (_what, trailers, expected, lacking) => {
    const changes = changesOf(trailers.map(bumping), [], lacking === undefined ? [] : [bumping(lacking)]);
    expect(changes.map(({ from, to }) => `${from} -> ${to}`)).toEqual(expected);
  });
});

describe("the table", () => {
  const bump = (to: string, commit: string) =>
    `Bump\n\nPushpull-Image: a/web 1 -> ${to}\nPushpull-Source: acme/web@${commit}`;
  const before = [`Bump\n\nPushpull-Image: a/web 0 -> 1\nPushpull-Source: acme/web@${older}`];

  test.each<[string, string]>([
    ["https://github.com/acme/web", `https://github.com/acme/web/compare/${older}...${newer}`],
    ["https://gitea.example/acme/web", `https://gitea.example/acme/web/compare/${older}...${newer}`],
    ["https://gitlab.com/acme/web", `https://gitlab.com/acme/web/-/compare/${older}...${newer}`],
  ])("links what compares both versions' commits at %s", (page, link) => {
    const text = content({ changes: changesOf([bump("2", newer)], before), source: { repository: "acme/web", page } });
    expect(text).toContain(`<a href="${link}"><code>111111111111...222222222222</code></a>`);
  });

  test.each<[string, readonly string[], ContentOptions["source"]]>([
    [
      "the version before is of nobody knows which commit",
      [],
      { repository: "acme/web", page: "https://github.com/a/b" },
    ],
    ["the repository has no page", before, { repository: "acme/web", page: undefined }],
    ["they were built from another repository", before, { repository: "acme/other", page: "https://github.com/a/b" }],
  ])("has no link where %s", (_why, known, source) => {
    expect(content({ changes: changesOf([bump("2", newer)], known), source })).not.toContain("<a ");
  });

  test("says the target, and where each version stands", () => {
    const changes = changesOf([bumping("a/web 1 -> 3\nPushpull-Image: a/web 2 -> 3\nPushpull-Image: a/api 1 -> 3")]);
    const place = (name: string, from: string, file: string) => ({
      target: file.replace(/\/.*/, ""),
      file,
      line: 4,
      path: "x",
      image: `a/${name}`,
      from,
      to: "3",
    });
    const edits = [place("web", "1", "dev/a.yaml"), place("web", "1", "dev/b.yaml"), place("web", "2", "prod/a.yaml")];
    const body = content({ changes, edits });
    expect(body).toContain("<p>In <code>dev</code>, <code>prod</code>.</p>");
    expect(body).toContain("<code>dev/a.yaml:4</code>, <code>dev/b.yaml:4</code></td>");
    expect(body).toContain("<td><code>2</code></td><td><code>3</code></td><td><code>prod/a.yaml:4</code></td>");
    const many = Array.from({ length: 13 }, (_, nth) => place("web", "1", `dev/${nth}.yaml`));
    expect(content({ changes, edits: many })).toContain("<code>dev/9.yaml:4</code>, 3 more</td>");
  });

  test("shows a value as it stands in the file, not as the commit's trailer has to write it", () => {
    const [trailer = ""] = formatTrailers({
      edits: [{ target: ".", file: "a.yaml", line: 1, path: 'x["a b"]', from: "one two", to: 'say "no"\tnow' }],
      source: undefined,
      runUrl: undefined,
    });
    const [change] = changesOf([`Set\n\n${trailer}`]);
    expect(change).toMatchObject({ name: 'a.yaml:x["a b"]', from: "one two", to: 'say "no"\tnow' });
    expect(content({ changes: change === undefined ? [] : [change] })).toContain("<code>one two</code>");
  });

  test.each([
    ["Image", "Pushpull-Image: a/web 1 -> 2"],
    ["Value", "Pushpull-Set: a.yaml:x 1 -> 2"],
    ["Image or value", "Pushpull-Image: a/web 1 -> 2\nPushpull-Set: a.yaml:x 1 -> 2"],
  ])("says what is in it: %s", (head, trailers) => {
    expect(content({ changes: changesOf([`x\n\n${trailers}`]) })).toContain(`<th>${head}</th>`);
  });

  test("is cut in words where there is no room, and never longer than that", () => {
    const messages = Array.from({ length: 500 }, (_, index) => `x\n\nPushpull-Image: a/web-${index} 1 -> 2`);
    const text = content(
      { changes: changesOf(messages), runUrl: "https://github.com/acme/web/actions/runs/7" },
      10_000,
    );
    expect(text.length).toBeLessThanOrEqual(10_000);
    const shown = text.match(/<code>a\/web-/g)?.length ?? 0;
    expect(text).toContain(`${500 - shown} more do not fit here`);
    expect(text).toContain("this run</a>");
  });
});

describe.each([
  "<img src=x onerror=alert(1)>",
  "![x](https://evil.example/x.png)",
  "[x](https://evil.example)",
  "https://evil.example",
  "www.evil.example",
  "`a` **b** _c_ ~~d~~ | e",
  "# title",
  "--> <!-- pushpull end -->",
  "</code><b>x</b>",
  "&lt;b&gt;",
])("the value %j", (value) => {
  test("is text in a template", () => {
    const html = rendered(`Set to ${asLiteral(value)} now`);
    expect(
      html
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, "&"),
    ).toBe(`<p>Set to <code>${value}</code> now</p>`);
  });

  test("is text in the table", () => {
    const change = {
      subject: value,
      name: value,
      isImage: false,
      from: value,
      to: value,
      source: undefined,
      sourceBefore: undefined,
    };
    const html = rendered(content({ changes: [change] }));
    expect(html.match(/<(?!\/?(table|tr|td|th|code)\b)[^>]*>/g)).toBeNull();
    expect(html).not.toContain("-->");
  });
});
