import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedWording, newBody, type Wording } from "../../../packages/pull/src/deliver/pull-request/description.ts";
import {
  findPart,
  taskNames,
  withoutMarkers,
  withoutProposal,
  withTodo,
} from "../../../packages/pull/src/deliver/pull-request/description-marker.ts";

/** What is said of a version: the table's place is taken by a word. */
function wording(version: string, content = `Version ${version}`): Wording {
  return {
    title: `Update web to ${version}`,
    target: "0".repeat(16),
    proposes: [{ what: "a1b2", to: Buffer.from(version).toString("hex") }],
    content: (most) => content.slice(0, most),
  };
}

const opened = { title: wording("2").title, body: newBody(wording("2")) };

/** What it says once version 3 is proposed. */
function proposing3(change: Partial<typeof opened>) {
  const before = { ...opened, ...change };
  return { ...before, ...changedWording(before, wording("3")) };
}

test("what we wrote is brought up to date", () => {
  const { title, body } = proposing3({});
  expect(title).toBe("Update web to 3");
  expect(body).toBe(newBody(wording("3")));
});

test("nothing is to be changed where it says so already", () => {
  expect(changedWording(opened, wording("2"))).toEqual({});
});

describe("what a person wrote stays:", () => {
  test("before and after our part, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { body } = proposing3({ body: `${before}${opened.body}${after}` });
        expect(body).toBe(`${before}${newBody(wording("3"))}${after}`);
      }),
    );
  });

  test("the title", () => {
    const { title, body } = proposing3({ title: "After the sale" });
    expect(title).toBe("After the sale");
    expect(body).toContain("Version 3");
    expect(changedWording({ title, body }, wording("4"))).not.toHaveProperty("title");
  });

  test("in our part, which says nothing of what comes after", () => {
    const theirs = opened.body.replace("Version 2", "Version 2, after the sale");
    const { title, body } = proposing3({ body: theirs });
    expect(body).toContain("\n\nVersion 2, after the sale\n\n<!-- pushpull end -->");
    expect(title).toBe("Update web to 3");
    expect(findPart(body)).toMatchObject({ isAsWritten: false, marker: { proposes: wording("3").proposes } });
    expect(changedWording({ title, body }, wording("4")).body).toContain("after the sale");
  });

  test("without our marks", () => {
    expect(changedWording({ title: opened.title, body: "Mine" }, wording("3"))).toEqual({});
    const halved = opened.body.replace("<!-- pushpull end -->", "");
    expect(changedWording({ title: opened.title, body: halved }, wording("3"))).toEqual({});
  });
});

test("a body that was edited in a browser has other ends of lines, and is as we wrote it all the same", () => {
  const body = opened.body.replaceAll("\n", "\r\n");
  expect(findPart(body)?.isAsWritten).toBe(true);
  expect(proposing3({ body }).body).toContain("Version 3");
});

test("a body is never longer than GitHub takes", () => {
  const long = wording("3", "x".repeat(100_000));
  const most = 65_536;
  expect(withTodo(newBody(long), taskNames)).toHaveLength(most);
  const body = `${"y".repeat(60_000)}${opened.body}`;
  expect(withTodo(changedWording({ ...opened, body }, long).body ?? "", taskNames)).toHaveLength(most);
});

test("what we have closed ourselves proposes nothing any more, and is as it was otherwise", () => {
  const body = withoutProposal(`Mine\n${opened.body}`);
  expect(findPart(body)).toMatchObject({ isAsWritten: true, marker: { proposes: [] }, before: "Mine\n" });
  expect(withoutProposal("Mine")).toBe("Mine");
});

test("what is still to be done is noted, and stays so until it is", () => {
  const body = withTodo(opened.body, ["labels", "merge"]);
  expect(findPart(body)).toMatchObject({ isAsWritten: true, marker: { todo: ["labels", "merge"] } });
  expect(findPart(proposing3({ body }).body)).toMatchObject({ marker: { todo: ["labels", "merge"] } });
  expect(withTodo(body, [])).toBe(opened.body);
  expect(withTodo("Mine", ["merge"])).toBe("Mine");
});

test("a template cannot end our part, or begin another one", () => {
  const text = withoutMarkers("a <!-- pushpull end --> b <!--pushpull begin sha256:0 --> <!-- mine -->");
  expect(text).toBe("a &lt;!-- pushpull end --> b &lt;!--pushpull begin sha256:0 --> <!-- mine -->");
});
