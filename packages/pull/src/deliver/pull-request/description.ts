import { maxBodyLength, maxTitleBytes, truncateTitle } from "@pushpull/core/forge";
import type { Edit } from "../../find/planned-edit.ts";
import { newestBumps } from "../../order/superseded.ts";
import { subjectOf } from "../../order/trailers.ts";
import { fillTemplate, titleWithTargets } from "../change-title.ts";
import { historyDepth } from "../decide.ts";
import type { BranchUpdate } from "./branch-update.ts";
import { asEdit, formatContent } from "./description-content.ts";
import {
  type DescriptionMarker,
  digestOf,
  findSection,
  formatSection,
  proposalOf,
  proposesSame,
  stepNames,
} from "./description-marker.ts";
import { targetOf } from "./head-branch.ts";
import type { ProposalContext } from "./proposal-context.ts";
import { proposedChanges } from "./proposed-changes.ts";

/** The title and body that a pull request should have. */
export interface Description {
  readonly title: string;
  readonly target: string;
  readonly proposes: DescriptionMarker["proposes"];
  /** The text of the managed section, with at most `maxLength` characters. */
  content(maxLength: number): string;
}

/**
 * Describes what a pull request's branch changes.
 * @param edits the edits of this run on the base; those of runs for other images are unknown
 */
export async function describeProposal(
  { commits, missingOnBase }: Pick<BranchUpdate, "commits" | "missingOnBase">,
  edits: readonly Edit[],
  { inputs, proposal, ports, base }: ProposalContext,
): Promise<Description> {
  const { source, commitMessage } = inputs;
  // Without a source commit there is nothing to compare.
  const history = source === undefined ? [] : await base.history(historyDepth).catch(() => []);
  const changes = proposedChanges(commits, missingOnBase, newestBumps(history));
  const { runUrl } = ports;
  const titled = changes.map(asEdit);
  const template = proposal.title ?? commitMessage?.split(/\r?\n/)[0];
  const known = new Set(edits.map(subjectOf));
  const targets = changes.every(({ subject }) => known.has(subject)) ? edits.map(({ target }) => target) : [];
  const title =
    template === undefined
      ? titleWithTargets(titled, targets, maxTitleBytes)
      : fillTemplate(template, { edits: titled, locations: edits, runUrl });
  return {
    title: truncateTitle(title),
    target: targetOf(inputs, base.branch),
    proposes: proposalOf(changes),
    content: (maxLength) => formatContent({ template: proposal.body, changes, edits, runUrl, source }, maxLength),
  };
}

/** The body of a new pull request. */
export function newBody(description: Description): string {
  return writeSection(description, maxBodyLength, []);
}

/**
 * Returns the changes to a pull request's title and body so that they describe what is proposed now; empty if they do
 * already. A title that a person changed is kept, and so is a managed section: then only its marker is updated. If the
 * marker was removed, nothing is known to be ours, and everything is kept.
 */
export function descriptionChange(
  { title, body }: { readonly title: string; readonly body: string },
  description: Description,
): { readonly title?: string; readonly body?: string } {
  const section = findSection(body);
  if (section === undefined) return {};
  const { marker, isAsWritten, text, before, after } = section;
  const isOwnTitle = digestOf(title) === marker.title;
  if (proposesSame(marker, description) && (!isOwnTitle || title === description.title)) return {};
  const room = maxBodyLength - before.length - after.length;
  const written = isAsWritten
    ? writeSection(description, room, marker.incompleteSteps)
    : formatSection(text, { ...marker, ...markerOf(description), ...(isOwnTitle ? {} : { title: marker.title }) });
  return {
    ...(isOwnTitle && title !== description.title ? { title: description.title } : {}),
    body: `${before}${written}${after}`,
  };
}

function writeSection(
  description: Description,
  room: number,
  incompleteSteps: DescriptionMarker["incompleteSteps"],
): string {
  const marker = markerOf(description);
  // Leaves room for all steps, which may be added later.
  const frame = formatSection(withBlankLines(""), { ...marker, text: digestOf(""), incompleteSteps: stepNames }).length;
  const text = description.content(Math.max(0, room - frame));
  return formatSection(withBlankLines(text), { ...marker, text: digestOf(text), incompleteSteps });
}

/** Between blank lines, Markdown takes a comment for a separate block. */
function withBlankLines(text: string): string {
  return `\n\n${text}\n\n`;
}

function markerOf({ title, target, proposes }: Description): Omit<DescriptionMarker, "text" | "incompleteSteps"> {
  return { title: digestOf(title), target, proposes };
}
