import { type ErrorCode, UserError } from "@pushpull/core/errors";
import { sanitizeLine, truncate } from "@pushpull/core/text";
import type { ReleaseName } from "./release-record.ts";

/** What an error of `helm upgrade` means, and what to do about it. */
interface ReleaseCause {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** The first match counts. */
const releaseCauses: readonly ReleaseCause[] = [
  {
    pattern: /another operation \(install\/upgrade\/rollback\) is in progress|release: already exists/,
    code: "conflict",
    message: "Another run began to change it at the same moment",
    hint: "Run it again when that one has ended. A `concurrency` group in the workflow lets one run end before the next begins.",
  },
  {
    pattern: /has no deployed releases/,
    code: "helm",
    message: "No revision of it was ever deployed, and the last one is being uninstalled",
    hint: "Finish that with `helm uninstall`, then run it again.",
  },
  {
    pattern: /cannot reuse a name that is still in use/,
    code: "conflict",
    message: "Another run has installed it meanwhile",
    hint: "Run it again: it is an upgrade then.",
  },
  {
    pattern: /request entity too large|must have at most 1048576 bytes|exceeds the maximum|request is too large/i,
    code: "helm",
    message: "Its record does not fit into a Secret, which holds at most 1 MiB",
    hint: "Helm stores the whole chart in it: leave files out with .helmignore, or use chart-mode: template.",
  },
  {
    pattern: /namespaces? "[^"]{1,300}" not found/,
    code: "refused",
    message: "Its namespace does not exist",
    hint: "Create it, or set create-namespace: true.",
  },
  {
    pattern: /conflict occurred while applying object|Apply failed with \d{1,9} conflict/,
    code: "conflict",
    message: "Another field manager has changed an object meanwhile",
    hint: "Run it again to see which field it is; set force-conflicts: true to take it over.",
  },
  {
    pattern: /exists and cannot be imported into the current release/,
    code: "conflict",
    message: "An object was created outside of it meanwhile",
    hint: "Run it again to see which one it is.",
  },
  {
    pattern: /pre-install|post-install|pre-upgrade hooks failed|post-upgrade hooks failed/,
    code: "failed",
    message: "A hook failed",
    hint: "Look at its Job or Pod, if the hook's delete policy has left it there.",
  },
  {
    pattern: /is forbidden: User|cannot \w{1,20} resource/,
    code: "forbidden",
    message: "The identity lacks a right",
    hint: "Ask whoever runs the cluster to grant it in a Role, or use another identity.",
  },
  {
    pattern: /context deadline exceeded|timed out waiting/,
    code: "timeout",
    message: "Helm waited until its timeout",
    hint: "Raise input 'timeout' if the cluster is that slow.",
  },
  {
    pattern: /cluster unreachable|connection refused|no such host|i\/o timeout|TLS handshake/i,
    code: "unreachable",
    message: "Helm cannot reach the API server",
    hint: "Run it again.",
  },
];

/** Characters of Helm's own words. */
const longest = 1_000;

/** Explains why `helm upgrade` ended with an error. */
export function explainUpgrade(stderr: string, { name }: ReleaseName, redact: (text: string) => string): UserError {
  const output = errorIn(stderr);
  const words = truncate(sanitizeLine(redact(output)), longest) || "it printed no error";
  const cause = releaseCauses.find(({ pattern }) => pattern.test(output));
  const message = cause === undefined ? "" : `${cause.message}: `;
  return new UserError(`Helm could not upgrade release ${name}. ${message}${words}`, {
    code: cause?.code ?? "helm",
    hint: cause?.hint ?? `See the release with: helm history ${name}.`,
  });
}

/** Helm prints warnings before its error, and a log line for each step. */
function errorIn(stderr: string): string {
  const at = stderr.lastIndexOf("Error: ");
  return (at === -1 ? stderr : stderr.slice(at + "Error: ".length))
    .replace(/^(?:UPGRADE|INSTALLATION) FAILED: /, "")
    .trim();
}
