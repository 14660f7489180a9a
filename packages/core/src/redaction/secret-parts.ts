import { Composer, visit } from "yaml";
import { yamlTokens } from "../yaml/tokens.ts";

/** Maximum length of a text that is parsed, in characters. */
const maxParsedLength = 64 * 1024;

/** `KEY=VALUE` of an env file, with or without `export`. */
const assignment = /^(?:export )?[A-Za-z_][\w.]*=(.*)$/;

/** A password in a URL: `postgres://user:password@host/db`. */
const userinfo = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s:]*:([^@\s]+)@/i;

/** `user:password` in base64, under `auth` in a `.dockerconfigjson`. */
const basic = /^[^:]*:(.+)$/s;

/**
 * The values in a secret that consists of several: JSON, YAML, or an env file. Passwords in URLs and in base64 of
 * `user:password` are separate parts. Empty for a single value.
 */
export function secretParts(secret: string): readonly string[] {
  if (secret.length > maxParsedLength) return [];
  const leaves = [...assignments(secret), ...yamlLeaves(secret)].map((leaf) => leaf.trim());
  const inner = [secret.trim(), ...leaves].flatMap(passwordsIn);
  return [...new Set([...leaves, ...inner])].filter((part) => part !== "" && part !== secret.trim());
}

function assignments(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => assignment.exec(line.trim())?.[1]?.trim() ?? [])
    .map((value) => (/^(["']).*\1$/.test(value) ? value.slice(1, -1) : value));
}

/** JSON is YAML too. Returns nothing for invalid YAML, and for a text that is not a map or list. */
function yamlLeaves(text: string): readonly string[] {
  if (!/[:[{]/.test(text)) return [];
  const leaves: string[] = [];
  const documents = [...new Composer({ logLevel: "silent", uniqueKeys: false }).compose(yamlTokens(text))];
  if (documents.some(({ errors }) => errors.length > 0)) return [];
  for (const document of documents) {
    visit(document, {
      Scalar: (key, node) => {
        if (key !== "key" && (typeof node.value === "string" || typeof node.value === "number")) {
          leaves.push(node.source ?? String(node.value));
        }
      },
    });
  }
  return leaves;
}

function passwordsIn(leaf: string): readonly string[] {
  const password = userinfo.exec(leaf)?.[1];
  const decoded = /^[\w+/-]{8,}={0,2}$/.test(leaf) ? Buffer.from(leaf, "base64").toString("utf8") : "";
  const basicPassword = isText(decoded) ? basic.exec(decoded)?.[1] : undefined;
  return [
    ...(password === undefined ? [] : [password, decodeLeniently(password)]),
    ...(basicPassword === undefined ? [] : [basicPassword]),
  ];
}

/** Whether decoded bytes are readable text. */
function isText(decoded: string): boolean {
  return decoded !== "" && !/[\p{Cc}\ufffd]/u.test(decoded);
}

/** Decodes percent-encoding, and leaves the rest unchanged. */
export function decodeLeniently(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (encoded) => Buffer.from(encoded.replaceAll("%", ""), "hex").toString());
}
