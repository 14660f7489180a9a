/** A forge on a bad day: what passes is waited for, what does not is said with what to do. */
import { describe, expect, test } from "vitest";
import {
  busy,
  type Fault,
  first,
  type GitHubRequest,
  primaryRateLimit,
  secondaryRateLimit,
} from "../lab/github/faults.ts";
import type { Grant } from "../lab/github/world.ts";
import { deployOnGitHub, token, wanted } from "./forges.ts";

const posts = ({ method }: GitHubRequest) => method === "POST";
const onMain = { state: "open", base: "main" } as const;

describe.concurrent("what passes by itself", () => {
  test.for<[string, Fault]>([
    ["a server that is too busy", busy(503)],
    ["a gateway without a server", busy(502)],
    ["a connection that is cut before the request", { cut: "request" }],
    ["a connection that is cut before the answer", { cut: "answer" }],
  ])("is asked again: %s", async ([, fault], context) => {
    const { forge, github } = await deployOnGitHub(context, { weather: first(2, fault, posts) });
    const opened = await forge.openPullRequest(wanted);
    const isLost = "cut" in fault && fault.cut === "answer";
    expect(opened).toEqual(isLost ? "exists" : expect.objectContaining({ number: 1 }));
    expect(await github.pulls()).toHaveLength(1);
  });

  test("is not asked again where it could be done twice", async (context) => {
    const { forge, github, open } = await deployOnGitHub(context, {
      weather: first(1, { cut: "answer" }, ({ path }) => path.endsWith("/comments")),
    });
    await open();
    await expect(forge.comment(1, "Only once")).rejects.toMatchObject({ code: "unreachable" });
    expect((await github.pull(1)).comments).toHaveLength(1);
  });

  test.for<[string, Fault]>([
    ["a secondary rate limit", secondaryRateLimit({ seconds: 2 })],
    ["one with another status", secondaryRateLimit({ seconds: 2, status: 429 })],
    ["the primary rate limit", primaryRateLimit(1)],
  ])("is waited for as long as the server says, and told once: %s", async ([, fault], context) => {
    const { forge, log } = await deployOnGitHub(context, {
      weather: first(4, fault, ({ path }) => path.includes("state=")),
    });
    const begun = performance.now();
    const asked = [1, 2, 3, 4].map(() => forge.listPullRequests(onMain));
    expect(await Promise.all(asked)).toEqual([[], [], [], []]);
    expect(performance.now() - begun).toBeGreaterThan(1_000);
    expect(log.lines).toEqual([
      expect.stringMatching(/^The rate limit of 127\.0\.0\.1:\d+ is exceeded: retrying in [\d.]+s\.$/),
    ]);
  });

  test("is waited for no longer than the run may take", async (context) => {
    const stop = new AbortController();
    const { forge, log } = await deployOnGitHub(
      context,
      { weather: first(9, primaryRateLimit(3_000), ({ path }) => path.includes("state=")) },
      { signal: stop.signal },
    );
    const asked = forge.listPullRequests(onMain);
    await Promise.all([
      expect(asked).rejects.toThrow("The run timed out"),
      expect
        .poll(() => log.lines)
        .toHaveLength(1)
        .then(() => stop.abort(new Error("The run timed out"))),
    ]);
  });
});

/** Requests for the list of pull requests. */
const lists = ({ path }: GitHubRequest) => path.includes("state=");

describe.concurrent("a forge that asks for pauses", () => {
  test.for<[string, Fault]>([
    ["three thousand years", secondaryRateLimit({ seconds: 99_999_999_999 })],
    ["a minute, of a run that has half of that left", secondaryRateLimit({ seconds: 60 })],
    ["an hour, until its limit is reset", primaryRateLimit(3_600)],
  ])("of %s is asked once, and the run says how long it would take", async ([, fault], context) => {
    const { forge, github, log } = await deployOnGitHub(
      context,
      { weather: first(9_999, fault, lists) },
      { maxPause: () => 30_000 },
    );
    await expect(forge.listPullRequests(onMain)).rejects.toMatchObject({
      code: "refused",
      message: expect.stringMatching(/the pause of .* that it asks for is too long for this run$/),
    });
    expect(github.requests.filter(lists)).toHaveLength(1);
    expect(log.lines).toEqual([]);
  });

  test("of no length, again and again, is asked eleven times, a second apart", async (context) => {
    const { forge, github } = await deployOnGitHub(context, {
      weather: first(9_999, secondaryRateLimit({ seconds: 0 }), lists),
    });
    const begun = performance.now();
    await expect(forge.listPullRequests(onMain)).rejects.toMatchObject({ code: "unreachable" });
    expect(github.requests.filter(lists)).toHaveLength(11);
    expect(performance.now() - begun).toBeGreaterThan(9_000);
  });

  test("that says nothing for fifteen seconds counts as broken", async (context) => {
    const { forge, open } = await deployOnGitHub(context, {
      weather: ({ path }) => (path.endsWith("/comments") ? new Promise(() => {}) : undefined),
    });
    await open();
    const begun = performance.now();
    await expect(forge.comment(1, "Only once")).rejects.toMatchObject({
      code: "unreachable",
      message: expect.stringMatching(/does not respond in time: no response within 15 s$/),
    });
    expect(performance.now() - begun).toBeGreaterThan(14_000);
    expect(performance.now() - begun).toBeLessThan(25_000);
  });
});

describe.concurrent("what does not pass is said with what to do", () => {
  const actions = (permissions: Grant["permissions"]): Grant => ({
    login: "github-actions[bot]",
    kind: "actions",
    permissions,
  });

  test.for<[string, Partial<Parameters<typeof deployOnGitHub>[1]>, object]>([
    [
      "a token that is wrong",
      { tokens: {} },
      { code: "unauthorized", hint: expect.stringContaining("create a new one") },
    ],
    [
      "a token that lacks a right",
      { tokens: { [token]: actions({ contents: "write", pull_requests: "read" }) } },
      {
        code: "forbidden",
        message:
          "The token lacks the permission to open a pull request in acme/deploy: Resource not accessible by integration",
        hint: expect.stringContaining("permissions: pull-requests: write"),
      },
    ],
    [
      "workflows that may not",
      {
        tokens: { [token]: actions({ contents: "write", pull_requests: "write" }) },
        settings: { actionsMayPropose: false },
      },
      { code: "forbidden", hint: expect.stringContaining("Allow GitHub Actions to create and approve pull requests") },
    ],
    [
      "a repository that is archived",
      { settings: { archived: true } },
      { code: "repository", message: /^acme\/deploy is archived/ },
    ],
    [
      "single sign-on",
      {
        weather: first(
          9,
          {
            status: 403,
            body: { message: "Resource protected by organization SAML enforcement." },
            headers: { "x-github-sso": "required; url=https://github.com/orgs/acme/sso" },
          },
          posts,
        ),
      },
      { code: "forbidden", hint: expect.stringContaining("Authorize the token") },
    ],
    [
      "a server with a fault",
      { weather: first(99, busy(500), posts) },
      { code: "unreachable", message: /returned a server error/ },
    ],
    [
      "a page instead of an answer",
      { weather: first(9, { ...busy(), status: 200 }, posts) },
      { code: "repository", message: /returns a web page/ },
    ],
    [
      "a repository that has moved",
      {
        weather: first(
          9,
          { status: 307, body: { message: "Temporary Redirect" }, headers: { location: "/repositories/1" } },
          posts,
        ),
      },
      { code: "repository", hint: expect.stringContaining("renamed") },
    ],
  ])("%s", async ([, options, fault], context) => {
    const { forge } = await deployOnGitHub(context, options);
    const told = await forge.openPullRequest(wanted).catch((error: unknown) => error);
    const { message, ...others } = fault as { message?: string | RegExp };
    expect(told).toMatchObject({ name: "UserError", ...others });
    expect((told as Error).message).toMatch(message ?? /./);
    expect(JSON.stringify(told) + (told as Error).message).not.toContain(token);
  });
});
