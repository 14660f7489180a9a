import { describe, expect, test } from "vitest";
import { HttpError, httpErrorOf, NetworkError } from "../../../packages/core/src/forge/api-errors.ts";
import { explainForgeError, type ForgeRequest } from "../../../packages/core/src/forge/explain-forge.ts";

const request: ForgeRequest = {
  host: "git.example",
  repository: "acme/deploy",
  doing: "open a pull request",
  permission: "pull-requests",
  kind: "github",
  redact: (text) => text,
};

function explained(error: Error, change: Partial<ForgeRequest> = {}) {
  return explainForgeError(error, { ...request, ...change });
}

describe("errors of a forge are explained", () => {
  test("without part of a secret where the message is truncated", () => {
    for (let before = 470; before < 500; before++) {
      const error = new HttpError(422, `${"x".repeat(before)} s3cret-token-of-mine`, {});
      const redact = (text: string) => text.replaceAll("s3cret-token-of-mine", "***");
      expect((explained(error, { redact }) as Error).message).not.toContain("s3c");
    }
  });

  test("with the forge's message and that of each single error, once", () => {
    const data = {
      message: "Validation Failed",
      errors: [
        { resource: "PullRequest", field: "base", code: "invalid" },
        { message: "No commits between main and bump" },
        "Validation Failed",
      ],
    };
    expect(httpErrorOf({ status: 422, headers: {}, data }).message).toBe(
      "Validation Failed: base invalid: No commits between main and bump",
    );
    expect(httpErrorOf({ status: 502, headers: {}, data: "<html>Unicorn!</html>" }).message).toBe("HTTP 502");
    expect(httpErrorOf({ status: 404, headers: {}, data: { errors: null, message: "not found" } }).message).toBe(
      "not found",
    );
  });

  test.for<[number, string, object]>([
    [
      401,
      "Bad credentials",
      { code: "unauthorized", message: "git.example does not accept the token for acme/deploy: Bad credentials" },
    ],
    [
      403,
      "Resource not accessible by integration",
      { code: "forbidden", hint: expect.stringContaining("`permissions: pull-requests: write`") },
    ],
    [
      403,
      "Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled",
      { hint: expect.stringContaining("allow list") },
    ],
    [404, "Not Found", { code: "repository", hint: expect.stringContaining("private") }],
    [423, "acme/deploy is archived", { code: "repository" }],
    [429, "Too many requests", { code: "unreachable" }],
    [503, "", { code: "unreachable" }],
    [
      422,
      "Something else",
      { code: "refused", message: "git.example refuses to open a pull request in acme/deploy: Something else" },
    ],
  ])("%s '%s'", ([status, words, fault]) => {
    expect(explained(new HttpError(status, words, {}))).toMatchObject(fault);
  });

  test("with long messages truncated", () => {
    expect((explained(new HttpError(422, "w".repeat(9_000), {})) as Error).message.length).toBeLessThan(700);
  });

  test("with the permissions to grant on that kind of forge", () => {
    const refusal = new HttpError(403, "token does not have at least one of required scope(s)", {});
    expect(explained(refusal, { kind: "gitea" })).toMatchObject({ hint: expect.stringContaining("`write:issue`") });
    expect(explained(refusal, { permission: "contents" })).toMatchObject({
      hint: expect.stringContaining("Contents: read and write"),
    });
  });
});

describe("network errors are explained", () => {
  test.for([
    ["ENOTFOUND", "unreachable", "Host git.example does not exist"],
    ["ECONNREFUSED", "unreachable", "git.example cannot be reached"],
    ["ECONNRESET", "unreachable", "The connection to git.example was closed"],
    ["ETIMEDOUT", "unreachable", "git.example does not respond in time"],
    ["ERR_PROXY_TUNNEL", "unreachable", "The proxy refuses the connection to git.example"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "access", "The TLS certificate of git.example cannot be verified"],
    ["CERT_HAS_EXPIRED", "access", "The TLS certificate of git.example cannot be verified"],
  ] as const)("%s", ([code, kind, words]) => {
    const fault = explained(new NetworkError(Object.assign(new Error("why"), { code })));
    expect(fault).toMatchObject({ code: kind, message: `${words}: why`, hint: expect.any(String) });
  });
});

test("a bug stays what it is", () => {
  const bug = new TypeError("x is undefined");
  expect(explained(bug)).toBe(bug);
});
