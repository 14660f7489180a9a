/** What SECURITY.md claims of the code that runs next to credentials. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { userFaults } from "@pushpull/core/errors";
import { childEnvironment } from "@pushpull/core/exec";
import { sanitize } from "@pushpull/core/text";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseYaml } from "../../packages/core/src/yaml/yaml-document.ts";
import type { AccessInputs } from "../../packages/push/src/cluster/cluster-access.ts";
import { findKubeconfig } from "../../packages/push/src/cluster/find-kubeconfig.ts";
import { checks } from "../workshop/checks/all.ts";
import { isTitle, readThreats, titlesIn } from "./threat-table.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pushpull-threats-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const key = "-----BEGIN RSA PRIVATE KEY-----\nfirst-line\nsecond-line\n-----END RSA PRIVATE KEY-----\n";

function kubeconfigOf(user: object): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "c",
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
    users: [{ name: "u", user }],
  });
}

async function resolve(inputs: Partial<AccessInputs>) {
  const masked: string[] = [];
  const route = findKubeconfig(
    { allowExec: [], ...inputs },
    {
      env: {},
      folder,
      signal: new AbortController().signal,
      kubectl: () => Promise.reject(new Error("kubectl is not asked")),
      mask: (secret) => masked.push(secret),
      hide: () => {},
      redact: (text) => text,
      warn: () => {},
      started: () => {},
    },
  );
  const words = await route.then(
    () => "",
    (error: unknown) => (userFaults(error) ?? [error]).map(String).join("\n"),
  );
  return { masked, words };
}

describe("a kubeconfig given as an input", () => {
  test("has its secrets masked one by one, private keys line by line, and its common words readable", async () => {
    const user = { token: "t0ken", password: "pa55", "client-key-data": Buffer.from(key).toString("base64") };
    const { masked } = await resolve({ kubeconfig: kubeconfigOf(user) });
    expect(masked).toEqual(
      expect.arrayContaining(["t0ken", "pa55", user["client-key-data"], "first-line", "second-line"]),
    );
    const exec = {
      command: "kubelogin",
      args: ["--client-secret", "5ecret", "--login", "spn", "--access-token=t0ken2"],
    };
    expect((await resolve({ kubeconfig: kubeconfigOf({ exec }) })).masked).toEqual(["5ecret", "t0ken2"]);
    expect(masked.some((secret) => /kind|Config|cluster|BEGIN/.test(secret))).toBe(false);
  });

  test.skipIf(process.platform === "win32")("is written where only its owner can read it", async () => {
    await resolve({ kubeconfig: kubeconfigOf({ token: "t" }) });
    expect((await stat(join(folder, "kubeconfig"))).mode & 0o777).toBe(0o600);
  });

  test.skipIf(process.platform === "win32")("is never written through a link that somebody put there", async () => {
    const target = join(folder, "target");
    await writeFile(target, "untouched");
    await symlink(target, join(folder, "kubeconfig"));
    expect((await resolve({ kubeconfig: kubeconfigOf({ token: "t" }) })).words).toContain("EEXIST");
    expect(await readFile(target, "utf8")).toBe("untouched");
  });

  test.each(["/tmp/aws", "./kubelogin", "bash"])("may not run %s unless it is named", async (command) => {
    const kubeconfig = kubeconfigOf({ exec: { command } });
    expect((await resolve({ kubeconfig })).words).toContain(`runs the program '${command}'`);
    expect(existsSync(join(folder, "kubeconfig"))).toBe(false);
    expect((await resolve({ kubeconfig, allowExec: [command] })).words).toBe("");
  });

  test.each([
    [{ tokenFile: "/home/me/token" }, "user 'u' refers to a file on the runner in `tokenFile`"],
    [{ TokenFile: "/home/me/token" }, "user 'u' refers to a file on the runner in `TokenFile`"],
    [{ "client-key": "key", "client-certificate-data": "" }, "user 'u' refers to a file on the runner in `client-key`"],
    [{ "client-certificate": "/c" }, "user 'u' refers to a file on the runner in `client-certificate`"],
    [
      { "auth-provider": { name: "oidc", config: { "idp-certificate-authority": "/c" } } },
      "user 'u' refers to a file on the runner in `idp-certificate-authority`",
    ],
    [{ "auth-provider": { name: "gcp", config: { "cmd-path": "/bin/sh" } } }, "uses an auth-provider"],
  ])("may not have kubectl read a file of the runner, or run a program besides exec: %j", async (user, words) => {
    expect((await resolve({ kubeconfig: kubeconfigOf(user) })).words).toContain(words);
    expect(existsSync(join(folder, "kubeconfig"))).toBe(false);
  });

  test("may not name a CA in a file of the runner", async () => {
    const kubeconfig = kubeconfigOf({ token: "t" }).replace('"server"', '"certificate-authority":"/c","server"');
    expect((await resolve({ kubeconfig })).words).toContain(
      "cluster 'c' refers to a file on the runner in `certificate-authority`",
    );
  });

  test("is never quoted when it is broken", async () => {
    const { words } = await resolve({ kubeconfig: "users:\n- user: {token: t0ken\n  bad" });
    expect(words).toContain("'kubeconfig' is not valid YAML");
    expect(words).not.toContain("t0ken");
  });
});

describe("a server and its token", () => {
  test("are refused over plain http", async () => {
    expect((await resolve({ server: "http://cluster.example", serverToken: "t" })).words).toContain("not the URL");
  });

  test("have the token masked", async () => {
    expect((await resolve({ server: "https://cluster.example", serverToken: "t0ken" })).masked).toEqual(["t0ken"]);
  });
});

describe("a program that we start", () => {
  test("sees no input, no state and none of the runner's command files", () => {
    const env = {
      PATH: "/bin",
      "INPUT_SERVER-TOKEN": "t",
      STATE_folder: "/x",
      GITHUB_ENV: "/e",
      GITHUB_OUTPUT: "/o",
      GITHUB_PATH: "/p",
      GITHUB_STATE: "/s",
      GITHUB_STEP_SUMMARY: "/y",
    };
    expect(childEnvironment(env)).toEqual({ PATH: "/bin" });
  });
});

describe("text from a cluster or a manifest", () => {
  test("can neither give the runner a command nor move the cursor", () => {
    const shown = sanitize("::add-mask::x\n  ::set-output name=a::b\n##[error]x\n\u001b[2Jgone\u202ereversed\u0007");
    expect(shown).not.toMatch(/^\s*::/m);
    expect(shown).not.toContain("##[");
    for (const unseen of ["\u001b", "\u202e", "\u0007"]) expect(shown).not.toContain(unseen);
  });

  test("cannot fill the memory by aliases of aliases", () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const items = level === 0 ? "lol" : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array(9).fill(items).join(", ")}]`;
    });
    expect(parseYaml(levels.join("\n"), "laughs.yaml").faults).toHaveLength(1);
  });

  test("cannot end the process by its depth or its size", () => {
    expect(parseYaml("[".repeat(20_000), "deep.yaml").faults.length).toBeGreaterThan(0);
    expect(parseYaml(" ".repeat(33 * 1024 * 1024), "large.yaml").faults[0]?.message).toContain("larger than 32 MB");
  });
});

describe("the threat model in SECURITY.md", async () => {
  const root = join(import.meta.dirname, "..", "..");
  const threats = readThreats(await readFile(join(root, ".github", "SECURITY.md"), "utf8"));

  test("names a test for each threat", () => {
    expect(threats.length).toBeGreaterThan(10);
    expect(threats.filter(({ tests }) => tests.length === 0).map(({ words }) => words)).toEqual([]);
  });

  test.for(threats.flatMap(({ tests }) => tests))("names a test that is there: $where, $title", async (named) => {
    const { where, title } = named;
    if (where === "checks") return expect(checks.map(({ name }) => name)).toContain(title);
    const file = where === "unit" ? "unit/threat-model" : where;
    const titles = titlesIn(await readFile(join(root, "test", `${file}.test.ts`), "utf8"));
    return expect(isTitle(title, titles), `${file}.test.ts has no test with this title`).toBe(true);
  });
});
