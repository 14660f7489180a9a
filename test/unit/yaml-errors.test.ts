/** A value that breaks the YAML may be a password: what is said about it must not quote the file. */
import { expect, test } from "vitest";
import { parseYaml } from "../../packages/core/src/yaml/index.ts";

const secret = "S3cr3tpassw0rd";

const broken: readonly (readonly [name: string, value: string, message: string])[] = [
  ["a folded block", `>${secret}`, "unexpected characters"],
  ["a literal block", `|${secret}`, "unexpected characters"],
  ["a local tag", `!foo!${secret}`, "a tag (!) is unknown, or does not fit its value"],
  ["a verbatim tag", `!<${secret}`, "a tag (!) is unknown, or does not fit its value"],
  ["two tags", `!a !${secret} x`, "a value has several tags (!)"],
  ["two anchors", `&a &${secret} x`, "a value has several anchors (&)"],
  ["an alias with an anchor", `&${secret} *a`, "an alias (*) has a tag or an anchor"],
  ["a reserved character", `\`${secret}`, "a value without quotes starts with a reserved character"],
  ["an at sign", `@${secret}`, "a value without quotes starts with a reserved character"],
  ["a bad escape", `"\\${secret}"`, "an escape sequence in double quotes is not valid"],
  ["text after quotes", `"x"${secret}`, "unexpected characters"],
  ["text after brackets", `[x]${secret}`, "unexpected characters"],
  ["quotes that do not end", `'${secret}`, "a quote, colon, comma, dash, space, bracket or brace is missing"],
  ["a colon in it", `a: ${secret}`, "a map or list starts on the line of another key"],
];

test.each(broken)("a secret that begins like %s is not in the error", (_, value, message) => {
  const { faults } = parseYaml(`a: &a 1\npassword: ${value}\n`, "secret.yaml");
  expect(faults.map((fault) => fault.message)).toEqual([`Broken YAML: ${message}`]);
  expect(faults.map(({ hint, location }) => `${hint} ${JSON.stringify(location)}`).join()).not.toContain("S3cr3t");
});
