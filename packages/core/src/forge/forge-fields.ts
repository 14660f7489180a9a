/** Values that go into a forge's fields, and values that come out of them into our outputs, links and reports. */
import { UnexpectedResponse } from "./api-errors.ts";

/** Bytes of a title: GitHub takes 256 characters, Gitea 255 bytes, of which its mark of a draft needs some. */
export const longestTitle = 250;

/** Characters of a body that GitHub takes. */
export const longestBody = 65_536;

const note = "\n\n… (there is more, but no room for it)\n";

/** A title that every forge takes, and leaves as it is. */
export function fittingTitle(title: string): string {
  const bytes = Buffer.from(title);
  if (bytes.length <= longestTitle) return title;
  // A character that is cut in the middle is none.
  const cut = new TextDecoder().decode(bytes.subarray(0, longestTitle - 4), { stream: true });
  return `${cut.trimEnd()} …`;
}

/** A body or a comment that every forge takes. */
export function fittingBody(body: string): string {
  if (body.length <= longestBody) return body;
  return `${body.slice(0, longestBody - note.length).replace(/[\ud800-\udbff]$/, "")}${note}`;
}

/**
 * Reads the address of a page, with all in it percent-encoded that is invisible (WHATWG, "URL Standard").
 * @throws UnexpectedResponse where it is not an address of the web
 */
export function readPage(address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    throw new UnexpectedResponse("it names a page that is not an address of the web");
  }
  return url.href;
}

/** Reads a commit's object name; empty where it is not one, as of a pull request that is broken: others may be well. */
export function readCommit(name: string): string {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name) ? name : "";
}

/**
 * Reads the number of a pull request. Octokit reads one that is too large as a `bigint`, which no report can hold.
 * @throws UnexpectedResponse where it cannot be the number of one
 */
export function readNumber(number: unknown): number {
  if (Number.isSafeInteger(number) && (number as number) > 0) return number as number;
  throw new UnexpectedResponse("it gives a pull request a number that is not one");
}
