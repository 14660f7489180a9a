import { UserError } from "@pushpull/core";

/**
 * A private key as ssh reads it: with line feeds, and one at its end.
 * @param input that it was given in
 * @throws UserError for a key that cannot be used here
 */
export function readPrivateKey(key: string, input: string): string {
  const text = linesOf(key).join("\n");
  const wrong = whatIsWrong(text);
  if (wrong !== undefined) throw new UserError(`Input '${input}' ${wrong.what}`, { code: "input", hint: wrong.hint });
  return `${text}\n`;
}

function whatIsWrong(key: string): { readonly what: string; readonly hint: string } | undefined {
  const whole = "Give the whole private key, with its first line (-----BEGIN …) and its last.";
  if (/^(ssh|ecdsa|sk)-\S+ AAAA/.test(key)) {
    return {
      what: "is a public key",
      hint: "Give the private key that belongs to it; the public one is for the server.",
    };
  }
  if (/^PuTTY-User-Key-File/.test(key)) {
    return { what: "is a key in PuTTY's format", hint: "Convert it: `puttygen key.ppk -O private-openssh -o key`." };
  }
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/.test(key)) return { what: "is not a private key", hint: whole };
  if (!/\n-----END [A-Z ]*PRIVATE KEY-----$/.test(key)) return { what: "has no end", hint: whole };
  if (isEncrypted(key)) {
    return {
      what: "has a passphrase, which nobody can type here",
      hint: "Make a key without one, for this alone: `ssh-keygen -t ed25519 -N '' -f key`.",
    };
  }
  return undefined;
}

/** The name of the cipher stands at the beginning (OpenSSH's PROTOCOL.key), or in a header (RFC 1421, PKCS #8). */
function isEncrypted(key: string): boolean {
  if (/^Proc-Type: 4,ENCRYPTED$|-----BEGIN ENCRYPTED /m.test(key)) return true;
  const bytes = Buffer.from(key.replace(/^-----.*$/gm, ""), "base64");
  const magic = "openssh-key-v1\0";
  if (bytes.toString("latin1", 0, magic.length) !== magic || bytes.length < magic.length + 4) return false;
  const length = bytes.readUInt32BE(magic.length);
  return bytes.toString("latin1", magic.length + 4, magic.length + 4 + length) !== "none";
}

/** Lines without what editors and forms put around them. */
export function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
}
