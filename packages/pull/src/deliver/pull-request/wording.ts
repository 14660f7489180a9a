import type { Edit } from "../../locate/types.ts";
import { newestBumps } from "../../order/superseded.ts";
import { bumpKey } from "../../order/trailers.ts";
import { fill, titleWithTargets } from "../change-title.ts";
import { historyDepth } from "../decide.ts";
import type { Place } from "./branch-update.ts";
import type { Wording } from "./description.ts";
import { contentOf, shownAs } from "./description-content.ts";
import { proposes } from "./description-marker.ts";
import { targetOf } from "./head-name.ts";
import type { Around } from "./proposal-context.ts";
import { proposedChanges } from "./proposed-changes.ts";

/** Characters of a title: forges take 255 and 256. */
const longestTitle = 200;

/**
 * What a pull request says that proposes what was set on its branch.
 * @param places where this run changes something on the base: those of runs for other images are not known
 */
export async function wordingOf(
  { steps, lacking }: Pick<Place, "steps" | "lacking">,
  places: readonly Edit[],
  { inputs, proposal, ports, base }: Around,
): Promise<Wording> {
  const { source, commitMessage } = inputs;
  // Where nobody knows what is built now, nothing can be compared.
  const history = source === undefined ? [] : await base.history(historyDepth).catch(() => []);
  const changes = proposedChanges(steps, lacking, newestBumps(history));
  const { runUrl } = ports;
  const edits = changes.map(shownAs);
  const template = proposal.title ?? commitMessage?.split(/\r?\n/)[0];
  const known = new Set(places.map(bumpKey));
  const targets = changes.every(({ what }) => known.has(what)) ? places.map(({ target }) => target) : [];
  const title =
    template === undefined ? titleWithTargets(edits, targets, longestTitle) : fill(template, { edits, places, runUrl });
  return {
    title:
      title.length <= longestTitle
        ? title
        : `${title
            .slice(0, longestTitle - 1)
            .trimEnd()
            .toWellFormed()}…`,
    target: targetOf(inputs, base.branch),
    proposes: proposes(changes),
    content: (most) => contentOf({ template: proposal.body, changes, places, runUrl, source }, most),
  };
}
