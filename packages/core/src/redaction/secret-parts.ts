import { Composer, visit } from "yaml";
import { yamlTokens } from "../yaml/tokens.ts";

/** Characters of a text that is taken apart. */
const largest = 64 * 1024;

/** `KEY=VALUE` of an env file, with or without `export`. */
const assignment = /^(?:export )?[A-Za-z_][\w.]*=(.*)$/;

/** A password in an address: `postgres://user:password@host/db`. */
const userinfo = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s:]*:([^@\s]+)@/i;

/** `user:password` in base64, under `auth` in a `.dockerconfigjson`. */
const basic = /^[^:]*:(.+)$/s;

/**
 * The values in a secret that is a text of many: JSON, YAML, or an env file. Passwords in addresses and in base64 of
 * `user:password` are parts of their own. None where it is a single value.
 */
export function secretParts(secret: string): readonly string[] {
  if (secret.length > largest) return [];
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

/** JSON is YAML. What is broken has no leaves, and a text that is no map or list is one value. */
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
  const ofBasic = isText(decoded) ? basic.exec(decoded)?.[1] : undefined;
  return [
    ...(password === undefined ? [] : [password, decodeLeniently(password)]),
    ...(ofBasic === undefined ? [] : [ofBasic]),
  ];
}

/** Whether bytes that were decoded are what a person or a program has written. */
function isText(decoded: string): boolean {
  return decoded !== "" && !/[\p{Cc}\ufffd]/u.test(decoded);
}

/** A text with all in it decoded that is percent-encoded, and the rest as it is. */
export function decodeLeniently(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (encoded) => Buffer.from(encoded.replaceAll("%", ""), "hex").toString());
}
