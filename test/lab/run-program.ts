import { spawn } from "node:child_process";
import { mark } from "./guard.ts";

export interface RunOptions {
  /** What it reads from its standard input. */
  readonly input?: string | Buffer | undefined;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program to its end, and returns what it prints. @throws Error with its words when it fails */
export function runProgram(
  program: string,
  args: readonly string[],
  { input, cwd, env = process.env }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...env, ...mark }, stdio: ["pipe", "pipe", "pipe"] });
    let [output, words] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      words += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program} ${args.join(" ")} ended with exit code ${code}:\n${words}`));
    });
    // It may end before it has read everything.
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? "");
  });
}
