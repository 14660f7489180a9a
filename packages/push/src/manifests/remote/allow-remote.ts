import { platform } from "node:os";
import { UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import { type BaseAddress, canonicalUrl, type RefusedAddress, readBaseAddress } from "./base-address.ts";

/** Input `allow-remote`: the prefixes that a base's address may have; undefined if it is not set. */
export type AllowRemote = readonly URL[] | undefined;

/** Reads the input: `none`, or prefixes such as `https://github.com/acme/`. */
export function parseAllowRemote(lines: readonly InputLine[]): {
  readonly allowRemote: AllowRemote;
  readonly faults: readonly UserError[];
} {
  if (lines.length === 0) return { allowRemote: undefined, faults: [] };
  if (lines.length === 1 && lines[0]?.text === "none") return { allowRemote: [], faults: [] };
  const read = lines.map(({ text, line }) => canonicalUrl(text) ?? prefixFault(text, line));
  return {
    allowRemote: read.filter((each) => each instanceof URL),
    faults: read.filter((each) => each instanceof UserError),
  };
}

function prefixFault(text: string, line: number): UserError {
  const shown = text.replace(/\/\/[^/]*@/, "//");
  return new UserError(`Input 'allow-remote', line ${line}: ${shown} is not a prefix of a Git address`, {
    code: "input",
    hint: "Use none, or one prefix per line, such as https://github.com/acme/ or ssh://git@github.com/acme/.",
  });
}

/** Parses an address that may be fetched, or returns why it may not. */
export function readAllowedAddress(text: string, allowRemote: AllowRemote): BaseAddress | RefusedAddress {
  const address = readBaseAddress(text);
  if ("refused" in address) return address;
  if (allowRemote !== undefined && !hasAllowedPrefix(address.canonical, allowRemote)) {
    const hint = "Add its prefix to 'allow-remote' if you trust it, or keep a copy in the repository.";
    return { refused: "input 'allow-remote' does not allow", hint };
  }
  if (platform() !== "win32") return address;
  return {
    refused: "is in another repository",
    hint: "Remote bases are not fetched on Windows: check the repository out in an earlier step, and name its folder.",
  };
}

/** Whether an address has one of the prefixes. A prefix ends at a segment: `/acme` does not match `/acme-2/web`. */
export function hasAllowedPrefix(address: URL, prefixes: readonly URL[]): boolean {
  return prefixes.some(
    (prefix) =>
      prefix.protocol === address.protocol &&
      prefix.host === address.host &&
      `${address.pathname}/`.startsWith(prefix.pathname.endsWith("/") ? prefix.pathname : `${prefix.pathname}/`),
  );
}
