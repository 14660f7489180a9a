import { throwFaults } from "@pushpull/core/errors";
import { parseImageOverrides } from "@pushpull/core/images";
import type { InputReader } from "@pushpull/core/runner";
import { type PushInputs, parseAllowRemote, parseChartInputs } from "@pushpull/push";

/** The inputs, by their names in `action.yml`. */
export const inputNames: readonly string[] = [
  "manifests",
  "chart",
  "chart-repository",
  "chart-version",
  "chart-username",
  "chart-password",
  "chart-values",
  "chart-set",
  "chart-mode",
  "name",
  "images",
  "namespace",
  "create-namespace",
  "kubeconfig",
  "context",
  "server",
  "server-token",
  "server-ca",
  "allow-exec",
  "allow-remote",
  "dry-run",
  "force-conflicts",
  "adopt",
  "allow-downgrade",
  "wait",
  "fail-fast",
  "error-budget",
  "timeout",
];

/** Milliseconds that a run may take when `timeout` is not set. */
const defaultTimeout = 600_000;

/** Milliseconds that a failure must last when `fail-fast` is not set: some clusters recover on their own. */
const defaultFailFast = 20_000;

export type PushActionInputs = PushInputs & {
  /** Milliseconds. */
  readonly timeout: number;
};

/**
 * Reads the inputs that `action.yml` describes.
 * @throws UserError or Faults for everything that is wrong with them
 */
export function parseInputs(read: InputReader): PushActionInputs {
  const { overrides, faults } = parseImageOverrides(read.lines("images"));
  const remote = parseAllowRemote(read.lines("allow-remote"));
  const { chart, faults: chartFaults } = parseChartInputs(read);
  const inputs = {
    manifests: read.lines("manifests"),
    chart,
    images: overrides,
    namespace: read.text("namespace"),
    createNamespace: read.boolean("create-namespace", false),
    access: {
      kubeconfig: read.text("kubeconfig"),
      context: read.text("context"),
      server: read.text("server"),
      serverToken: read.text("server-token"),
      serverCa: read.text("server-ca"),
      allowExec: read.lines("allow-exec").map(({ text }) => text),
    },
    allowRemote: remote.allowRemote,
    dryRun: read.boolean("dry-run", false),
    forceConflicts: read.boolean("force-conflicts", false),
    adopt: read.boolean("adopt", false),
    allowDowngrade: read.boolean("allow-downgrade", false),
    wait: read.boolean("wait", true),
    failFast: read.text("fail-fast") === "off" ? undefined : read.duration("fail-fast", defaultFailFast),
    errorBudget: readErrorBudget(read),
    timeout: read.duration("timeout", defaultTimeout),
  };
  if (inputs.manifests.length === 0 && read.text("chart") === undefined) {
    read.fault("Inputs 'manifests' and 'chart' are both empty", "Set 'manifests', 'chart', or both.");
  }
  if (inputs.namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(inputs.namespace)) {
    read.fault(
      `Input 'namespace' is '${inputs.namespace}', which is not a valid namespace`,
      "Use a DNS label: a-z, 0-9 and -, at most 63 characters.",
    );
  }
  throwFaults([...read.faults, ...faults, ...remote.faults, ...chartFaults]);
  return inputs;
}

/** `error-budget`: a number of pods, or a percentage of a workload's, rounded down. */
function readErrorBudget(read: InputReader): PushInputs["errorBudget"] {
  const written = read.text("error-budget") ?? "0";
  const [, digits = "", percent] = /^(\d{1,6})(%?)$/.exec(written) ?? [];
  const number = Number(digits);
  if (digits === "" || (percent === "%" && number > 100)) {
    read.fault(`Input 'error-budget' is '${written}'`, "Use a number of pods, such as 1, or a percentage, such as 5%.");
  }
  return percent === "%" ? (pods) => Math.floor((pods * number) / 100) : () => number;
}
