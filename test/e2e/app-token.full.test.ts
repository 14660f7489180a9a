/** A GitHub App's token by GitHub's stand-in: good for one repository and what we need, and ended when we are done. */
import { generateKeyPairSync } from "node:crypto";
import { installationToken, revokeInstallationToken } from "@pushpull/core/forge";
import { describe, expect, type TestContext, test } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import { startGitHub } from "../lab/github/server.ts";
import type { App } from "../lab/github/world.ts";
import { memoryLog, openDeploy } from "./forges.ts";

const pair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
const [own, others] = [pair(), pair()];
const pkcs8 = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

const all = { contents: "write", pull_requests: "write", issues: "write", metadata: "read" } as const;

async function world(context: TestContext, installation: Partial<App["installation"]> = {}, publicKey = own.publicKey) {
  const repository = await makeRepository({ files: { "a.txt": "1\n" } });
  const apps: readonly App[] = [
    { id: 12, slug: "bumper", publicKey, installation: { id: 34, permissions: all, ...installation } },
  ];
  const github = await startGitHub({ repository, tokens: {}, apps });
  context.onTestFinished(async () => {
    await github.stop();
    await repository.remove();
  });
  const masked: string[] = [];
  const ports = { env: {}, signal: context.signal, log: memoryLog(), redact: (text: string) => text, api: github.api };
  const make = (given: { readonly appId?: string; readonly privateKey?: string; readonly repository?: string } = {}) =>
    installationToken({
      ...ports,
      appId: "12",
      teams: false,
      privateKey: own.privateKey,
      repository: "acme/deploy",
      mask: (secret) => masked.push(secret),
      ...given,
    });
  return { github, make, masked, ports };
}

describe.concurrent("an App's token", () => {
  test("is for one repository, with what we need and no more, hidden, and ended", async (context) => {
    const { github, make, masked, ports } = await world(context);
    const token = await make();
    expect(masked).toContain(token);
    const asked = github.requests.at(-1);
    expect(JSON.parse(asked?.body ?? "")).toEqual({
      repositories: ["deploy"],
      permissions: { contents: "write", pull_requests: "write" },
    });
    expect(masked).toContain(asked?.authorization?.replace("bearer ", ""));
    const forge = await openDeploy({ page: `${github.server}/acme/deploy`, api: github.api, token }, context);
    expect(await forge.listPullRequests({ state: "open", base: "main" })).toEqual([]);
    await revokeInstallationToken(token, ports);
    expect(github.tokens()).toEqual([]);
    await expect(forge.listPullRequests({ state: "open", base: "main" })).rejects.toMatchObject({
      code: "unauthorized",
    });
    await revokeInstallationToken(token, ports);
  });

  test.for<[string, string, string]>([
    ["PKCS#1", own.privateKey, own.publicKey],
    ["PKCS#8", pkcs8.privateKey, pkcs8.publicKey],
    ["its lines joined by \\n", own.privateKey.replaceAll("\n", "\\n"), own.publicKey],
    ["line ends of Windows", own.privateKey.replaceAll("\n", "\r\n"), own.publicKey],
  ])("is made with a key in %s", async ([, privateKey, publicKey], context) => {
    const { make } = await world(context, {}, publicKey);
    expect(await make({ privateKey })).toMatch(/^ghs_/);
  });
});

describe.concurrent("what is wrong with an App is said in its own words", () => {
  test.for<[string, Parameters<typeof world>[1], Parameters<Awaited<ReturnType<typeof world>>["make"]>[0], object]>([
    ["no key", {}, { privateKey: "secret-words" }, { code: "input", message: "does not start with" }],
    ["half a key", {}, { privateKey: own.privateKey.slice(0, 400) }, { code: "input", message: "cannot be read" }],
    [
      "a public key",
      {},
      { privateKey: own.publicKey },
      { code: "input", message: "is not a private key in PEM format" },
    ],
    [
      "another App's key",
      {},
      { privateKey: others.privateKey },
      { code: "unauthorized", message: "does not accept the private key for this App" },
    ],
    ["an unknown App", {}, { appId: "13" }, { code: "unauthorized", message: "has no App with the given ID" }],
    [
      "an App that is not installed there",
      { repositories: ["acme/other"] },
      {},
      { code: "forbidden", message: "is not installed for acme/deploy" },
    ],
    [
      "an installation that is suspended",
      { suspended: true },
      {},
      { code: "forbidden", message: "bumper for acme/deploy is suspended" },
    ],
    [
      "an App without a permission",
      { permissions: { contents: "write", pull_requests: "read" } },
      {},
      { code: "forbidden", message: "The App bumper lacks `Pull requests: read and write` for acme/deploy" },
    ],
  ])("%s", async ([, installation, given, fault], context) => {
    const { make, masked } = await world(context, installation);
    const told = (await make(given).catch((error: unknown) => error)) as Error;
    const { message, code } = fault as { readonly message: string; readonly code: string };
    expect(told).toMatchObject({ name: "UserError", code, hint: expect.any(String) });
    expect(told.message).toContain(message);
    for (const secret of [given?.privateKey ?? own.privateKey, ...masked]) {
      expect(`${told.message}${JSON.stringify(told)}`).not.toContain(secret);
    }
  });
});
