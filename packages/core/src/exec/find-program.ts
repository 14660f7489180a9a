import { access, constants, stat } from "node:fs/promises";
import { platform } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { cwd as ownFolder } from "node:process";

interface SearchOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string | undefined;
}

/** File suffixes that Windows starts without a shell. */
const suffixes = platform() === "win32" ? [".exe", ".com", ""] : [""];

/**
 * Finds a program as the system does (execvp(3)), but on the PATH of the given environment; `@actions/exec` would use
 * the PATH of our own process.
 * @param file a bare name, or a path
 * @returns its absolute path
 * @throws the error of `child_process.spawn`: `code` is `ENOENT`, or `EACCES` for a file that is not executable
 */
export async function findProgram(file: string, { env, cwd = ownFolder() }: SearchOptions): Promise<string> {
  const isPath = isAbsolute(file) || file.includes("/");
  const folders = isPath ? [""] : (pathOf(env)?.split(delimiter) ?? []);
  let code = "ENOENT";
  for (const folder of folders) {
    for (const suffix of suffixes) {
      const name = join(folder, `${file}${suffix}`);
      const path = isAbsolute(name) ? name : join(cwd, name);
      const found = await stat(path).catch(() => undefined);
      if (!found?.isFile()) continue;
      if (await isExecutable(path)) return path;
      code = "EACCES";
    }
  }
  throw startError(file, code);
}

/** The error of `child_process.spawn` for a program that cannot be started. */
export function startError(file: string, code: string, cause?: unknown): NodeJS.ErrnoException {
  const syscall = `spawn ${file}`;
  return Object.assign(new Error(`${syscall} ${code}`, { cause }), { code, syscall, path: file });
}

/** Windows names it `Path`, and ignores case. */
function pathOf(env: SearchOptions["env"]): string | undefined {
  if (platform() !== "win32") return env.PATH;
  return Object.entries(env).find(([name]) => name.toUpperCase() === "PATH")?.[1];
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
