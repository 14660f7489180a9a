import { faultSections, summaryPage, tableSection } from "@pushpull/core/report";
import { html } from "@pushpull/core/text";
import { describe, expect, test } from "vitest";
import { summary } from "../../actions/push/src/push-summary.ts";
import { configured, ended, ref, report } from "./ended.ts";

const heading = html`Failed`;

function refused(name: string, line: number) {
  const message = `Deployment/${name} is refused: the policy of ${name} wants a label \`team\``;
  return { code: "refused", message, hint: "Add the label.", file: "deploy/web.yaml", line };
}

describe("equal faults of several objects", () => {
  test("are one row with a line for each object", () => {
    const faults = [refused("web", 1), refused("api", 9), { code: "images", message: "No image is named shop/db" }];
    const { page } = summaryPage(heading, html``, faultSections(faults));
    expect(page.match(/<tr><td>/g)).toHaveLength(2);
    expect(page).toContain("2 times, first: Deployment/web is refused");
    expect(page).toContain("a label <code>team</code>");
    expect(page).toContain(
      "<p><code>Deployment/web</code> <code>deploy/web.yaml:1</code></p><p><code>Deployment/api</code> <code>deploy/web.yaml:9</code></p>",
    );
  });

  test("of which one says something else are two rows", () => {
    const faults = [refused("web", 1), { ...refused("api", 9), hint: "Ask the platform team." }];
    expect(summaryPage(heading, html``, faultSections(faults)).page.match(/<tr><td>/g)).toHaveLength(2);
  });
});

test("failures that say the same of several objects are shown once, and then object by object", () => {
  const failures = ["web", "api", "cron"].map((name) => ({
    ...ref,
    name,
    reason: "ImagePullBackOff",
    message: `Pod/${name}-1 cannot pull its image`,
    container: { pod: `${name}-1`, name: "app", image: "shop/web:v2", restarts: 0 },
    logs: [],
    events: [],
    unknown: [],
  }));
  const { page } = summary({ ...report(ended([configured])), failures });
  expect(page.match(/<h4>/g)).toHaveLength(1);
  expect(page).toContain("3 objects: <code>Deployment/web</code>");
  for (const name of ["api", "cron"]) expect(page).toContain(`<tr><td><code>Deployment/${name}</code></td>`);
});

test("columns that are empty in all rows are omitted", () => {
  const rows = [
    [html`web`, html``, html`yes`],
    [html`api`, html``, html``],
  ];
  const { page } = summaryPage(heading, html``, tableSection(["Object", "Message", "Ready"], rows));
  expect(page).toContain("<th>Object</th><th>Ready</th>");
  expect(page).not.toContain("Message");
});
