/** What others have written stays text in a pull request, and in what is said of one. */
import { describe, expect, test } from "vitest";
import type { Weather } from "../lab/github/faults.ts";
import { kustomization } from "./manifest-server.ts";
import { expectOnlyText, expectPlainPage, payloads, printable } from "./payloads.ts";
import { onGitHub, onGitHubIn } from "./proposal-forges.ts";
import { file, image, startProposals } from "./proposals.ts";
import { branchOfPayloads, inVariables, tagged } from "./pull-smuggling.ts";

const versions = Object.fromEntries(
  payloads.map((payload, index) => [`prod/${index}/kustomization.yaml`, tagged(image, payload)]),
);

/** Sets them, whatever they are: as versions of an image, they would be refused. */
const setAll = Object.keys(versions)
  .map((path) => `${path}:images[0].newTag=2`)
  .join("\n");

/** Says payloads in all of an answer. */
function saying(status: number, at: RegExp): Weather {
  return ({ method, path }) =>
    at.test(`${method} ${path}`)
      ? {
          status,
          headers: {
            "x-said": printable.join(" "),
            ...(status === 301 ? { location: `http://x/${printable.join("").replaceAll(" ", "")}` } : {}),
          },
          body: { message: payloads.join("\n"), errors: payloads.map((message) => ({ message })) },
        }
      : undefined;
}

const unseen = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u00ad\u200b\u2060\ufeff\u{e0000}-\u{e007f}]/u;

describe.concurrent("text is text in pull requests", () => {
  test("in versions that stand there", async (context) => {
    const at = await startProposals(onGitHub, context);
    await at.person(versions);
    const run = await at.propose("2", { images: "", set: setAll });
    expect([run.errors, run.outputs.result]).toEqual([[], "proposed"]);
    expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    const { title, body } = await at.pull(1);
    expect(title).not.toMatch(unseen);
    expectPlainPage(body, payloads);
  });

  test("in versions that stand there, where templates name them", async (context) => {
    const at = await startProposals(onGitHub, context);
    await at.person(versions);
    const run = await at.propose("2", {
      images: "",
      set: setAll,
      title: "From {from} to {to}",
      body: "{image} from {from} to {to}, {run}",
    });
    expect([run.errors, run.outputs.result]).toEqual([[], "proposed"]);
    expectOnlyText(run, {});
    const { title, body } = await at.pull(1);
    expect(title).not.toMatch(unseen);
    expectPlainPage(body, payloads);
  });

  test("in names that inputs give, where a workflow puts something into one", async (context) => {
    const at = await startProposals(onGitHub, context);
    // A line that begins with # says nothing, and commas stand between names.
    const short = printable.filter((payload) => payload.length <= 50 && !/^#|,/.test(payload));
    const people = {
      reviewers: printable.join("\n"),
      assignees: printable.join("\n"),
      "team-reviewers": printable.join("\n"),
    };
    const named = await at.propose("2", { labels: short.join("\n"), ...people, title: printable.join(" ") });
    expect([named.errors, named.outputs.result]).toEqual([[], "proposed"]);
    expect((await at.pull(1)).labels).toEqual(short);
    expectOnlyText(named, {});
    for (const inputs of [
      { labels: printable.join("\n") },
      { "head-branch": inVariables.join(" ").slice(0, 2_000) },
      { title: inVariables.join("\n") },
      { "auto-merge": inVariables.join("\n"), mode: inVariables.join("\n"), draft: inVariables.join("\n") },
    ]) {
      const run = await at.propose("3", inputs);
      expect(run.outputs.result).toBe("failed");
      expectOnlyText(run, {});
    }
  });

  test("in the names of branches", async (context) => {
    const at = await startProposals(onGitHub, context);
    const [base, head] = ["b", "h"].map((mark) => `${mark}/${branchOfPayloads}`) as [string, string];
    await at.repository.git(["update-ref", `refs/heads/${base}`, "main"]);
    await at.repository.git(["symbolic-ref", "HEAD", `refs/heads/${base}`]);
    const run = await at.propose("2", { "head-branch": head });
    expect([run.errors, run.outputs.result]).toEqual([[], "proposed"]);
    expectOnlyText(run, {});
    await at.person({ [file]: kustomization({ [image]: "2" }) }, { branch: base });
    const over = await at.propose("2", { "head-branch": head });
    expect([over.errors, over.outputs["pull-request-operation"]]).toEqual([[], "closed"]);
    expectOnlyText(over, {});
    const [said = ""] = (await at.pull(1)).comments;
    expectPlainPage(said, []);
    expect(said).toMatch(/^Branch .* already has this change\./);
  });

  test.for([
    ...([301, 401, 403, 404, 422] as const).map((status) => [`POST .*/pulls$`, status, {}] as const),
    ["/labels$", 403, { labels: "promotion" }] as const,
    ["/requested_reviewers$", 403, { reviewers: "alice" }] as const,
    ["/graphql$", 403, { "auto-merge": "merge" }] as const,
  ])("in what the forge says to %s with HTTP %i", async ([path, status, inputs], context) => {
    const at = await startProposals(onGitHubIn(saying(status, new RegExp(path))), context);
    const run = await at.propose("2", inputs);
    expect(run.errors.length + run.warnings.length).toBeGreaterThan(0);
    expectOnlyText(run, {});
  });

  test.for([
    ["proposed", "https://forge.example/acme/deploy/pull/1"],
    ["failed", `javascript:${payloads.join("\n")}`],
  ] as const)("in a pull request that is not what was asked for: %s", async ([result, page], context) => {
    const words = payloads.join("\n");
    const strange: Weather = ({ method, path }) =>
      method === "POST" && path.endsWith("/pulls")
        ? {
            status: 201,
            body: {
              number: 1,
              html_url: page,
              node_id: words,
              state: "open",
              merged_at: null,
              title: words,
              body: words,
              head: { ref: words, sha: words },
              base: { ref: words },
              labels: [{ name: words }],
            },
          }
        : undefined;
    const at = await startProposals(onGitHubIn(strange), context);
    const run = await at.propose("2");
    expect(run.outputs.result).toBe(result);
    expectOnlyText(run, {});
  });

  test("in what people have written, which stays as it is", async (context) => {
    const at = await startProposals(onGitHub, context);
    await at.propose("2");
    const { body } = await at.pull(1);
    const theirs = payloads.join("\n\n");
    await at.edit(1, { title: printable.join(" ").slice(0, 200), body: `${theirs}\n\n${body}\n\n${theirs}` });
    await at.label(
      1,
      printable.filter((payload) => payload.length <= 50),
    );
    const before = await at.pull(1);
    const run = await at.propose("3");
    expect([run.errors, run.outputs["pull-request-operation"]]).toEqual([[], "updated"]);
    expectOnlyText(run, {});
    const after = await at.pull(1);
    expect({ ...after, body: "" }).toEqual({ ...before, body: "" });
    expect(after.body.startsWith(`${theirs}\n\n<!-- pushpull begin `)).toBe(true);
    expect(after.body.endsWith(`<!-- pushpull end -->\n\n${theirs}`)).toBe(true);
  });
});
