/** What an error of a run says to type is typed into the same step, and the run does it. */
import { describe, expect, test } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import { type Situation, situations, suggestionsIn } from "../unit/pull/hint-situations.ts";
import { onGitHub } from "./proposal-forges.ts";
import { startProposals } from "./proposals.ts";
import { commitsOf } from "./pulled.ts";
import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";

const tried = [
  "overlays in folders with odd names",
  "a base that every overlay sets",
  "several versions of two images",
  "environments in one file",
  "values with a tag alone, which a pipeline lays over a chart",
  "an image that a kustomization may set",
  "an image that is misspelled",
  "a key that is not there",
  "a file that is misspelled",
];

describe.concurrent("a hint of a red run", () => {
  test.for(tried)("works where it is typed: %s", async (name, context) => {
    const situation = situations[name] as Situation;
    const [repository, workspace] = await Promise.all([makeRepository({ files: situation.files }), makeWorkspace()]);
    context.onTestFinished(async () => {
      await Promise.all([workspace.remove(), repository.remove()]);
    });
    const pull = (inputs: Situation["inputs"]) =>
      runPull({ workspace, inputs: { ...inputs, repository: repository.url }, searched: false });
    const before = await repository.head();
    const faults = (await pull(situation.inputs)).report?.faults ?? [];
    const said = faults.map(({ message, hint }) => `${message}\n${hint}`);
    const suggestions = said.flatMap((fault) =>
      suggestionsIn(fault, situation).map((each) => ({ ...each, fault: fault.split("\n")[0] ?? "" })),
    );
    expect(suggestions).not.toEqual([]);
    for (const { written, inputs, fault } of suggestions) {
      const run = await pull(inputs);
      // Another image may still have a fault of its own.
      const left = run.report?.faults.map(({ message }) => message.split("\n")[0]) ?? [];
      expect(left).not.toContain(fault);
      expect([written, run.outputs.result, left.length]).toEqual(
        left.length === 0 ? [written, "committed", 0] : [written, "failed", said.length - 1],
      );
      expect(await commitsOf(repository)).toHaveLength(left.length === 0 ? 2 : 1);
      await repository.git(["update-ref", "refs/heads/main", before]);
    }
  });

  test("works where it is typed: another head branch, or none", async (context) => {
    const at = await startProposals(onGitHub, context);
    const [fault] = (await at.propose("2", { manifests: "prod", "head-branch": "main" })).report?.faults ?? [];
    expect(fault).toMatchObject({ hint: "Use another branch, or leave the input out." });
    const named = await at.propose("2", { manifests: "prod", "head-branch": "bump" });
    expect(named.report?.pullRequest).toMatchObject({ branch: "bump", operation: "created" });
    const left = await at.propose("3", { manifests: "prod" });
    expect(left.outputs.result).toBe("proposed");
  });
});
