import { type InputReader, parseImageOverrides, throwFaults } from "@pushpull/core";
import type { PushInputs } from "@pushpull/push";

/** Milliseconds that a run may take when `timeout` is not set. */
const defaultTimeout = 600_000;

/**
 * Reads the inputs that `action.yml` describes.
 * @throws UserError or Faults for all that is wrong with them
 */
export function parseInputs(read: InputReader): PushInputs & { readonly timeout: number } {
  const { overrides, faults } = parseImageOverrides(read.lines("images"));
  const inputs = {
    manifests: read.lines("manifests", { required: true }),
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
    dryRun: read.boolean("dry-run", false),
    forceConflicts: read.boolean("force-conflicts", false),
    wait: read.boolean("wait", true),
    timeout: read.duration("timeout", defaultTimeout),
  };
  if (inputs.namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(inputs.namespace)) {
    read.fault(
      `Input 'namespace' is '${inputs.namespace}', which is no name of a namespace`,
      "It is a DNS label: a-z, 0-9 and -, at most 63.",
    );
  }
  throwFaults([...read.faults, ...faults]);
  return inputs;
}
