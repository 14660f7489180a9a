import { type Action, readInputs, redactReport } from "@pushpull/core";
import { type PushResult, push } from "@pushpull/push";
import { parseInputs } from "./inputs.ts";
import { publish } from "./publish.ts";
import { toReport } from "./report.ts";

/** The push action: GitHub's side of the push engine. */
export const pushAction: Action<PushResult> = {
  async run(context) {
    const reader = readInputs();
    const token = reader.text("server-token");
    if (token !== undefined) context.mask(token);
    const inputs = parseInputs(reader);
    return push(inputs, { ...context, timeout: inputs.timeout - context.elapsed(), remember: context.saveState });
  },
  async report(ending, context) {
    const ended = context.startedAt + context.elapsed();
    const report = redactReport(toReport(ending, context.startedAt, ended), context.redact);
    const told = await publish(report, ending, context);
    return told && report.result !== "failed";
  },
};
