import { X509Certificate } from "node:crypto";
import type { KubeUser } from "./kubeconfig.ts";

/**
 * Says which of a user's credentials have expired, and when, as far as they say so themselves: a client certificate
 * (RFC 5280, 4.1.2.5), a token that is a JWT (RFC 7519, 4.1.4).
 * @param now milliseconds since the epoch
 */
export function expiredCredential(user: KubeUser | undefined, now: number): string | undefined {
  const certificate = quietly(() => endOfCertificate(user?.["client-certificate-data"]));
  if (certificate !== undefined && certificate < now) return `client certificate expired ${toText(certificate)}`;
  const token = quietly(() => endOfToken(user?.token));
  if (token !== undefined && token < now) return `token expired ${toText(token)}`;
  return undefined;
}

function endOfCertificate(data: string | undefined): number | undefined {
  return data === undefined ? undefined : Date.parse(new X509Certificate(Buffer.from(data, "base64")).validTo);
}

function endOfToken(token: string | undefined): number | undefined {
  const payload = token?.split(".")[1];
  if (payload === undefined) return undefined;
  const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as { readonly exp?: number };
  return exp === undefined ? undefined : exp * 1_000;
}

/** What cannot be read says nothing. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function toText(time: number): string {
  return `on ${new Date(time).toISOString().replace(/\.\d+Z$/, "Z")}`;
}
