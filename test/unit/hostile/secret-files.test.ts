/** Secrets that are files of values, and secrets that overlap. */
import { createRedactor, secretParts } from "@pushpull/core/redaction";
import { describe, expect, test } from "vitest";
import { hideSecrets } from "../../../packages/push/src/manifests/secret-values.ts";

function redactorOf(values: readonly string[]) {
  const { hide, redact } = createRedactor();
  const stringData = Object.fromEntries(values.map((value, index) => [`key${index}`, value]));
  hideSecrets([{ apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, stringData }], "", hide);
  return redact;
}

const [long, short] = ["wJalrXUtnFEMIK7MDENGbPxRfiCY", "hunter2abc"];

describe.each([long, short])("a password that an application prints alone: %s", (password) => {
  test.each([
    ["of the AWS CLI", `[default]\naws_access_key_id = AKIA1\naws_secret_access_key = ${password}\n`],
    ["of MySQL", `[client]\nuser = root\npassword = ${password}\n`],
    ["of Java", `db-password=${password}\n`],
    ["in TOML", `[db]\npassword = "${password}"\n`],
    ["in XML", `<server><password>${password}</password></server>`],
    ["in XML, by an attribute", `<entry key="db.password">${password}</entry>`],
    ["of curl", `machine h login u password ${password}\n`],
    ["of PostgreSQL", `h:5432:db:u:${password}\n`],
    ["of JDBC", `jdbc:postgresql://h/db?user=u&password=${password}`],
    ["of ADO.NET", `Server=h;User Id=u;Password=${password};`],
    ["of libpq", `host=h user=u password=${password}`],
    ["of HTTP", `Authorization: Bearer ${password}`],
    ["of Azure", `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${password};EndpointSuffix=core`],
    ["of a shell", `export PASSWORD="${password}"\n`],
    ["of rclone", `[r]\npass = ${password}\n`],
    ["of npm", `//registry.npmjs.org/:_authToken=${password}\n`],
    ["of pip", `[global]\nindex-url = https://u:${password}@h/simple\n`],
    ["of Git", `https://u:${password}@h\n`],
    ["with two addresses", `amqp://u:a@h1,amqp://u:${password}@h2`],
    ["in YAML in YAML", `a: |\n  password: ${password}\n`],
    ["in JSON in an env file", `CONFIG={"password":"${password}"}\n`],
    ["of a shared secret", `otpauth://totp/x?secret=${password}`],
  ])("is hidden where its Secret holds a file %s", (_what, file) => {
    expect(redactorOf([file])(`login failed: ${password}.`)).toBe("login failed: ***.");
  });
});

test.each([
  ["of no known format", `user default on >${long} ~* +@all`],
  ["of Slack", `https://hooks.slack.com/services/T0/B0/${long}`],
  ["that ends with padding", `token ${long}==; and more`],
])("a long value is hidden where its Secret holds a text %s", (_what, file) => {
  expect(redactorOf([file])(`said: ${file}`)).not.toContain(long);
  expect(secretParts(file).some((part) => part.includes(long))).toBe(true);
});

test("the names of values stay words", () => {
  const redact = redactorOf(["spring.datasource.password = hunter2abc\nSPRING_DATASOURCE_URL=x\n"]);
  expect(redact("spring.datasource.password and SPRING_DATASOURCE_URL are missing")).toBe(
    "spring.datasource.password and SPRING_DATASOURCE_URL are missing",
  );
});

test("a secret is taken apart in time in proportion to its length", () => {
  for (const piece of ["a", "=", "key", "key ", "a:", "https://", "://a:", "1:", "key=key", "\n", "k: ", '"']) {
    const begun = process.threadCpuUsage();
    secretParts(piece.repeat(65_536 / piece.length - 1));
    const { user, system } = process.threadCpuUsage(begun);
    expect((user + system) / 1_000, JSON.stringify(piece)).toBeLessThan(3_000);
  }
});

describe("secrets that overlap", () => {
  test.each([
    [["orders-service", "service:Vkq83hdPz71nMa"], "said: orders-service:Vkq83hdPz71nMa."],
    [["correct horse battery", "horse battery staple 12345"], "said: correct horse battery staple 12345."],
    [
      ["token=eyJhbGciOiJSUzI1NiIs", "eyJhbGciOiJSUzI1NiIsImtpZCI6IjE2.eyJh"],
      "said: token=eyJhbGciOiJSUzI1NiIsImtpZCI6IjE2.eyJh.",
    ],
  ])("are hidden to the end of the last: %j", (secrets, text) => {
    const { hide, redact } = createRedactor();
    for (const secret of secrets) hide(secret);
    expect(redact(text)).toBe("said: ***.");
    const long = createRedactor();
    const filling = "0123456789".repeat(10);
    for (const secret of secrets) long.hide(`${secret}${filling}`);
    expect(long.redact(`${secrets[0]}${filling} ${secrets[1]}${filling}`)).toBe("*** ***");
  });

  test("leave no character of an occurrence", () => {
    const { hide, redact } = createRedactor();
    const letters = "abcabdabcabcabdab".repeat(12);
    const secrets = Array.from({ length: 60 }, (_, at) => letters.slice(at, at + 16 + ((at * 7) % 80)));
    for (const secret of secrets) hide(secret);
    for (let at = 0; at < 60; at++) {
      const text = `<${letters.slice(at, at + 100)}>`;
      const last = Math.max(
        ...secrets.map((secret) => (text.includes(secret) ? text.lastIndexOf(secret) + secret.length : 0)),
      );
      expect(text.slice(last).endsWith(redact(text).split("***").at(-1) ?? ""), text).toBe(true);
    }
  });
});
