/** What is said to people beside the words of Git and of servers. */
import { expect, test } from "vitest";
import { explainGitError } from "../../../packages/pull/src/git/explain-git.ts";

const https = {
  protocol: "https",
  url: "https://github.com/acme/deploy",
  origin: "https://github.com",
  user: undefined,
} as const;

test("where no token was given, it is said to be missing", () => {
  const stderr = "fatal: could not read Username for 'https://github.com': terminal prompts disabled";
  const asked = {
    repository: "acme/deploy",
    address: https,
    branch: "main",
    isAnonymous: true,
    redact: (text: string) => text,
  };
  expect(explainGitError(stderr, asked)).toMatchObject({
    code: "unauthorized",
    message: expect.stringMatching(/^github\.com requires a token for acme\/deploy, but input 'token' is empty: /),
    hint: expect.stringMatching(/^Check the secret's name, and that this repository has access to it\./),
  });
});

test.each([
  [
    "fatal: Corrupt mode in 27d384e5c818eb2a163c9460e3586094b4f549e2\nfast-import: dumping crash report to x",
    "acme/deploy has a file whose name is too long for Git: ",
  ],
  [
    "fatal: dumb http transport does not support shallow capabilities",
    "The server at the address of acme/deploy is not a Git server: ",
  ],
])("what Git says in a misleading way is put in other words: %s", (stderr, message) => {
  const fault = explainGitError(stderr, {
    repository: "acme/deploy",
    address: https,
    branch: "main",
    redact: (text) => text,
  });
  expect(fault.message.slice(0, message.length)).toBe(message);
  expect(fault.code).toBe("repository");
});

test("nothing is said of a secret that stands where a server's words are cut", () => {
  for (let before = 470; before < 500; before++) {
    const redact = (text: string) => text.replaceAll("s3cret-token-of-mine", "***");
    const asked = { repository: "acme/deploy", address: https, branch: "main", redact };
    expect(explainGitError(`remote: ${"x".repeat(before)} s3cret-token-of-mine`, asked).message).not.toContain("s3c");
  }
});

test("what a server says at length is cut short", () => {
  const fault = explainGitError(`remote: ${"word ".repeat(10_000)}\n[remote rejected] (pre-receive hook declined)`, {
    repository: "acme/deploy",
    address: https,
    branch: "main",
    redact: (text) => text,
  });
  expect(fault.message.length).toBeLessThan(600);
});
