import { publish, reportRun } from "@pushpull/core/report";
import { type Action, readInputs, runAction } from "@pushpull/core/runner";
import { type PushResult, push } from "@pushpull/push";
import { inputNames, type PushActionInputs, parseInputs } from "./inputs.ts";
import { logEvidence } from "./log-push.ts";
import { outputsOf } from "./outputs.ts";
import { faultsOf } from "./push-faults.ts";
import { toReport } from "./push-report.ts";
import { closingSentence, summary } from "./push-summary.ts";
import { redactReport } from "./redact-report.ts";

/** The push action: GitHub's side of the push engine. */
export const pushAction: Action<PushActionInputs, PushResult> = {
  program: "kubectl",
  inputs: inputNames,
  read(context) {
    const reader = readInputs();
    for (const name of ["server-token", "chart-password"]) {
      const secret = reader.text(name);
      if (secret !== undefined) context.mask(secret);
    }
    return parseInputs(reader);
  },
  run(inputs, context) {
    return push(inputs, { ...context, timeout: inputs.timeout - context.elapsed(), remember: context.saveState });
  },
  report(ending, _inputs, context) {
    const ended = context.startedAt + context.elapsed();
    const pushReport = { ...toReport(ending, context.startedAt, ended), ...reportRun(context.run) };
    const format = { evidence: logEvidence, closing: closingSentence, summary, outputs: outputsOf };
    return publish(pushReport, { ...format, redact: redactReport, faults: faultsOf(ending) }, context);
  },
};

/** Runs the main step or the post step. @param host `process` */
export function runPush(host: NodeJS.Process): Promise<void> {
  return runAction(host, pushAction);
}
