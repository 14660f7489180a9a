export * from "./defuse.ts";
export * from "./duration.ts";
export * from "./errors.ts";
export { childEnvironment, endMarked, gitEnvironment, runVariable } from "./exec/child-environment.ts";
export { type RawProgramResult, runForBytes } from "./exec/run-for-bytes.ts";
export {
  OutputLimitError,
  type ProgramOptions,
  type ProgramResult,
  type RunProgram,
  runProgram,
} from "./exec/run-program.ts";
export * from "./exec/start-program.ts";
export * from "./field-path.ts";
export * from "./folder.ts";
export * from "./forge/app/installation-token.ts";
export { type Client, openClient } from "./forge/client.ts";
export { fittingTitle, longestBody } from "./forge/forge-fields.ts";
export * from "./forge/open-forge.ts";
export * from "./forge/types.ts";
export * from "./images/nearest.ts";
export * from "./images/overrides.ts";
export * from "./images/reference.ts";
export * from "./kubernetes/containers.ts";
export * from "./kubernetes/object.ts";
export * from "./location.ts";
export * from "./log.ts";
export * from "./markdown.ts";
export * from "./redact.ts";
export * from "./report.ts";
export * from "./report-failure.ts";
export * from "./report-pull.ts";
export * from "./report-push.ts";
export * from "./runner/action-context.ts";
export * from "./runner/action-parts.ts";
export * from "./runner/publish.ts";
export * from "./runner/read-inputs.ts";
export * from "./runner/run-context.ts";
export * from "./secret-parts.ts";
export * from "./section.ts";
export * from "./sentence.ts";
export * from "./stop.ts";
export * from "./telling.ts";
export * from "./value-at.ts";
export { isMergeKey } from "./yaml/aliases.ts";
export * from "./yaml/document.ts";
export * from "./yaml/explain.ts";
export * from "./yaml/repeated-keys.ts";
export * from "./yaml/schema.ts";
export * from "./yaml/tokens.ts";
export * from "./yaml/value.ts";
