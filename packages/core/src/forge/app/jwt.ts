import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { UserError } from "../../errors/user-error.ts";

/** Seconds of clock skew to allow for, and seconds that the token is valid: GitHub accepts at most ten minutes. */
const [clockSkew, lifetime] = [60, 300];

/**
 * Reads an App's private key: PKCS#1, as GitHub generates it, or PKCS#8; line breaks may be written as `\n`.
 * @throws UserError that contains no part of the key
 */
export function readAppKey(written: string): KeyObject {
  const pem = written.trim().replaceAll("\\r", "").replaceAll("\\n", "\n");
  if (!pem.startsWith("-----BEGIN ")) throw invalidKey("does not start with `-----BEGIN …-----`");
  if (/-----BEGIN (OPENSSH|PUBLIC|CERTIFICATE)/.test(pem)) throw invalidKey("is not a private key in PEM format");
  if (/ENCRYPTED/.test(pem)) throw invalidKey("is protected by a passphrase");
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw invalidKey("cannot be read: part of it, or its line breaks, are missing");
  }
  if (key.asymmetricKeyType !== "rsa") throw invalidKey("is not an RSA key");
  return key;
}

function invalidKey(why: string): UserError {
  return new UserError(`The App's private key ${why}`, {
    code: "input",
    hint: "Give the whole .pem file that GitHub generated on the App's page, under `Private keys`, including its first and last line.",
  });
}

/**
 * The JWT by which an App authenticates (RFC 7519; GitHub Docs, "Generating a JSON Web Token (JWT) for a GitHub App").
 * @param now seconds since the epoch
 */
export function appJwt(appId: string, key: KeyObject, now: number): string {
  const claims = { iat: now - clockSkew, exp: now - clockSkew + lifetime, iss: appId };
  const unsigned = [{ alg: "RS256", typ: "JWT" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${unsigned}.${sign("sha256", Buffer.from(unsigned), key).toString("base64url")}`;
}
