/**
 * Conversions between our values and a forge's fields: titles and bodies that fit, and checked URLs, SHAs and numbers.
 */
import { UnexpectedResponse } from "./api-errors.ts";

/** Maximum length of a title, in bytes: GitHub accepts 256 characters, Gitea 255 bytes including its draft prefix. */
export const maxTitleBytes = 250;

/** Maximum length of a body on GitHub, in characters. */
export const maxBodyLength = 65_536;

const note = "\n\n… (truncated: too long for the forge)\n";

/** Truncates a title to what every forge accepts unchanged. */
export function truncateTitle(title: string): string {
  const bytes = Buffer.from(title);
  if (bytes.length <= maxTitleBytes) return title;
  // `stream` drops a character that is cut in the middle.
  const cut = new TextDecoder().decode(bytes.subarray(0, maxTitleBytes - 4), { stream: true });
  return `${cut.trimEnd()} …`;
}

/** Truncates a body or a comment to what every forge accepts. */
export function truncateBody(body: string): string {
  if (body.length <= maxBodyLength) return body;
  return `${body.slice(0, maxBodyLength - note.length).replace(/[\ud800-\udbff]$/, "")}${note}`;
}

/**
 * Reads the URL of a page, with invisible characters percent-encoded (WHATWG, "URL Standard").
 * @throws UnexpectedResponse if it is not an http or https URL
 */
export function readPage(address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    throw new UnexpectedResponse("it contains a page URL that is not http or https");
  }
  return url.href;
}

/** Reads a commit SHA; empty if it is none, as for a broken pull request: the others may be fine. */
export function readCommit(name: string): string {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name) ? name : "";
}

/**
 * Reads the number of a pull request. Octokit reads one that is too large as a `bigint`, which JSON cannot hold.
 * @throws UnexpectedResponse if it is not a valid number
 */
export function readNumber(number: unknown): number {
  if (Number.isSafeInteger(number) && (number as number) > 0) return number as number;
  throw new UnexpectedResponse("it contains an invalid pull request number");
}
