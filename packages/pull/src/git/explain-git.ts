import { UserError } from "@pushpull/core/errors";
import { excerpt, type Redact } from "@pushpull/core/redaction";
import type { Address } from "./address.ts";
import { type GitCause, gitCauses, rejectedCauses } from "./git-causes.ts";
import { scanCommand } from "./ssh.ts";

/** The context of a Git command, for its error messages. */
export interface GitContext {
  /** The repository's display name. */
  readonly repository: string;
  readonly address: Address;
  /** Undefined for the repository's default branch. */
  readonly branch: string | undefined;
  /** Whether there are no credentials. */
  readonly isAnonymous?: boolean;
  readonly redact: Redact;
}

/** Git's message when the server received the commit and rejected it. */
const remoteRejected = /\[remote rejected\]/;

/**
 * Explains why Git failed, and what to do about it. Code `unreachable` is for errors that may pass.
 * @param stderr Git's standard error, in English
 */
export function explainGitError(stderr: string, context: GitContext): UserError {
  const quoted = quote(stderr, context.redact);
  const causes = remoteRejected.test(stderr) ? rejectedCauses : gitCauses;
  const known = causes.find(
    ({ pattern, isAnonymous }) => (!isAnonymous || context.isAnonymous) && pattern.test(stderr),
  );
  const cause = known ?? unknownCause;
  const Fault = cause.hasAnswered ? ConnectionLost : UserError;
  return new Fault(`${fillIn(cause.message, context)}: ${quoted}`, {
    code: cause.code,
    hint: fillIn(cause.hint, context),
  });
}

/** The connection was closed after the server had started to respond. */
export class ConnectionLost extends UserError {}

const unknownCause: Omit<GitCause, "pattern"> = {
  code: "git",
  message: "Git failed for {repository}",
  hint: "See its message for the reason. If that does not help, run it again with debug logging.",
};

const tokenHint =
  "Give the job `permissions: contents: write` if it changes its own repository. For another repository use the token of a GitHub App, or a fine-grained token, with `Contents: read and write`.";
const keyHint = "Add the public key to the repository as a deploy key with write access.";

function fillIn(text: string, { repository, address, branch }: GitContext): string {
  const host = hostOf(address);
  const scan = address.protocol === "ssh" ? scanCommand(address.host, address.port) : "";
  return text
    .replaceAll("{repository}", () => repository)
    .replaceAll("{branch}", () => branch ?? "(the default)")
    .replaceAll("{host}", () => host)
    .replaceAll("{access}", address.protocol === "ssh" ? keyHint : tokenHint)
    .replaceAll("{scan}", () => scan);
}

function hostOf(address: Address): string {
  if (address.protocol === "ssh") return address.host;
  return address.protocol === "file" ? "this machine" : new URL(address.url).host;
}

/** Maximum length of quoted Git messages, in characters. */
const maxQuotedLength = 500;

const noise =
  /^(Cloning into|warning: |hint: |To |Done$|POST git|Everything up-to-date|failed to push some refs|and the repository exists|Please make sure you have the correct|@|IT IS POSSIBLE THAT|Someone could be eaves|It is also possible|Please contact your system|Add correct host key|Offending |Host key for)|^\W*$/;

/** Quotes the messages of the server, then Git's, without noise and repetitions. */
function quote(stderr: string, redact: Redact): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.trim());
  const remote = lines.filter((line) => line.startsWith("remote:")).map((line) => line.slice("remote:".length).trim());
  const own = lines.filter((line) => !line.startsWith("remote:"));
  const all = [...remote, ...own].map((line) => line.replace(/^((fatal|error):( |$))+/i, ""));
  const quoted = [...new Set(all)].filter((line) => !noise.test(line)).join("; ");
  return excerpt(quoted, maxQuotedLength, redact) || "it printed no error message";
}
