import { describe, expect, test } from "vitest";
import { failed, ok, skipped, type Verdict } from "../workshop/checks/check.ts";
import { dependencyFaults } from "../workshop/checks/dependencies.ts";
import { lockFaults } from "../workshop/checks/lockfile.ts";
import { lineOf, runChecks } from "../workshop/checks/run.ts";
import { writeTables } from "../workshop/docs.ts";
import { firstStale } from "../workshop/install.mjs";
import { explainInstall, isNodeAtLeast, nodeTooOld, usage, wordsOf } from "../workshop/messages.mjs";
import { closingLine, exitCode, tallyOf } from "../workshop/tally.ts";

describe("the tables in the README files", () => {
  const actionYml = `
inputs:
  manifests: { description: "What to deploy,\\none a line.", required: true }
  timeout: { description: "For the run: a|b", default: 10m }
  context: { description: "First.\\n\\nSecond." }
outputs:
  result: { description: One word }
`;

  test("hold every input with its default and its meaning", () => {
    const text = "# Push\n<!-- inputs:push -->\nold\n<!-- /inputs:push -->\nrest\n";
    expect(writeTables(text, "push", actionYml)).toBe(
      [
        "# Push",
        "<!-- inputs:push -->",
        "",
        "| input | default | meaning |",
        "| --- | --- | --- |",
        "| `manifests` | required | What to deploy, one a line. |",
        "| `timeout` | `10m` | For the run: a\\|b |",
        "| `context` |  | First.<br>Second. |",
        "",
        "<!-- /inputs:push -->",
        "rest",
        "",
      ].join("\n"),
    );
  });

  test("are written once and for all: writing again changes nothing", () => {
    const once = writeTables("<!-- outputs:push --><!-- /outputs:push -->", "push", actionYml);
    expect(once).toContain("| `result` | One word |");
    expect(writeTables(once, "push", actionYml)).toBe(once);
  });

  test("leave a text without markers, and another action's tables, as they are", () => {
    const text = "no table\r\n<!-- inputs:pull -->kept<!-- /inputs:pull -->";
    expect(writeTables(text, "push", actionYml)).toBe(text);
  });

  test("keep the line ends of the file", () => {
    const text = "<!-- outputs:push -->\r\n<!-- /outputs:push -->\r\n";
    expect(writeTables(text, "push", actionYml).replaceAll("\r\n", "")).not.toContain("\n");
  });

  test.each([
    ["<!-- inputs:push -->", "has no <!-- /inputs:push --> after it"],
    ["<!-- /inputs:push -->", "has no <!-- inputs:push --> before it"],
    ["<!-- /inputs:push --> <!-- inputs:push -->", "has no <!-- /inputs:push --> after it"],
  ])("are not written into %s", (text, words) => {
    expect(() => writeTables(text, "push", actionYml)).toThrow(words);
  });
});

describe("missing tools are explained", () => {
  test("a Node that is too old, and where to get a newer one", () => {
    expect(isNodeAtLeast("18.20.1", 20)).toBe(false);
    expect(isNodeAtLeast("20.0.0", 20)).toBe(true);
    expect(nodeTooOld("18.20.1")).toMatch(/18\.20\.1 is too old.*needs 20 or newer.*https:\/\/nodejs\.org/s);
  });

  test("a command that is not there, and those that are", () => {
    expect(usage("biuld", ["build", "check"])).toMatch(/no command "biuld".*build\|check/);
  });

  test.each([
    ["npm error code ENOTFOUND\nnpm error getaddrinfo ENOTFOUND", "There is no network"],
    ["npm error code ECONNREFUSED", "did not answer"],
    ["npm error nospc ENOSPC: no space left on device, write", "The disk is full."],
    ["npm error code SELF_SIGNED_CERT_IN_CHAIN", "NODE_EXTRA_CA_CERTS"],
    ["npm error code EUSAGE", "npm install"],
    ["npm error code EACCES", "npm may not write here"],
    ["npm error something new", "exit code 7"],
  ])("why `npm ci` failed: %s", (output, words) => {
    expect(explainInstall(output, 7)).toContain(words);
  });

  test("a full disk that only shows as a broken file", () => {
    expect(explainInstall("npm error Unexpected end of JSON input", 1, 0)).toContain("The disk is full.");
  });

  test("without npm's own page on how it is used", () => {
    const page = Array.from({ length: 80 }, (_, index) => `npm error --option-${index}`).join("\n");
    expect(wordsOf(`npm warn old\nnpm error code EUSAGE\nnpm error\n${page}`)).toMatch(/^npm error code EUSAGE\n/);
    expect(wordsOf(page).split("\n").length).toBeLessThan(20);
  });
});

describe("the packages are installed again", () => {
  const lock = {
    "": {},
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "1.0.0", optional: true },
  };

  test("not because the lockfile has a new date, or names one for another platform", () => {
    expect(firstStale(lock, { "node_modules/a": { version: "1.0.0" } })).toBeUndefined();
  });

  test.each([
    [{}, "a"],
    [{ "node_modules/a": { version: "0.9.0" } }, "a"],
    [{ "node_modules/a": { version: "1.0.0" }, "node_modules/old": { version: "1.0.0" } }, "old"],
  ])("when one is missing, of another version, or not wanted any more", (there, name) => {
    expect(firstStale(lock, there)).toBe(name);
  });
});

describe("the checks", () => {
  const checking = async (verdicts: readonly (Verdict | Error)[], strict: boolean) => {
    const lines: string[] = [];
    const checks = verdicts.map((verdict, index) => ({
      name: `check ${index}`,
      run: () => (verdict instanceof Error ? Promise.reject(verdict) : Promise.resolve(verdict)),
    }));
    return { tally: await runChecks(checks, { strict, print: (text) => lines.push(text) }), lines };
  };

  test("all run, also after one that failed or broke", async () => {
    const { tally, lines } = await checking([failed("a.ts is long"), new Error("no such file"), ok()], false);
    expect(tally).toEqual({ passed: 1, failed: 2, skipped: 0 });
    expect(lines[0]).toContain("a.ts is long");
    expect(lines[1]).toContain("no such file");
    expect(lines[2]).toMatch(/ok\s+check 2/);
  });

  test("that cannot run say so, and fail where CI is true", async () => {
    expect((await checking([skipped("no Python")], false)).tally).toEqual({ passed: 0, failed: 0, skipped: 1 });
    const { tally, lines } = await checking([skipped("no Python")], true);
    expect(tally.failed).toBe(1);
    expect(lines[0]).toMatch(/failed\s+check 0.*no Python/s);
  });

  test("are a line each, with the seconds they took", () => {
    expect(lineOf("types", ok("12 files"), 1.25)).toMatch(/^ {2}ok +types {2}1\.3 s {2}\(12 files\)$/);
  });
});

describe("the closing line", () => {
  test("counts what passed, failed, and was skipped", () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
  });

  test("goes with exit code 0 only when something ran and nothing failed", () => {
    expect(exitCode({ passed: 1, failed: 0, skipped: 5 })).toBe(0);
    expect(exitCode({ passed: 1, failed: 1, skipped: 0 })).toBe(1);
    expect(exitCode({ passed: 0, failed: 0, skipped: 9 })).toBe(1);
  });

  const report = { success: true, numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
  const broken = { status: "failed", assertionResults: [] };

  test("counts a file that does not load, a run that fails without a test, and one without a report", () => {
    expect(tallyOf({ ...report, testResults: [] }, 0)).toEqual({ passed: 2, failed: 0, skipped: 1 });
    expect(tallyOf({ ...report, success: false, testResults: [broken] }, 1).failed).toBe(1);
    expect(tallyOf({ ...report, testResults: [] }, 1).failed).toBe(1);
    expect(tallyOf(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("a package.json", () => {
  const plain = { file: "package.json", dependencies: [], devDependencies: [], bundled: true, mentions: [] };
  const faults = (dependencies: readonly string[], source: string) =>
    dependencyFaults({ ...plain, dependencies, sources: [source] });

  test.each([
    ["a static import", 'import { parse } from "yaml";'],
    ["an import over several lines", 'import {\n  parse,\n} from "yaml";'],
    ["a type", 'import type { Document } from "yaml/util";'],
    ["an import on demand", 'const { parse } = await import("yaml");'],
    ["an import for its effect", 'import "yaml";'],
    ["an export of another's", 'export * from "yaml";'],
  ])("has to declare %s", (_what, source) => {
    expect(faults([], source)).toEqual(["package.json: yaml is imported and not declared"]);
    expect(faults(["yaml"], source)).toEqual([]);
  });

  test("has to declare the package of a scope, not the scope", () => {
    expect(faults(["@actions/core"], 'import { GitHub } from "@actions/github/lib/utils";')).toEqual([
      "package.json: @actions/core is declared and not imported",
      "package.json: @actions/github is imported and not declared",
    ]);
  });

  test("declares no part of Node and no file, but another of our packages", () => {
    expect(faults([], 'import "node:fs";\nimport "./a.ts";\nimport { parse } from "@pushpull/core/start";')).toEqual([
      "package.json: @pushpull/core is imported and not declared",
    ]);
  });

  test("may declare for development what gives types alone, but nothing that is bundled", () => {
    const faultsOf = (source: string, bundled: boolean) =>
      dependencyFaults({ ...plain, devDependencies: ["yaml"], sources: [source], bundled });
    expect(faultsOf('import type { Document } from "yaml";', true)).toEqual([]);
    expect(faultsOf('import type { Document } from "yaml";\nimport { parse } from "yaml";', true)).toEqual([
      "package.json: yaml is in the bundles: move it from devDependencies to dependencies",
    ]);
    expect(faultsOf('import { parse } from "yaml";', false)).toEqual([]);
  });

  test("may declare the types of what is imported, and of nothing else", () => {
    expect(faults(["debug", "@types/debug"], 'import debug from "debug";')).toEqual([]);
    expect(faults(["@types/debug"], "")).toEqual(["package.json: @types/debug is declared and not imported"]);
  });

  test("may declare a program that is run, and types that are listed", () => {
    const mentions = ['"vitest/vitest.mjs"', '"types": ["node"]'];
    expect(dependencyFaults({ ...plain, devDependencies: ["vitest", "@types/node"], sources: [], mentions })).toEqual(
      [],
    );
  });
});

describe("package-lock.json", () => {
  const integrity = "sha512-abc==";

  test("has a hash of every package, nested ones included", () => {
    const nested = "node_modules/a/node_modules/b";
    expect(lockFaults({ "": {}, "node_modules/a": { integrity }, [nested]: {} })).toEqual([
      `package-lock.json: ${nested} has no SHA-512 hash`,
    ]);
    expect(lockFaults({ [nested]: { integrity: "sha1-abc=" } })).toHaveLength(1);
  });

  test("names no registry but the public one", () => {
    const from = (resolved: string) => lockFaults({ "node_modules/a": { integrity, resolved } });
    expect(from("https://registry.npmjs.org/a/-/a-1.0.0.tgz")).toEqual([]);
    expect(from("https://npm.example.com/a/-/a-1.0.0.tgz")).toEqual([
      "package-lock.json: node_modules/a is from https://npm.example.com/a/-/a-1.0.0.tgz, not from https://registry.npmjs.org/",
    ]);
  });

  test("needs no hash of our own packages", () => {
    expect(
      lockFaults({ "packages/core": {}, "node_modules/@pushpull/core": { resolved: "packages/core", link: true } }),
    ).toEqual([]);
  });
});
