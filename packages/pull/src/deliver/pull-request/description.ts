import { digestOf, findPart, formatPart, type Marker, proposesSame, taskNames } from "./description-marker.ts";

/** Characters of a pull request's body that GitHub takes. */
const longest = 65_536;

/** What we want a pull request to say. */
export interface Wording {
  readonly title: string;
  readonly target: string;
  readonly proposes: Marker["proposes"];
  /** Our part of the body, of so many characters at most. */
  content(most: number): string;
}

/** The body of a new pull request. */
export function newBody(wording: Wording): string {
  return write(wording, longest, []);
}

/**
 * What is to be changed of a pull request's title and body so that they say what is proposed now; empty where they do
 * already. A title that a person has changed stays, and so does our part of the body: only its marker then says what is
 * proposed. Where somebody has taken the marker away, nobody knows what is ours, and all of it stays.
 */
export function changedWording(
  { title, body }: { readonly title: string; readonly body: string },
  wording: Wording,
): { readonly title?: string; readonly body?: string } {
  const part = findPart(body);
  if (part === undefined) return {};
  const { marker, isAsWritten, text, before, after } = part;
  const isOurTitle = digestOf(title) === marker.title;
  if (proposesSame(marker, wording) && (!isOurTitle || title === wording.title)) return {};
  const room = longest - before.length - after.length;
  const ours = isAsWritten
    ? write(wording, room, marker.todo)
    : formatPart(text, { ...marker, ...markerOf(wording), ...(isOurTitle ? {} : { title: marker.title }) });
  return {
    ...(isOurTitle && title !== wording.title ? { title: wording.title } : {}),
    body: `${before}${ours}${after}`,
  };
}

function write(wording: Wording, room: number, todo: Marker["todo"]): string {
  const marker = markerOf(wording);
  // There is room for all that may be noted later.
  const frame = formatPart(apart(""), { ...marker, text: digestOf(""), todo: taskNames }).length;
  const text = wording.content(Math.max(0, room - frame));
  return formatPart(apart(text), { ...marker, text: digestOf(text), todo });
}

/** Between blank lines, Markdown takes a comment for a block of its own. */
function apart(text: string): string {
  return `\n\n${text}\n\n`;
}

function markerOf({ title, target, proposes }: Wording): Omit<Marker, "text" | "todo"> {
  return { title: digestOf(title), target, proposes };
}
