import { createHash } from "node:crypto";

/** So many hexadecimal digits of a text's SHA-256. */
export function digest(text: string, digits: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}
