import { type Forge, openForge } from "@pushpull/core/forge";
import { redactAll } from "@pushpull/core/redaction";
import { publish, reportRun } from "@pushpull/core/report";
import { type Action, type ActionContext, readInputs, runAction, runPageOf } from "@pushpull/core/runner";
import { type PullResult, pull } from "@pushpull/pull";
import { annotated } from "./annotated-faults.ts";
import { asApp, releaseApp } from "./app-token.ts";
import { inputNames, type PullActionInputs, parseInputs } from "./inputs.ts";
import { logEvidence, logFacts } from "./log-pull.ts";
import { withNoWorkflows } from "./no-workflows.ts";
import { outputsOf } from "./outputs.ts";
import { toReport } from "./pull-report.ts";
import { summary } from "./pull-summary.ts";
import { closingSentence } from "./pull-words.ts";

/** The inputs whose whole value is secret. */
const secrets = ["token", "run-token", "source-token", "ssh-key", "app-private-key", "signing-key"];

/** The pull action: GitHub's side of the pull engine. */
export const pullAction: Action<PullActionInputs, PullResult> = {
  program: "git",
  inputs: inputNames,
  read(context) {
    const reader = readInputs();
    const given = new Set(secrets.map((name) => reader.text(name)));
    for (const secret of given) if (secret !== undefined) context.mask(secret);
    const inputs = parseInputs(reader, context.run);
    for (const notice of reader.notices) context.log.info(notice);
    return inputs;
  },
  run(inputs, context) {
    logFacts(inputs, context.log);
    return asApp(inputs, context, async (known) => {
      const result = await pull(known, {
        ...context,
        timeout: inputs.timeout - context.elapsed(),
        runUrl: runPageOf(context.run),
        remember: context.saveState,
        forge: (signal) => openInputForge(known, context, signal),
      });
      const tokens = { token: known.forge?.token, runToken: readInputs().text("run-token") };
      return withNoWorkflows(result, tokens, context.run);
    });
  },
  release: releaseApp,
  report(outcome, inputs, context) {
    const endedAt = context.startedAt + context.elapsed();
    const report = { ...toReport(outcome, inputs, context.startedAt, endedAt), ...reportRun(context.run) };
    const formatters = { evidence: logEvidence, closing: closingSentence, summary, outputs: outputsOf };
    const faults = annotated(outcome, inputs, context.run);
    return publish(report, { ...formatters, redact: redactAll, faults }, context);
  },
};

/** Runs the main or post part. @param host `process` */
export function runPull(host: NodeJS.Process): Promise<void> {
  return runAction(host, pullAction);
}

function openInputForge(
  { forge, timeout }: Pick<PullActionInputs, "forge" | "timeout">,
  { env, log, redact, elapsed }: Pick<ActionContext, "env" | "log" | "redact" | "elapsed">,
  signal: AbortSignal,
): Promise<Forge> {
  if (forge === undefined) throw new Error("A forge was requested without a pull request");
  return openForge({ ...forge, env, log, redact, signal, maxPause: () => timeout - elapsed() });
}
