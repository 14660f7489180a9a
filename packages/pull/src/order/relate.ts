import type { PullInputs, Source } from "../deliver/pull-inputs.ts";
import type { Checkout } from "../git/types.ts";
import { type Asking, type Compared, compareOnForge } from "./relate-commits.ts";
import { isSameRepository } from "./source-commit.ts";

/**
 * Asks whoever may know how a commit of the source repository stands to the source's own: its forge; Git itself, where
 * the source repository is the one that is changed.
 */
export async function relateToSource(
  commit: string,
  source: Source,
  {
    checkout,
    repository,
    asking,
  }: { readonly checkout: Checkout; readonly repository: PullInputs["repository"]; readonly asking: Asking },
): Promise<Compared> {
  const told = await compareOnForge(source, commit, asking);
  const isHere = isSameRepository(source.repository, repository.name);
  if (told.relation !== "unknown" || !isHere) return told;
  return { ...told, relation: await checkout.relate(commit, source.commit) };
}
