import { type Action, publish, readInputs, reportRun, runAction } from "@pushpull/core";
import { type PushResult, push } from "@pushpull/push";
import { logEvidence } from "./evidence.ts";
import { faultsOf } from "./faults.ts";
import { type ActionInputs, inputNames, parseInputs } from "./inputs.ts";
import { outputsOf } from "./outputs.ts";
import { redactReport } from "./redact-report.ts";
import { toReport } from "./report.ts";
import { closingSentence, summary } from "./summary.ts";

/** The push action: GitHub's side of the push engine. */
export const pushAction: Action<ActionInputs, PushResult> = {
  program: "kubectl",
  inputs: inputNames,
  read(context) {
    const reader = readInputs();
    const token = reader.text("server-token");
    if (token !== undefined) context.mask(token);
    return parseInputs(reader);
  },
  run(inputs, context) {
    return push(inputs, { ...context, timeout: inputs.timeout - context.elapsed(), remember: context.saveState });
  },
  report(ending, _inputs, context) {
    const ended = context.startedAt + context.elapsed();
    const told = { ...toReport(ending, context.startedAt, ended), ...reportRun(context.run) };
    const telling = { evidence: logEvidence, closing: closingSentence, summary, outputs: outputsOf };
    return publish(told, { ...telling, redact: redactReport, faults: faultsOf(ending) }, context);
  },
};

/** Runs the part of it that is wanted. @param host `process` */
export function runPush(host: NodeJS.Process): Promise<void> {
  return runAction(host, pushAction);
}
