import { UserError } from "@pushpull/core/errors";
import { endMarked, openFolder, runFolderPath, runVariable } from "@pushpull/core/exec";
import type { Forge } from "@pushpull/core/forge";
import { stopAfter } from "@pushpull/core/runner";
import { byCommit } from "./by-commit.ts";
import { openCheckout } from "./git/checkout.ts";
import { manifestPathspecs } from "./git/search.ts";
import type { Checkout } from "./git/types.ts";
import { byApi, byGit } from "./landing.ts";
import { byProposal } from "./propose/propose.ts";
import { insist, type Tried } from "./retry.ts";
import type { PullInputs, PullPorts, PullResult } from "./types.ts";
import type { Done } from "./way.ts";

const tooSlow = "Raise input 'timeout' if the server is that slow; else look at what it was waiting for.";

/** What a run may use, with a folder of its own and a signal that ends it. */
interface Running extends PullPorts {
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Sets images and values in a manifest repository by one commit, or proposes it by a pull request: finds what is meant at
 * the branch's newest commit, edits it there, and pushes. Where somebody was faster, all of it again from what is wanted.
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
    await endMarked(runVariable, folder.path);
    await folder.remove();
  }
}

async function inFolder(inputs: PullInputs, ports: Running): Promise<PullResult> {
  const { repository: address, branch, credentials, proposal, sign } = inputs;
  const paths = manifestPathspecs(inputs.manifests);
  const signingKey = sign.kind === "ssh" ? sign.key : undefined;
  let checkout: Checkout | undefined;
  let retries = -1;
  const forge = openedOnce(() => ports.forge(ports.signal));
  const landing = sign.kind === "api" ? byApi(forge) : byGit;
  const way =
    proposal === undefined
      ? byCommit(inputs, ports, landing)
      : byProposal(inputs, proposal, { ...ports, forge }, landing);
  const attempt = async (): Promise<Tried<PullResult>> => {
    retries += 1;
    checkout = await (checkout?.refresh() ??
      openCheckout({ ...ports, address, branch, credentials, paths, signingKey }));
    const tried = await way.attempt(checkout);
    return "again" in tried ? tried : { done: resultOf(tried.done, { inputs, checkout, retries }) };
  };
  return insist(attempt, { ...ports, hasAnswered: () => checkout !== undefined }).catch((error: unknown) => {
    throw error instanceof UserError ? way.explain(error) : error;
  });
}

/** Opens it when it is first needed; again, where that has failed. */
function openedOnce(open: () => Promise<Forge>): () => Promise<Forge> {
  let opened: Promise<Forge> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}

interface Around {
  readonly inputs: PullInputs;
  readonly checkout: Checkout;
  readonly retries: number;
}

function resultOf(
  { outcome, decision, proposal, message }: Done,
  { inputs: { repository }, checkout, retries }: Around,
): PullResult {
  const isChange = outcome === "committed" || outcome === "proposed" || outcome === "planned";
  const changed = isChange && decision.outcome === "changed" ? decision : undefined;
  return {
    outcome,
    repository,
    branch: checkout.branch,
    commit: outcome === "committed" && changed !== undefined ? changed.commit.id : checkout.commit,
    edits: changed?.edits.map(({ changes: _, ...edit }) => edit) ?? [],
    untouched: decision.untouched,
    superseded: decision.superseded.map(({ edit: { changes: _, ...edit }, by }) => ({ edit, by })),
    diff: changed?.commit.diff ?? "",
    message: message ?? ("message" in decision ? decision.message : undefined),
    retries,
    proposal,
  };
}
