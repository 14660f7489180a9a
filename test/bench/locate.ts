/** Finding and editing in a repository that is here already, beside the tools that people have for it. */
import { join } from "node:path";
import { makeFolder } from "@pushpull/core/exec";
import { parseImageOverrides } from "@pushpull/core/images";
import { applyEdits, planPull } from "../../packages/pull/src/deliver/edit-plan.ts";
import { openCheckout } from "../../packages/pull/src/git/checkout.ts";
import { temporaryFolder } from "../lab/guard.ts";
import { runProgram } from "../lab/run-program.ts";
import { yq } from "../lab/yq.ts";
import { median } from "./bench.ts";
import { image, type ManifestRepository } from "./manifest-repository.ts";

export interface Located {
  /** `grep -rl`, which edits nothing. */
  readonly grep: number;
  readonly yq: number;
  readonly pull: number;
  readonly yqLines: number;
  readonly pullLines: number;
}

const rounds = 5;

/** Measures seconds; each starts from the same, and what is not told apart is done before. */
export async function measureLocating({ path }: ManifestRepository): Promise<Located> {
  const folder = await temporaryFolder("locate");
  try {
    const tree = join(folder.path, "tree");
    const git = (args: readonly string[]) => runProgram("git", ["-C", tree, ...args]);
    await runProgram("git", ["clone", "--quiet", `file://${path}`, tree]);
    const grep: number[] = [];
    const edit: number[] = [];
    const pull: number[] = [];
    let yqLines = 0;
    let pullLines = 0;
    const program = await yq();
    const expression = `(.. | select(tag == "!!str" and test("^${image.name}:"))) = "${image.name}:1.5.0"`;
    for (let round = 0; round < rounds; round++) {
      let found: readonly string[] = [];
      grep.push(
        await seconds(async () => {
          const output = await runProgram("grep", ["-rl", "--exclude-dir=.git", image.name, tree]);
          found = output.trim().split("\n");
        }),
      );
      // It edits one file a run: of several it makes one.
      edit.push(
        await seconds(async () => {
          for (const file of found) await runProgram(program, ["-i", expression, file]);
        }),
      );
      yqLines = await linesChanged(git);
      await git(["checkout", "--quiet", "."]);
      const ours = await locateByPull(`file://${path}`, join(folder.path, String(round)));
      pull.push(ours.taken);
      pullLines = ours.lines;
    }
    const floor = median(grep);
    return { grep: floor, yq: floor + median(edit), pull: median(pull), yqLines, pullLines };
  } finally {
    await folder.remove();
  }
}

/** From a repository in our own folder to the bytes that are to be pushed. */
async function locateByPull(url: string, folder: string): Promise<{ readonly taken: number; readonly lines: number }> {
  const { overrides } = parseImageOverrides([{ text: `${image.name}=1.5.0`, line: 1 }]);
  const repository = { url, name: url, page: undefined };
  const intent = { images: overrides, set: [], manifests: [], repository, all: false, addMissing: false };
  await makeFolder(folder);
  const checkout = await openCheckout({
    address: repository,
    branch: undefined,
    credentials: { kind: "none" },
    paths: [],
    env: process.env,
    folder,
    signal: new AbortController().signal,
    mask: () => {},
    redact: (text) => text,
  });
  let changed: ReadonlyMap<string, Buffer> = new Map();
  const taken = await seconds(async () => {
    const plan = await planPull(checkout, intent);
    changed = applyEdits(plan.edits, plan);
  });
  const author = { name: "Lab", email: "lab@example.test" };
  const written = await checkout.write(changed, { message: "Bump", author });
  return { taken, lines: written?.diff.match(/^\+(?!\+\+)/gm)?.length ?? 0 };
}

/** Lines that a work tree has and its commit has not. */
async function linesChanged(git: (args: readonly string[]) => Promise<string>): Promise<number> {
  const rows = (await git(["diff", "--numstat"])).split("\n");
  return rows.reduce((sum, row) => sum + Number(row.split("\t")[0] ?? 0), 0);
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return (performance.now() - begun) / 1000;
}
