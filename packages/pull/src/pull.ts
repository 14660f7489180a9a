import { UserError } from "@pushpull/core/errors";
import { killMarked, openFolder, runFolderPath, runVariable } from "@pushpull/core/exec";
import type { Forge } from "@pushpull/core/forge";
import { type Log, stopAfter } from "@pushpull/core/runner";
import { byCommit } from "./deliver/by-commit.ts";
import { apiPublisher, gitPublisher } from "./deliver/commit-publisher.ts";
import type { AttemptResult, Delivery } from "./deliver/delivery-strategy.ts";
import type { PullInputs } from "./deliver/pull-inputs.ts";
import { byPullRequest } from "./deliver/pull-request/by-pull-request.ts";
import type { PullResult } from "./deliver/pull-result.ts";
import { retryUntilDone } from "./deliver/retry-delivery.ts";
import { openCheckout } from "./git/checkout.ts";
import { manifestPathspecs } from "./git/search.ts";
import type { Checkout } from "./git/types.ts";

const tooSlow = "Raise input 'timeout' if the server is slow; otherwise find out what the run was waiting for.";

/** The environment of a pull. */
export interface PullPorts {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of a folder for files that must not outlive the run. */
  readonly temp: string;
  /** Aborted, with the reason, when the run is cancelled. */
  readonly cancelled: AbortSignal;
  /** Milliseconds left for the run. */
  readonly timeout: number;
  /** The page of this run: `https://github.com/acme/shop/actions/runs/1`. */
  readonly runUrl: string | undefined;
  /**
   * Opens the forge of the repository; called only if a pull request or its API is needed. @param signal aborts all its
   * calls
   */
  forge(signal: AbortSignal): Promise<Forge>;
  /** Masks a credential in the job's log, and in everything that we write. */
  mask(secret: string): void;
  redact(text: string): string;
  /** Saves the folder that must be removed if this process is killed. */
  remember(name: "folder", value: string): void;
}

/** The same, with a folder for this run and a signal that ends it. */
interface RunPorts extends PullPorts {
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Sets images and values in a manifest repository by one commit, or by a pull request: plans the edits at the branch's
 * newest commit, commits them, and pushes. If another push was faster, starts again from the inputs.
 * @throws UserError or Faults for everything that is wrong
 */
export async function pull(inputs: PullInputs, ports: PullPorts): Promise<PullResult> {
  const folder = await openFolder(runFolderPath(ports.temp), (path) => ports.remember("folder", path));
  const stop = stopAfter(ports.timeout, ports.cancelled, tooSlow);
  const finished = new AbortController();
  try {
    return await inFolder(inputs, {
      ...ports,
      env: { ...ports.env, [runVariable]: folder.path, TMPDIR: folder.path },
      folder: folder.path,
      signal: AbortSignal.any([stop.signal, finished.signal]),
    });
  } finally {
    // Calls that still run in the background are no longer needed.
    finished.abort();
    stop.clear();
    await killMarked(runVariable, folder.path);
    await folder.remove();
  }
}

async function inFolder(inputs: PullInputs, ports: RunPorts): Promise<PullResult> {
  const { repository: address, branch, credentials, proposal, sign } = inputs;
  const paths = manifestPathspecs(inputs.manifests);
  const signingKey = sign.kind === "ssh" ? sign.key : undefined;
  let checkout: Checkout | undefined;
  let retries = -1;
  const forge = openOnce(() => ports.forge(ports.signal));
  const publisher = sign.kind === "api" ? apiPublisher(forge) : gitPublisher;
  const strategy =
    proposal === undefined
      ? byCommit(inputs, ports, publisher)
      : byPullRequest(inputs, proposal, { ...ports, forge }, publisher);
  const attempt = async (): Promise<AttemptResult<PullResult>> => {
    retries += 1;
    checkout = await (checkout?.refresh() ??
      openCheckout({ ...ports, address, branch, credentials, paths, signingKey }));
    const result = await strategy.attempt(checkout);
    if ("retry" in result) return result;
    const { warning } = result.done.decision;
    if (warning !== undefined) ports.log.warning(warning);
    return { done: resultOf(result.done, { inputs, checkout, retries }) };
  };
  return retryUntilDone(attempt, { ...ports, hasResponded: () => checkout !== undefined }).catch((error: unknown) => {
    throw error instanceof UserError ? strategy.explain(error) : error;
  });
}

/** Opens the forge when it is first needed, and again if that failed. */
function openOnce(open: () => Promise<Forge>): () => Promise<Forge> {
  let opened: Promise<Forge> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}

interface FinishedRun {
  readonly inputs: PullInputs;
  readonly checkout: Checkout;
  readonly retries: number;
}

function resultOf(
  { outcome, decision, proposal, message }: Delivery,
  { inputs: { repository }, checkout, retries }: FinishedRun,
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
