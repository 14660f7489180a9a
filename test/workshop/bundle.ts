/** Builds what GitHub runs: one file of JavaScript for each action, and the licences of what is in it. */
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, type Token } from "acorn";
import { actions, root } from "./paths.ts";
import { tool } from "./tools.ts";

/** Compiles everything, and replaces `dist/`. Returns what went wrong, or undefined. */
export async function build(): Promise<string | undefined> {
  const { code, output } = await tool("tsc", ["-b"]);
  if (code !== 0) return output;
  return withBundles(async (folder) => {
    for (const action of actions) {
      await rm(join(root, "dist", action), { recursive: true, force: true });
      await cp(join(folder, action), join(root, "dist", action), { recursive: true });
    }
    return undefined;
  });
}

/** Compares `dist/` byte for byte with what the compiled sources bundle to. Returns how it differs, or undefined. */
export function compareDist(): Promise<string | undefined> {
  return withBundles(async (folder) => {
    const differences: string[] = [];
    for (const action of actions) {
      const [built, committed] = [join(folder, action), join(root, "dist", action)];
      const names = new Set([...(await filesIn(built)), ...(await filesIn(committed))]);
      for (const name of [...names].sort()) {
        const [a, b] = [await bytesOf(join(built, name)), await bytesOf(join(committed, name))];
        if (a === undefined) differences.push(`dist/${action}/${name} is not built from anything`);
        else if (b === undefined) differences.push(`dist/${action}/${name} is missing`);
        else if (!a.equals(b)) differences.push(`dist/${action}/${name} is not what the sources build`);
      }
    }
    return differences.length === 0 ? undefined : `${differences.join("\n")}\nRun \`npm run build\`, and commit dist/.`;
  });
}

/** The size of all code in `dist/ACTION`, in bytes: what Node reads; licences are for people. */
export async function sizeOfDist(action: string): Promise<number> {
  const folder = join(root, "dist", action);
  const code = (await filesIn(folder)).filter((name) => name.endsWith(".js"));
  const contents = await Promise.all(code.map((name) => readFile(join(folder, name))));
  return contents.reduce((sum, bytes) => sum + bytes.length, 0);
}

/**
 * The runner starts a file without arguments: this one tells the program that its post part is wanted. That takes a
 * moment, is not to be cut short by who cancels the job, and what it does not clear away nobody does.
 */
const postScript = `for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
process.argv.push("--post");
await import("./index.js");
`;

/** Bundles the compiled actions into a temporary folder, which is gone when `use` has ended. */
async function withBundles(use: (folder: string) => Promise<string | undefined>): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "pushpull-dist-"));
  try {
    for (const action of actions) {
      const entry = join("actions", action, "lib", "main.js");
      const out = join(folder, action);
      const options = ["--license", "licenses.txt", "--no-cache", "--quiet"];
      const { code, output } = await tool("ncc", ["build", entry, "-o", out, ...options]);
      if (code !== 0) return `ncc could not bundle ${entry}:\n${output}`;
      const fault = await shorten(out);
      if (fault !== undefined) return fault;
      await writeFile(join(out, "post.js"), postScript);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bundler's name for what loads a module, which stands at a thousand places, and a shorter one that nothing else has. */
const [loader, shortLoader] = ["__webpack_require__", "__load"];

/**
 * Takes comments out of a bundle, indents it by tabs, breaks only long lines and leaves out needless marks: a quarter less
 * to fetch and to read before every run. All names stay, so that people can read it, and errors say where. Licences are in
 * a file of their own.
 */
async function shorten(folder: string): Promise<string | undefined> {
  const files = (await filesIn(folder)).filter((name) => name.endsWith(".js")).map((name) => join(folder, name));
  const plain = ["--ignoreConfig", "--allowJs", "--noCheck", "--noResolve", "--types", ""];
  const target = ["--target", "esnext", "--module", "esnext", "--moduleResolution", "bundler"];
  const out = `${folder}-stripped`;
  const stripped = await tool("tsc", [...plain, ...target, "--removeComments", "--outDir", out, ...files]);
  if (stripped.code !== 0) return `tsc could not take the comments out of ${folder}:\n${stripped.output}`;
  await cp(out, folder, { recursive: true });
  for (const file of files) {
    await writeFile(file, (await readFile(file, "utf8")).replaceAll(loader, shortLoader));
  }
  const config = join(folder, "biome.json");
  await writeFile(
    config,
    JSON.stringify({
      files: { maxSize: 10_000_000 },
      formatter: { indentStyle: "tab", lineWidth: 320 },
      javascript: {
        formatter: {
          trailingCommas: "none",
          arrowParentheses: "asNeeded",
          bracketSpacing: false,
          expand: "never",
          semicolons: "asNeeded",
        },
      },
    }),
  );
  const indented = await tool("biome", ["format", "--write", `--config-path=${config}`, ...files]);
  await rm(config);
  if (indented.code !== 0) return `Biome could not indent ${folder}:\n${indented.output}`;
  for (const file of files) await writeFile(file, outdented(await readFile(file, "utf8")));
  return undefined;
}

/** Levels of indentation that the bundler adds around each module. */
const wrapperLevels = 2;

/** Takes the wrapper's indentation off all lines but those that begin inside a template literal. */
function outdented(code: string): string {
  const kept = new Set<number>();
  const onToken = ({ type, loc }: Token) => {
    if (type.label !== "template" || loc == null) return;
    for (let line = loc.start.line + 1; line <= loc.end.line; line++) kept.add(line);
  };
  // Only the parser tells a division from an expression, and so a template literal from text.
  parse(code, { ecmaVersion: "latest", sourceType: "module", locations: true, onToken });
  const wrapper = new RegExp(`^\\t{1,${wrapperLevels}}`);
  return code
    .split("\n")
    .map((line, index) => (kept.has(index + 1) ? line : line.replace(wrapper, "")))
    .join("\n");
}

async function filesIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function bytesOf(file: string): Promise<Buffer> | undefined {
  return existsSync(file) ? readFile(file) : undefined;
}
