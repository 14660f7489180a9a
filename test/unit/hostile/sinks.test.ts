/** Whatever a run lets out goes through the few files that take secrets out of it. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../workshop/paths.ts";
import { sinksIn } from "./sinks.ts";

/** The files that may let something out, and why no secret comes with it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  // Redacts every line, and the files that annotations name.
  "packages/core/src/runner/workflow-log.ts": [
    ...["debug of @actions/core", "endGroup of @actions/core", "error of @actions/core", "info of @actions/core"],
    ...["startGroup of @actions/core", "warning of @actions/core"],
  ],
  // Masks, the state of the post step, and what publish.ts makes of a report without secrets.
  "packages/core/src/runner/action-context.ts": [
    ...["saveState of @actions/core", "setOutput of @actions/core", "setSecret of @actions/core"],
    "summary of @actions/core",
  ],
  // Constant sentences: before anything has been read, and when the event loop is blocked.
  "packages/core/src/runner/start-action.ts": ["stderr.write"],
  "packages/core/src/runner/watchdog.ts": ["a text that is run"],
  // The copy of a kustomization that is built, in the run's own folder.
  "packages/push/src/helm/source/chart-dependencies.ts": ["cp of fs/promises"],
  "packages/push/src/manifests/rebuild-with-images.ts": [
    ...["copyFile of fs/promises", "symlink of fs/promises", "writeFile of fs/promises"],
  ],
  // Files that only their owner can read.
  "packages/core/src/exec/run-folder.ts": ["writeFile of fs/promises"],
};

/** What calls the functions of these files that write what they are given, and what that is. */
const callers: Readonly<Record<string, readonly string[]>> = {
  writePrivate: [
    "packages/core/src/exec/run-folder.ts",
    "packages/core/src/report/publish.ts", // the report, redacted
    "packages/pull/src/git/settings.ts", // Git's configuration, with the token
    "packages/pull/src/git/ssh.ts", // keys
    "packages/push/src/cluster/find-kubeconfig.ts", // the kubeconfig
    "packages/push/src/helm/helm-program.ts", // the chart repository's password
    "packages/push/src/helm/values/chart-values-files.ts", // a chart's values
    "packages/push/src/manifests/remote/fetch-base.ts", // Git's configuration
    "packages/push/src/manifests/remote/git-stand-in.ts", // a script
  ],
  addSummary: ["packages/core/src/runner/action-context.ts", "packages/core/src/report/publish.ts"],
  setOutput: ["packages/core/src/runner/action-context.ts", "packages/core/src/report/publish.ts"],
};

const sources = globSync(["packages/*/src/**/*.ts", "actions/*/src/**/*.ts"], { cwd: root })
  .toSorted()
  .map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }));

test("only the files that remove secrets write text out of a run", () => {
  const found = sources.map(({ file, source }) => [file, sinksIn(source)] as const);
  expect(found.length).toBeGreaterThan(300);
  expect(Object.fromEntries(found.filter(([, sinks]) => sinks.length > 0))).toEqual(allowed);
});

test.each(Object.keys(callers))("no other file than those that are known calls %s", (name) => {
  const found = sources.filter(({ source }) => new RegExp(String.raw`\b${name}\(`).test(source));
  expect(found.map(({ file }) => file)).toEqual(callers[name]?.toSorted());
});

const library = "@actions/core";

test.each([
  ['console.log("a")', "console"],
  ["globalThis.console.error(token)", "console"],
  ['const { log } = console; log("a")', "console"],
  ["process.stdout.write(token)", "stdout.write"],
  ["host.stderr.end(token)", "stderr.end"],
  ["stream.pipe(process.stdout)", "process.stdout"],
  ['process["stdout"].write(token)', "stdout.write"],
  ['import { stdout } from "node:process"; stdout.write(token)', "stdout of process"],
  ['import process from "node:process"; use(process)', "process of process"],
  ['import { info } from "@actions/core"; info(token)', "info of @actions/core"],
  ['import { info as getInput } from "@actions/core"; getInput(token)', "info of @actions/core"],
  ['import * as core from "@actions/core"; core.notice(token)', "core of @actions/core"],
  ['export * from "@actions/core"', "all of @actions/core"],
  [`const { notice } = await import("${library}")`, "import of @actions/core"],
  ['import { setFailed, getInput } from "@actions/core"', "setFailed of @actions/core"],
  ['import { writeFile } from "node:fs/promises"; await writeFile(file, token)', "writeFile of fs/promises"],
  ['import { promises } from "fs"; await promises.appendFile(file, token)', "appendFile"],
  ['import { createWriteStream } from "node:fs"', "createWriteStream of fs"],
  ['import { open, readFile } from "node:fs/promises"', "open of fs/promises"],
  ['import { readFile as writeFile, cp } from "node:fs/promises"', "cp of fs/promises"],
  ["const thread = `require('fs').writeSync(1, token)`", "a text that is run"],
  ["process.emitWarning(token)", "emitWarning"],
])("a source that lets a text out is found: %s", (source, sink) => {
  expect(sinksIn(source)).toContain(sink);
});

test.each([
  "child.stdout.on('data', read); child.stderr.setEncoding('utf8')",
  "const { stdout, stderr } = await run(); use(stdout.trim(), stderr)",
  'import { getInput } from "@actions/core"; import { readFile } from "node:fs/promises"; use(getInput("a"), readFile)',
  'import type { AnnotationProperties } from "@actions/core"; log.info("a")',
])("what only reads is no sink: %s", (source) => {
  expect(sinksIn(source)).toEqual([]);
});
