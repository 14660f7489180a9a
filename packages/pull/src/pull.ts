import { openFolder, runFolderPath, runVariable, stopAfter, UserError } from "@pushpull/core";
import { type Decision, decide } from "./decide.ts";
import { openCheckout } from "./git/checkout.ts";
import { manifestPathspecs } from "./git/pathspecs.ts";
import type { Checkout } from "./git/types.ts";
import { OnItsWay } from "./on-its-way.ts";
import { insist } from "./retry.ts";
import type { PullInputs, PullPorts, PullResult } from "./types.ts";

const tooSlow = "Raise input 'timeout' if the server is that slow; else look at what it was waiting for.";

/** What a run may use, with a folder of its own and a signal that ends it. */
interface Running extends PullPorts {
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Sets images and values in a manifest repository by one commit: finds what is meant at the branch's newest commit,
 * edits it there, and pushes. Where somebody was faster, all of it again from what is wanted.
 * @throws UserError or Faults for all that is wrong; nothing has been pushed then
 */
export async function pull(inputs: PullInputs, ports: PullPorts): Promise<PullResult> {
  const folder = await openFolder(runFolderPath(ports.temp), (path) => ports.remember("folder", path));
  const stop = stopAfter(ports.timeout, ports.cancelled, tooSlow);
  const ended = new AbortController();
  try {
    return await inFolder(inputs, {
      ...ports,
      env: { ...ports.env, [runVariable]: folder.path, TMPDIR: folder.path },
      folder: folder.path,
      signal: AbortSignal.any([stop.signal, ended.signal]),
    });
  } finally {
    // What is still asked for on the side is not needed any more.
    ended.abort();
    stop.clear();
    await folder.remove();
  }
}

/** A commit that was offered to the server. */
type Offered = Extract<Decision, { readonly outcome: "changed" }> & { readonly parent: string };

function inFolder(inputs: PullInputs, ports: Running): Promise<PullResult> {
  const { repository: address, branch, credentials, dryRun } = inputs;
  const paths = manifestPathspecs(inputs.manifests);
  let checkout: Checkout | undefined;
  let offered: Offered | undefined;
  let isOnItsWay = false;
  let retries = -1;
  const attempt = async () => {
    retries += 1;
    const newest: Checkout = await (checkout?.refresh() ??
      openCheckout({ ...ports, address, branch, credentials, paths }));
    checkout = newest;
    const result = (decision: Decision, outcome: PullResult["outcome"]) => ({
      done: resultOf(decision, outcome, { inputs, checkout: newest, retries }),
    });
    // The answer to an offer may have been lost, and the commit have arrived all the same.
    if (offered !== undefined && (await newest.contains(offered.commit.id))) return result(offered, "committed");
    isOnItsWay = false;
    // Where it may come yet, it is offered again: another one, of the same, would meet it.
    const decision = offered?.parent === newest.commit ? offered : await decide(newest, inputs, ports);
    if (decision.outcome !== "changed") return result(decision, decision.outcome);
    if (dryRun) return result(decision, "planned");
    offered = { ...decision, parent: newest.commit };
    isOnItsWay = true;
    const pushed = await newest.push(decision.commit.id);
    if (pushed.done) return result(decision, "committed");
    isOnItsWay = pushed.mayHaveArrived;
    return { again: pushed.why };
  };
  return insist(attempt, { ...ports, hasAnswered: () => checkout !== undefined }).catch((error: unknown) => {
    const isLost = isOnItsWay && ports.signal.aborted && error instanceof UserError;
    throw isLost && offered !== undefined ? new OnItsWay(error, offered.commit.id) : error;
  });
}

interface Around {
  readonly inputs: PullInputs;
  readonly checkout: Checkout;
  readonly retries: number;
}

function resultOf(
  decision: Decision,
  outcome: PullResult["outcome"],
  { inputs: { repository }, checkout, retries }: Around,
): PullResult {
  const changed = decision.outcome === "changed" ? decision : undefined;
  return {
    outcome,
    repository,
    branch: checkout.branch,
    commit: outcome === "committed" && changed !== undefined ? changed.commit.id : checkout.commit,
    edits: changed?.edits.map(({ changes: _, ...edit }) => edit) ?? [],
    untouched: decision.untouched,
    superseded: decision.superseded.map(({ edit: { changes: _, ...edit }, by }) => ({ edit, by })),
    diff: changed?.commit.diff ?? "",
    message: "message" in decision ? decision.message : undefined,
    retries,
  };
}
