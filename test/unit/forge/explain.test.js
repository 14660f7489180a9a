import { describe, expect, test } from "vitest";
import { HttpError, httpErrorOf, NetworkError } from "../../../packages/core/src/forge/api-errors.ts";
import { explain } from "../../../packages/core/src/forge/explain-forge.ts";
const asked = {
    host: "git.example",
    repository: "acme/deploy",
    doing: "open a pull request",
    right: "pull-requests",
    kind: "github",
    redact: (text) => text,
};
function told(error, change = {}) {
    return explain(error, { ...asked, ...change });
}
describe("what a forge says no with becomes words", () => {
    test("with nothing of a secret that stands where they are cut", () => {
        for (let before = 470; before < 500; before++) {
            const error = new HttpError(422, `${"x".repeat(before)} s3cret-token-of-mine`, {});
            const redact = (text) => text.replaceAll("s3cret-token-of-mine", "***");
            expect(told(error, { redact }).message).not.toContain("s3c");
        }
    });
    test("its own, and those of each fault, once", () => {
        const data = {
            message: "Validation Failed",
            errors: [
                { resource: "PullRequest", field: "base", code: "invalid" },
                { message: "No commits between main and bump" },
                "Validation Failed",
            ],
        };
        expect(httpErrorOf({ status: 422, headers: {}, data }).message).toBe("Validation Failed: base invalid: No commits between main and bump");
        expect(httpErrorOf({ status: 502, headers: {}, data: "<html>Unicorn!</html>" }).message).toBe("HTTP 502");
        expect(httpErrorOf({ status: 404, headers: {}, data: { errors: null, message: "not found" } }).message).toBe("not found");
    });
    test.for([
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
        expect(told(new HttpError(status, words, {}))).toMatchObject(fault);
    });
    test("in which long ones are cut", () => {
        expect(told(new HttpError(422, "w".repeat(9_000), {})).message.length).toBeLessThan(700);
    });
    test("with the way to get the right that the forge has", () => {
        const refusal = new HttpError(403, "token does not have at least one of required scope(s)", {});
        expect(told(refusal, { kind: "gitea" })).toMatchObject({ hint: expect.stringContaining("`write:issue`") });
        expect(told(refusal, { right: "contents" })).toMatchObject({
            hint: expect.stringContaining("Contents: read and write"),
        });
    });
});
describe("no answer becomes words", () => {
    test.for([
        ["ENOTFOUND", "unreachable", "There is no host git.example"],
        ["ECONNREFUSED", "unreachable", "git.example cannot be reached"],
        ["ECONNRESET", "unreachable", "The connection to git.example was cut"],
        ["ETIMEDOUT", "unreachable", "git.example does not answer in time"],
        ["ERR_PROXY_TUNNEL", "unreachable", "The proxy does not let us through to git.example"],
        ["SELF_SIGNED_CERT_IN_CHAIN", "access", "The TLS certificate of git.example cannot be verified"],
        ["CERT_HAS_EXPIRED", "access", "The TLS certificate of git.example cannot be verified"],
    ])("%s", ([code, kind, words]) => {
        const fault = told(new NetworkError(Object.assign(new Error("why"), { code })));
        expect(fault).toMatchObject({ code: kind, message: `${words}: why`, hint: expect.any(String) });
    });
});
test("a bug stays what it is", () => {
    const bug = new TypeError("x is undefined");
    expect(told(bug)).toBe(bug);
});
