export { childEnvironment, gitEnvironment, killMarked, runVariable } from "./child-environment.ts";
export * from "./run-folder.ts";
export { type RawProgramResult, runForBytes } from "./run-for-bytes.ts";
export {
  OutputLimitError,
  type ProgramOptions,
  type ProgramResult,
  type RunProgram,
  runProgram,
} from "./run-program.ts";
export * from "./start-program.ts";
