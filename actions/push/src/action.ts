import { type Action, readInputs, redactReport } from "@pushpull/core";
import { type PushResult, push } from "@pushpull/push";
import { parseInputs } from "./inputs.ts";
import { publish } from "./publish.ts";
import { toReport } from "./report.ts";

/** The push action: GitHub's side of the push engine. */
export const pushAction: Action<PushResult> = {
  async run(context) {
    context.saveState("main", "started");
    const reader = readInputs();
    const token = reader.text("server-token");
    if (token !== undefined) context.mask(token);
    const inputs = parseInputs(reader);
    return push(inputs, { ...context, deadline: context.startedAt + inputs.timeout, remember: context.saveState });
  },
  async report(ending, context) {
    const report = redactReport(toReport(ending, context.startedAt, Date.now()), context.redact);
    await publish(report, ending, context);
    return report.result !== "failed";
  },
};
