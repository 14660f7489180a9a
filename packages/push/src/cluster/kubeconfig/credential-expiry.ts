import { X509Certificate } from "node:crypto";
import type { KubeUser } from "./kubeconfig.ts";

/**
 * Describes which credential of a user has expired, and when: a client certificate (RFC 5280, 4.1.2.5) or a token that
 * is a JWT (RFC 7519, 4.1.4). Undefined if neither has, or neither shows its expiry.
 * @param now milliseconds since the epoch
 */
export function expiredCredential(user: KubeUser | undefined, now: number): string | undefined {
  const certificate = orUndefined(() => certificateExpiry(user?.["client-certificate-data"]));
  if (certificate !== undefined && certificate < now) return `client certificate expired ${toText(certificate)}`;
  const token = orUndefined(() => tokenExpiry(user?.token));
  if (token !== undefined && token < now) return `token expired ${toText(token)}`;
  return undefined;
}

function certificateExpiry(data: string | undefined): number | undefined {
  return data === undefined ? undefined : Date.parse(new X509Certificate(Buffer.from(data, "base64")).validTo);
}

function tokenExpiry(token: string | undefined): number | undefined {
  const payload = token?.split(".")[1];
  if (payload === undefined) return undefined;
  const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as { readonly exp?: number };
  return exp === undefined ? undefined : exp * 1_000;
}

/** A credential that cannot be parsed has no known expiry. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function toText(time: number): string {
  return `on ${new Date(time).toISOString().replace(/\.\d+Z$/, "Z")}`;
}
