/** Programs that `go install` builds from one public module, as they are. */
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { goFlags, runGo } from "./go.ts";

export interface GoProgram {
  readonly name: string;
  /** The name of its file, where `name` is not. */
  readonly command?: string;
  /** Its package, without a version. */
  readonly package: string;
  readonly version: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** How long a build takes with nothing in any cache. */
  readonly takes: string;
}

/** Builds the program, or finds it in the cache. Returns its path. */
export async function installed(program: GoProgram): Promise<string> {
  const target = `${program.package}@${program.version}`;
  const folder = await buildOnce({
    name: program.name,
    title: `${program.name} ${program.version} (${program.purpose})`,
    takes: program.takes,
    sources: [target, ...goFlags],
    build: (draft, tell) =>
      runGo({
        args: ["install", ...goFlags, "-ldflags=-s -w", target],
        folder: draft,
        env: { GOBIN: draft, CGO_ENABLED: "0" },
        tell,
      }),
  });
  return join(folder, program.command ?? program.name);
}
