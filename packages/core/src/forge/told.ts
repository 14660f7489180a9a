/** What a forge says of itself goes into outputs and links: it is taken for what it has to be, or not at all. */
import { Strange } from "./errors.ts";

/**
 * The address of a page, with all in it percent-encoded that nobody sees (WHATWG, "URL Standard").
 * @throws Strange where it is none of the web
 */
export function pageTold(address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") throw new Strange("it names a page that is none");
  return url.href;
}

/** A commit's object name; empty where it is none, as of a pull request that is broken: others may be well. */
export function commitTold(name: string): string {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name) ? name : "";
}
