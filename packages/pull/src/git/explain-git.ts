import { UserError } from "@pushpull/core/errors";
import { excerpt, type Redact } from "@pushpull/core/redaction";
import type { Address } from "./address.ts";
import { type Cause, gitCauses, refusedCauses } from "./git-causes.ts";
import { scanLine } from "./ssh.ts";

/** What Git was asked, of whom. */
export interface Asked {
  /** The repository, as people name it. */
  readonly repository: string;
  readonly address: Address;
  /** Undefined is the repository's default. */
  readonly branch: string | undefined;
  /** Whether there is neither a token nor a key. */
  readonly asNobody?: boolean;
  readonly redact: Redact;
}

/** Git's own words for a server that knows the commit, and does not take it. */
const hasLookedAtIt = /\[remote rejected\]/;

/**
 * Says in words why Git failed, and what to do about it. Code `unreachable` is what may pass.
 * @param stderr what Git said, in English
 */
export function explain(stderr: string, asked: Asked): UserError {
  const words = wordsOf(stderr, asked.redact);
  const causes = hasLookedAtIt.test(stderr) ? refusedCauses : gitCauses;
  const known = causes.find(({ says, ofNobody }) => (!ofNobody || asked.asNobody) && says.test(stderr));
  const cause = known ?? unknown;
  const Fault = cause.hasAnswered ? BrokenOff : UserError;
  return new Fault(`${fill(cause.means, asked)}: ${words}`, { code: cause.code, hint: fill(cause.hint, asked) });
}

/** The connection to a server that had begun to answer was cut. */
export class BrokenOff extends UserError {}

const unknown: Omit<Cause, "says"> = {
  code: "git",
  means: "Git did not do what it was asked for {repository}",
  hint: "Its own words say why. If they do not help, run it again with the runner's debug logging on.",
};

const mayWriteByToken =
  "Give the job `permissions: contents: write` if the repository is its own. For another one use the token of a GitHub App, or a fine-grained token, with `Contents: read and write` for it.";
const mayWriteByKey = "Make the key's public half a deploy key of the repository, with write access.";

function fill(text: string, { repository, address, branch }: Asked): string {
  const host = hostOf(address);
  const scan = address.protocol === "ssh" ? scanLine(address.host, address.port) : "";
  return text
    .replaceAll("{repository}", () => repository)
    .replaceAll("{branch}", () => branch ?? "(the default)")
    .replaceAll("{host}", () => host)
    .replaceAll("{access}", address.protocol === "ssh" ? mayWriteByKey : mayWriteByToken)
    .replaceAll("{scan}", () => scan);
}

function hostOf(address: Address): string {
  if (address.protocol === "ssh") return address.host;
  return address.protocol === "file" ? "this machine" : new URL(address.url).host;
}

/** What is said to people at most, in characters. */
const mostWords = 500;

const noise =
  /^(Cloning into|warning: |hint: |To |Done$|POST git|Everything up-to-date|failed to push some refs|and the repository exists|Please make sure you have the correct|@|IT IS POSSIBLE THAT|Someone could be eaves|It is also possible|Please contact your system|Add correct host key|Offending |Host key for)|^\W*$/;

/** The server's own words first, then Git's; what repeats is said once. */
function wordsOf(stderr: string, redact: Redact): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.trim());
  const remote = lines.filter((line) => line.startsWith("remote:")).map((line) => line.slice("remote:".length).trim());
  const own = lines.filter((line) => !line.startsWith("remote:"));
  const all = [...remote, ...own].map((line) => line.replace(/^((fatal|error):( |$))+/i, ""));
  const said = [...new Set(all)].filter((line) => !noise.test(line)).join("; ");
  return excerpt(said, mostWords, redact) || "it ended without a word";
}
