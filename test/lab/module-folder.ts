/** What a Go module holds besides its code. */
import { chmod, cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";

/** Copies folders (or files) of a module that the `go.mod` in a folder requires. Go's own cache may be emptied. */
export async function copyFromModule(
  { goMod, module }: { readonly goMod: string; readonly module: string },
  paths: readonly string[],
  to: string,
): Promise<void> {
  const env = { ...process.env, GOWORK: "off", GOFLAGS: "-mod=readonly" };
  const folder = (await runProgram("go", ["list", "-m", "-f", "{{.Dir}}", module], { cwd: goMod, env })).trim();
  for (const path of paths) {
    await cp(join(folder, path), join(to, path), { recursive: true });
    await makeWritable(join(to, path));
  }
}

/** Go keeps its modules read-only: whoever empties our cache could not remove such folders. */
async function makeWritable(path: string): Promise<void> {
  await chmod(path, 0o755);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
}
