/** States that a branch and its pull request may be in, as rows of a table. */
import { expect } from "vitest";
import { startProposals } from "./proposals.ts";
/** The title of our pull request. */
export const proposed = (to) => `Update ghcr.io/acme/web to ${to} in prod`;
/** The title of our commit. */
export function ours(from, to) {
    return `Update ghcr.io/acme/web from ${from} to ${to}`;
}
export async function expectRow(row, open, context) {
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
    if (row.stays)
        expect(now).toBe(before);
    if (row.titles === undefined)
        expect(now).toBeUndefined();
    else
        expect((await at.on(branch)).titles).toEqual(row.titles);
    if (row.sets !== undefined)
        expect((await at.on(branch)).version).toBe(row.sets);
    // The base is never written to.
    expect(await at.repository.head()).toBe(main);
    expect(run.remains).toEqual([]);
    await row.after?.({ ...stage, branch }, run);
}
async function headOf({ repository }, branch) {
    return branch === "" ? undefined : repository.head(branch).catch(() => undefined);
}
