/** Runs a workflow as GitHub's runner would, with this checkout as `acme/pushpull@v1`. */
import { spawn } from "node:child_process";
import { cp, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { act } from "./act.ts";
import { mark, temporaryFolder } from "./guard.ts";
import { runProgram } from "./run-program.ts";

const root = join(import.meta.dirname, "..", "..");

export interface WorkflowOptions {
  /** The repository's folder, with the workflow below `.github/workflows`. It is copied. */
  readonly repository: string;
  /** The workflow's file name; without it, all that the event starts. */
  readonly workflow?: string;
  readonly event?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** What the runner says of the run, in place of GitHub's own: `GITHUB_SERVER_URL`, `GITHUB_REPOSITORY`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folders in front of the PATH of its steps: that of a kubectl. */
  readonly path?: readonly string[];
  /** Told each line that a person would see in the log, as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface WorkflowRun {
  readonly succeeded: boolean;
  /** What a person would see. */
  readonly log: string;
  /** What the steps added to the summary page, in their order. */
  readonly summaries: readonly string[];
  /** What of ours is left on the runner when the job is over. */
  readonly leftovers: readonly string[];
}

/** Runs it to its end with act. */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun> {
  const program = await act();
  const folder = await temporaryFolder("workflow");
  try {
    const repository = join(folder.path, "repository");
    const home = join(folder.path, "home");
    const ours = join(folder.path, "pushpull");
    await mkdir(home);
    await makeRepository(options.repository, repository, home);
    // What GitHub unpacks of our repository, as far as a step needs it.
    for (const part of ["actions", "dist"]) await cp(join(root, part), join(ours, part), { recursive: true });
    const child = spawn(program, argumentsFor(options, ours), {
      cwd: repository,
      env: { HOME: home, PATH: pathOf(options.path ?? []), ...mark },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      words += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const lines: string[] = [];
    const summaries: string[] = [];
    for await (const written of createInterface({ input: child.stdout })) {
      const entry = JSON.parse(written) as Entry;
      if (entry.command === "summary") summaries.push(entry.content ?? "");
      for (const line of visible(entry)) {
        lines.push(line);
        options.onLine?.(line);
      }
    }
    const succeeded = (await ended) === 0;
    // Of a job that failed it says so in the log; without a job there is none.
    if (!succeeded && lines.length === 0) throw new Error(`act did not run the workflow:\n${words}`);
    const left = (await readdir(home, { recursive: true })).filter((name) => /(^|\/)pushpull-[^/]*$/.test(name));
    return { succeeded, log: lines.join("\n"), summaries, leftovers: left };
  } finally {
    await folder.remove();
  }
}

/** A line of act's log (`--json`). */
interface Entry {
  readonly msg?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly step?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
}

/** What a step prints, errors and warnings, and the beginning and end of steps. */
function visible({ msg = "", raw_output: raw, command, arg = "", kvPairs = {} }: Entry): readonly string[] {
  if (raw === true) return [`  ${msg.trimEnd()}`];
  if (command === "error" || command === "warning") {
    const place = kvPairs.file === undefined ? "" : `${kvPairs.file}:${kvPairs.line}: `;
    return [`  ${command === "error" ? "Error" : "Warning"}: ${place}${arg.trimEnd()}`];
  }
  if (/^⭐ Run (Main|Post) /u.test(msg)) return [msg.replace(/^⭐ /u, "")];
  return /^🏁/u.test(msg) ? [msg.replace(/^🏁\s*/u, "")] : [];
}

function argumentsFor(options: WorkflowOptions, ours: string): readonly string[] {
  const { event = "workflow_dispatch", workflow, inputs = {}, secrets = {}, variables = {}, env = {} } = options;
  const pairs = (flag: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return [
    event,
    "--json",
    "--no-cache-server",
    "--platform=ubuntu-latest=-self-hosted",
    `--local-repository=acme/pushpull@v1=${ours}`,
    ...(workflow === undefined ? [] : [`--workflows=.github/workflows/${workflow}`]),
    ...pairs("--input", inputs),
    ...pairs("--secret", secrets),
    ...pairs("--var", variables),
    ...pairs("--env", env),
  ];
}

/** Steps run with the Node that runs us: the actions ask for Node 24. */
function pathOf(folders: readonly string[]): string {
  return [...folders, dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(":");
}

async function makeRepository(from: string, to: string, home: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const env = { HOME: home, PATH: process.env.PATH };
  const git = (...args: readonly string[]) => runProgram("git", args, { cwd: to, env });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  const author = ["-c", "user.name=lab", "-c", "user.email=lab@example.test"];
  await git(...author, "commit", "--quiet", "--message=Everything");
}
