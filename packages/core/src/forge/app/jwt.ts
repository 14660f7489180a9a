import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { UserError } from "../../errors/user-error.ts";

/** Seconds that clocks may differ by, and seconds that the token is good for: GitHub takes no more than ten minutes. */
const [drift, life] = [60, 300];

/**
 * Reads an App's private key: PKCS#1, as GitHub gives it out, or PKCS#8; its line breaks may be written as `\n`.
 * @throws UserError, in which nothing of it stands
 */
export function readAppKey(written: string): KeyObject {
  const pem = written.trim().replaceAll("\\r", "").replaceAll("\\n", "\n");
  if (!pem.startsWith("-----BEGIN ")) throw noKey("has no line `-----BEGIN …-----` at its start");
  if (/-----BEGIN (OPENSSH|PUBLIC|CERTIFICATE)/.test(pem)) throw noKey("is a key of another kind");
  if (/ENCRYPTED/.test(pem)) throw noKey("is locked by a passphrase");
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw noKey("cannot be read: a part of it is missing, or its line breaks are");
  }
  if (key.asymmetricKeyType !== "rsa") throw noKey("is no RSA key");
  return key;
}

function noKey(why: string): UserError {
  return new UserError(`The App's private key ${why}`, {
    code: "input",
    hint: "Give the whole .pem file that GitHub made at the App's page, under `Private keys`, with its first and its last line.",
  });
}

/**
 * What an App shows to be itself (RFC 7519; GitHub Docs, "Generating a JSON Web Token (JWT) for a GitHub App").
 * @param now seconds since the epoch
 */
export function appJwt(appId: string, key: KeyObject, now: number): string {
  const claims = { iat: now - drift, exp: now - drift + life, iss: appId };
  const unsigned = [{ alg: "RS256", typ: "JWT" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${unsigned}.${sign("sha256", Buffer.from(unsigned), key).toString("base64url")}`;
}
