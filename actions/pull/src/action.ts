import { type Action, type ActionContext, type Forge, openForge, publish, readInputs, redactAll } from "@pushpull/core";
import { type PullResult, pull } from "@pushpull/pull";
import { asApp, releaseApp } from "./app.ts";
import { logEvidence, logFacts } from "./evidence.ts";
import { annotated } from "./faults.ts";
import { type ActionInputs, parseInputs } from "./inputs.ts";
import { withNoWorkflows } from "./no-workflows.ts";
import { outputsOf } from "./outputs.ts";
import { toReport } from "./report.ts";
import { runPageOf } from "./run-environment.ts";
import { summary } from "./summary.ts";
import { closingSentence } from "./words.ts";

/** The inputs that are secret, as a whole. */
const secrets = ["token", "source-token", "ssh-key", "app-private-key", "signing-key"];

/** The pull action: GitHub's side of the pull engine. */
export const pullAction: Action<ActionInputs, PullResult> = {
  program: "git",
  read(context) {
    const reader = readInputs(context.env);
    const given = new Set(secrets.map((name) => reader.text(name)));
    for (const secret of given) if (secret !== undefined) context.mask(secret);
    return parseInputs(reader, context.env);
  },
  run(inputs, context) {
    logFacts(inputs, context.log);
    return asApp(inputs, context, async (known) => {
      const result = await pull(known, {
        ...context,
        timeout: inputs.timeout - context.elapsed(),
        runUrl: runPageOf(context.env),
        remember: context.saveState,
        forge: (signal) => openForgeOf(known, context, signal),
      });
      const tokens = { token: known.forge?.token, ofRun: readInputs(context.env).text("source-token") };
      return withNoWorkflows(result, tokens, context.env);
    });
  },
  release: releaseApp,
  report(ending, inputs, context) {
    const ended = context.startedAt + context.elapsed();
    const report = redactAll(toReport(ending, inputs, context.startedAt, ended), context.redact);
    return publish(
      {
        report,
        faults: annotated(ending, inputs, context.env),
        evidence: (log) => logEvidence(report, log),
        closing: closingSentence(report),
        summary: summary(report),
        outputs: (file) => outputsOf(report, file),
      },
      context,
    );
  },
};

function openForgeOf(
  { forge }: Pick<ActionInputs, "forge">,
  { env, log }: Pick<ActionContext, "env" | "log">,
  signal: AbortSignal,
): Promise<Forge> {
  if (forge === undefined) throw new Error("A forge is asked for, and no pull request is wanted");
  return openForge({ ...forge, env, log, signal });
}
