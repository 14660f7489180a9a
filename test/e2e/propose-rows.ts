/** States that a branch and its pull request may be in, as rows of a table. */
import { expect, type TestContext } from "vitest";
import type { OpenForge } from "./proposal-forges.ts";
import { type Proposals, startProposals } from "./proposals.ts";
import type { PullRun } from "./run-pull.ts";

/** What is there when the row's own run begins. */
export interface Stage extends Proposals {
  /** Of the pull request for version 2; empty where none was made. */
  readonly branch: string;
}

type Inputs = Readonly<Record<string, string>>;

export interface Row {
  /** The end of "when …". */
  readonly when: string;
  /** Without a pull request for version 2 at the beginning. */
  readonly fresh?: true;
  /** Inputs of the run that makes it. */
  readonly with?: Inputs;
  readonly before?: (at: Stage) => Promise<unknown>;
  /** What the row's run proposes. */
  readonly version: string;
  readonly inputs?: Inputs | ((at: Stage) => Promise<Inputs>);
  /** Result and operation of that run, and the number of its pull request. */
  readonly ends: string;
  /** All pull requests: `1 open`. */
  readonly pulls: readonly string[];
  /** What its branch has that `main` has not, newest first; undefined where it is gone. */
  readonly titles?: readonly string[] | undefined;
  /** What the branch sets. */
  readonly sets?: string;
  /** Whether the branch is where it was before the run. */
  readonly stays?: true;
  readonly after?: (at: Stage, run: PullRun) => Promise<unknown>;
  /** Where it is so on one forge only. */
  readonly only?: "github" | "gitea";
}

/** The title of our pull request. */
export const proposed = (to: string) => `Update ghcr.io/acme/web to ${to} in prod`;

/** The title of our commit. */
export function ours(from: string, to: string): string {
  return `Update ghcr.io/acme/web from ${from} to ${to}`;
}

export async function expectRow(row: Row, open: OpenForge, context: TestContext): Promise<void> {
  const at = await startProposals(open, context);
  if (row.fresh !== true) {
    const first = await at.propose("2", row.with);
    expect(first.errors).toEqual([]);
    expect(first.outputs["pull-request-operation"]).toBe("created");
  }
  const stage = { ...at, branch: row.with?.["head-branch"] ?? (await at.head()) };
  await row.before?.(stage);
  const before = await headOf(stage, stage.branch);
  const main = await at.repository.head();

  const inputs = typeof row.inputs === "function" ? await row.inputs(stage) : row.inputs;
  const run = await at.propose(row.version, inputs);
  const { result, "pull-request-operation": operation, "pull-request-number": number } = run.outputs;
  expect([result, operation, number].filter((each) => each !== "").join(" "), run.log).toBe(row.ends);
  expect((await at.pulls()).map((each) => `${each.number} ${each.state}`)).toEqual(row.pulls);
  const branch = run.report?.pullRequest?.branch ?? stage.branch;
  const now = await headOf(at, branch);
  if (row.stays) expect(now).toBe(before);
  if (row.titles === undefined) expect(now).toBeUndefined();
  else expect((await at.on(branch)).titles).toEqual(row.titles);
  if (row.sets !== undefined) expect((await at.on(branch)).version).toBe(row.sets);
  // The base is never written to.
  expect(await at.repository.head()).toBe(main);
  expect(run.remains).toEqual([]);
  await row.after?.({ ...stage, branch }, run);
}

async function headOf({ repository }: Proposals, branch: string): Promise<string | undefined> {
  return branch === "" ? undefined : repository.head(branch).catch(() => undefined);
}
