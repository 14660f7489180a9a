import { UserError } from "@pushpull/core/errors";
import { OutputLimitError } from "@pushpull/core/exec";

/**
 * Explains why a program of the PATH could not be started, or was stopped. Any other error is returned unchanged.
 * @param program its name, which is also the code of the error
 * @param missing what to say when it is not on the PATH
 */
export function explainProgramStart(
  error: unknown,
  program: "kubectl" | "helm",
  missing: { readonly message: string; readonly hint: string },
): unknown {
  if (error instanceof OutputLimitError) {
    const hint = `Run \`${error.command}\` in an earlier step to see its output.`;
    return new UserError(error.message, { code: program, hint, cause: error });
  }
  if (!(error instanceof Error && "syscall" in error && "code" in error)) return error;
  if (error.code === "ENOENT") return new UserError(missing.message, { code: program, hint: missing.hint });
  return new UserError(`The ${program} on the PATH cannot be run (${String(error.code)})`, {
    code: program,
    hint: "Check that it is executable, and built for this platform.",
  });
}
