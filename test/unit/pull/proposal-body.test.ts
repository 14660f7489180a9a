import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Description,
  descriptionChange,
  newBody,
} from "../../../packages/pull/src/deliver/pull-request/description.ts";
import {
  findSection,
  stepNames,
  withIncompleteSteps,
  withoutMarkers,
  withoutProposal,
} from "../../../packages/pull/src/deliver/pull-request/description-marker.ts";

/** What is said of a version: the table's place is taken by a word. */
function description(version: string, content = `Version ${version}`): Description {
  return {
    title: `Update web to ${version}`,
    target: "0".repeat(16),
    proposes: [{ subject: "a1b2", to: Buffer.from(version).toString("hex") }],
    content: (most) => content.slice(0, most),
  };
}

const opened = { title: description("2").title, body: newBody(description("2")) };

/** What it says once version 3 is proposed. */
function proposing3(change: Partial<typeof opened>) {
  const before = { ...opened, ...change };
  return { ...before, ...descriptionChange(before, description("3")) };
}

test("what we wrote is brought up to date", () => {
  const { title, body } = proposing3({});
  expect(title).toBe("Update web to 3");
  expect(body).toBe(newBody(description("3")));
});

test("nothing to change where it says so already", () => {
  expect(descriptionChange(opened, description("2"))).toEqual({});
});

describe("what a person wrote stays:", () => {
  test("before and after our part, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { body } = proposing3({ body: `${before}${opened.body}${after}` });
        expect(body).toBe(`${before}${newBody(description("3"))}${after}`);
      }),
    );
  });

  test("the title", () => {
    const { title, body } = proposing3({ title: "After the sale" });
    expect(title).toBe("After the sale");
    expect(body).toContain("Version 3");
    expect(descriptionChange({ title, body }, description("4"))).not.toHaveProperty("title");
  });

  test("in our part, which says nothing of what comes after", () => {
    const theirs = opened.body.replace("Version 2", "Version 2, after the sale");
    const { title, body } = proposing3({ body: theirs });
    expect(body).toContain("\n\nVersion 2, after the sale\n\n<!-- pushpull end -->");
    expect(title).toBe("Update web to 3");
    expect(findSection(body)).toMatchObject({ isAsWritten: false, marker: { proposes: description("3").proposes } });
    expect(descriptionChange({ title, body }, description("4")).body).toContain("after the sale");
  });

  test("without our marks", () => {
    expect(descriptionChange({ title: opened.title, body: "Mine" }, description("3"))).toEqual({});
    const halved = opened.body.replace("<!-- pushpull end -->", "");
    expect(descriptionChange({ title: opened.title, body: halved }, description("3"))).toEqual({});
  });
});

test("a body that was edited in a browser has other ends of lines, and is as we wrote it all the same", () => {
  const body = opened.body.replaceAll("\n", "\r\n");
  expect(findSection(body)?.isAsWritten).toBe(true);
  expect(proposing3({ body }).body).toContain("Version 3");
});

test("a body is never longer than GitHub takes", () => {
  const long = description("3", "x".repeat(100_000));
  const most = 65_536;
  expect(withIncompleteSteps(newBody(long), stepNames)).toHaveLength(most);
  const body = `${"y".repeat(60_000)}${opened.body}`;
  expect(withIncompleteSteps(descriptionChange({ ...opened, body }, long).body ?? "", stepNames)).toHaveLength(most);
});

test("what we have closed ourselves proposes nothing any more, and is as it was otherwise", () => {
  const body = withoutProposal(`Mine\n${opened.body}`);
  expect(findSection(body)).toMatchObject({ isAsWritten: true, marker: { proposes: [] }, before: "Mine\n" });
  expect(withoutProposal("Mine")).toBe("Mine");
});

test("what is still to be done is noted, and stays so until it is", () => {
  const body = withIncompleteSteps(opened.body, ["labels", "merge"]);
  expect(findSection(body)).toMatchObject({ isAsWritten: true, marker: { incompleteSteps: ["labels", "merge"] } });
  expect(findSection(proposing3({ body }).body)).toMatchObject({ marker: { incompleteSteps: ["labels", "merge"] } });
  expect(withIncompleteSteps(body, [])).toBe(opened.body);
  expect(withIncompleteSteps("Mine", ["merge"])).toBe("Mine");
});

test("a template cannot end our part, or begin another one", () => {
  const text = withoutMarkers("a <!-- pushpull end --> b <!--pushpull begin sha256:0 --> <!-- mine -->");
  expect(text).toBe("a &lt;!-- pushpull end --> b &lt;!--pushpull begin sha256:0 --> <!-- mine -->");
});
