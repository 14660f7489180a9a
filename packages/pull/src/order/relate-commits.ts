import { branchesOf, compareCommits } from "@pushpull/core/forge";
import type { Redact } from "@pushpull/core/redaction";
import type { Log } from "@pushpull/core/runner";
import type { Checkout, Relation } from "../git/types.ts";
import { isSameRepository, type SourceCommit } from "./source-commit.ts";

/** Options for calls to the forge. */
export interface CompareOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly redact: Redact;
}

/** How one commit relates to another. `why` explains `unknown`: `api.github.com says: Not Found (404)`. */
export interface CommitRelation {
  readonly relation: Relation;
  readonly why?: string;
}

/** Maximum wait for a rate limit, in milliseconds: an older version must not win because of it. */
const maxPause = () => 60_000;

/**
 * Finds out how a commit of the source repository relates to the source commit: from its forge, or, if the source
 * repository is the manifest repository itself, from Git.
 */
export async function relateToSource(
  commit: string,
  source: SourceCommit,
  {
    checkout,
    repository,
    options,
  }: { readonly checkout: Checkout; readonly repository: { readonly name: string }; readonly options: CompareOptions },
): Promise<CommitRelation> {
  const { api, token, commit: other } = source;
  const onForge: CommitRelation =
    api === undefined
      ? { relation: "unknown", why: "no forge API is known for it" }
      : await compareCommits(source.repository, { commit, other }, { ...options, api, token, maxPause });
  const isHere = isSameRepository(source.repository, repository.name);
  if (onForge.relation !== "unknown" || !isHere) return onForge;
  return { ...onForge, relation: await checkout.relate(commit, other) };
}

/**
 * Whether a commit is on a branch of the source repository. Forges and Git also find the commits of forks by SHA, which
 * anyone can create.
 */
export async function isOnSourceBranch(
  commit: string,
  { repository: name, api, token, branch }: SourceCommit,
  {
    checkout,
    repository,
    options,
  }: { readonly checkout: Checkout; readonly repository: { readonly name: string }; readonly options: CompareOptions },
): Promise<boolean> {
  if (isSameRepository(name, repository.name)) {
    if (commit === checkout.commit || (await checkout.relate(commit, checkout.commit)) === "ancestor") return true;
    if (await checkout.branches.areAt(commit)) return true;
  }
  if (api === undefined) return false;
  const asked = { ...options, api, token, maxPause };
  for (const other of new Set([branch, ...(await branchesOf(name, asked))])) {
    if (other === undefined) continue;
    if ((await compareCommits(name, { commit, other }, asked)).relation === "ancestor") return true;
  }
  return false;
}
