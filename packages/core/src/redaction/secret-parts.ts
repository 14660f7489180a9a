import { Composer, visit } from "yaml";
import { yamlTokens } from "../yaml/tokens.ts";

/** Maximum length of a text that is parsed, in characters. */
const maxParsedLength = 64 * 1024;

/** `KEY=VALUE` of an env file, with or without `export`. */
const assignment = /^(?:export )?[A-Za-z_][\w.]*=(.*)$/;

/** A password in a URL: `postgres://user:password@host/db`. */
const userinfo = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^/@\s:]{0,100}:([^@\s]{1,200})@/gi;

/** `user:password` in base64, under `auth` in a `.dockerconfigjson`. */
const basic = /^[^:]*:(.+)$/s;

/**
 * What follows the name of a secret, in any format: `password = "…"`, `<token>…`, `;AccountKey=…`, `login x password …`. It
 * is only looked ahead to, since it may itself be the name of the next one.
 */
const named =
  /(?:pass|pwd|secret|token|key|auth|cred)[\w.-]{0,40}(?=["']?\s{0,8}[=:>\s]\s{0,8}["']?(?:(?:bearer|basic|token)\s{1,8})?([^\s"'<>;,&|]{6,100}))/gi;

/** The last field of a line of `.pgpass`: `host:5432:database:user:password`. */
const pgpass = /^[^\s:]{1,300}:(?:\d{1,5}|\*):[^\s:]{1,300}:[^\s:]{1,300}:(\S{1,4096})$/gm;

/**
 * Pieces between the marks that formats put between values, hidden whatever they stand for: no common word is as long.
 */
const pieces = /[^\s=:;,&?"'<>|@()[\]{}]{16,4096}/g;

/** What follows a piece that is a name, not a value. Padding of base64 (`=`) ends a value. */
const afterName = /^["']?\s{0,8}[=:](?!=*(?:[;,&"'<>|]|\s{0,8}$))/;

/**
 * The values in a secret that is a text of many: JSON, YAML, an env file, or any other format that puts marks between
 * values. Passwords in URLs and in base64 of `user:password` are parts of their own, and a value may itself be such
 * a text. None where it is a single value.
 */
export function secretParts(secret: string): readonly string[] {
  if (secret.length > maxParsedLength) return [];
  const leaves = leavesOf(secret);
  const all = [secret.trim(), ...leaves, ...leaves.flatMap(leavesOf)];
  const inner = all.flatMap((text) => [...passwordsIn(text), ...piecesOf(text)]);
  return [...new Set([...all, ...inner])].filter((part) => part !== "" && part !== secret.trim());
}

function leavesOf(text: string): readonly string[] {
  return [...assignments(text), ...yamlLeaves(text)].map((leaf) => leaf.trim());
}

function piecesOf(text: string): readonly string[] {
  const long = [...text.matchAll(pieces)]
    .filter(({ 0: piece, index }) => !afterName.test(text.slice(index + piece.length, index + piece.length + 40)))
    .map(({ 0: piece }) => piece);
  return [
    ...long,
    ...[named, pgpass].flatMap((expression) => [...text.matchAll(expression)].map(({ 1: value = "" }) => value)),
  ];
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
  const passwords = [...leaf.matchAll(userinfo)].map(({ 1: password = "" }) => password);
  const decoded = /^[\w+/-]{8,}={0,2}$/.test(leaf) ? Buffer.from(leaf, "base64").toString("utf8") : "";
  const basicPassword = isText(decoded) ? basic.exec(decoded)?.[1] : undefined;
  return [
    ...passwords.flatMap((password) => [password, decodeLeniently(password)]),
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
