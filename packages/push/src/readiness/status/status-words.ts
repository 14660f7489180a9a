/** The meaning of a word in a status; `inactive` means that the object was stopped on purpose. */
export type StatusMeaning = "ready" | "waiting" | "failing" | "inactive";

/** Maximum number of words that are read: a phase may be a sentence. */
const maxWords = 16;

const vocabulary: Readonly<Record<StatusMeaning, string>> = {
  failing:
    "failed failure fail failing error errored errors invalid unhealthy degraded red rejected denied forbidden " +
    "unauthorized crashed crashlooping broken aborted canceled cancelled lost unreachable conflict mismatch exceeded " +
    "timeout timedout blocked misconfigured faulted faulty corrupted noncompliant unresponsive warning crash",
  inactive: "paused suspended hibernated stopped disabled inactive",
  waiting:
    "pending progress unknown new queued waiting initial init yellow unavailable unready unbound unsynced outofsync " +
    "disconnected offline submitted partial partially missing reconcile",
  ready:
    "ready running healthy active available succeeded success successful successfully complete completed deployed " +
    "synced synchronized bound online provisioned up ok green valid accepted created exists initialized finished done " +
    "established connected normal installed reconciled applied uptodate stable compliant passed passing enabled serving " +
    "operational attached approved registered resolved configured published issued protected started joined latest",
};

const meanings: ReadonlyMap<string, StatusMeaning> = new Map(
  Object.entries(vocabulary).flatMap(([meaning, words]) =>
    words.split(" ").map((word): [string, StatusMeaning] => [word, meaning as StatusMeaning]),
  ),
);

/** Words that end in -ing but do not mean progress. */
const notInProgress: ReadonlySet<string> = new Set([
  ..."existing listening nothing operating working string".split(" "),
]);

/** Words that mean a failure after a negation. */
const refused: ReadonlySet<string> = new Set("found allowed permitted supported authorized compliant".split(" "));

const negations: ReadonlySet<string> = new Set(["no", "not", "non", "never", "without", "zero"]);

/**
 * The meaning of a status in a word (`Ready`, `UpdateFailed`, `DEPLOYED_NOT_READY`) or a sentence. Failure has priority
 * over progress, and progress over readiness; undefined if no word is known.
 */
export function meaningOf(text: string): StatusMeaning | undefined {
  const words = wordsIn(text);
  const found = words.flatMap((word, index): readonly StatusMeaning[] => {
    const negated = index > 0 && negations.has(words[index - 1] ?? "");
    if (negated && refused.has(word)) return ["failing"];
    if (word === "exists" && words[index - 1] === "already") return ["failing"];
    const meaning = wordMeaning(word);
    if (meaning === undefined) return [];
    if (!negated) return [meaning];
    return meaning === "ready" ? ["waiting"] : [];
  });
  const whole = meanings.get(words.join(""));
  const order = ["failing", "inactive", "waiting", "ready"] as const;
  return whole ?? order.find((meaning) => found.includes(meaning));
}

function wordMeaning(word: string): StatusMeaning | undefined {
  const known = meanings.get(word);
  if (known !== undefined) return known;
  return word.length > 5 && word.endsWith("ing") && !notInProgress.has(word) ? "waiting" : undefined;
}

/** Splits camel case too: `ClusterSecretStore_notReady` has five words. */
function wordsIn(text: string): readonly string[] {
  return text
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "")
    .slice(0, maxWords);
}

/** Whether a controller's reason or message describes a failure, rather than a wait. */
export function describesFailure(reason: string, message: string): boolean {
  const meaning = meaningOf(reason);
  if (meaning === "failing" || /missing/i.test(reason)) return true;
  return /\b(?:error|failed|cannot|could not|unable|denied|forbidden|invalid|not found|does not exist|refused|unauthorized)\b/i.test(
    message,
  );
}

/** What `True` means for a type of condition. */
export type ConditionMeaning = "bad" | "busy" | "inactive" | "summary" | "part";

const bad =
  /^(?:failed|failure|degraded|stalled|invalid|orphan|unhealthy|haserror|error|blocked)|(?:error|errors|failed|failure|unhealthy|degraded|invalid|exceeded|misconfigured|mismatch)$|^(?:not|partially)ready$/;
const busy =
  /^(?:reconciling|pending|creating|updating|upgrading|initializing|waiting|installing|deploying|provisioning|scaling|restarting|rollingupdate|rolling|terminating|deleting|issuing|migrating)$|(?:progressing|inprogress)$/;
const inactive = /^(?:paused|suspended|stopped|hibernated|hibernation)$|orpaused$/;
const summary = /^(?:ready|available|succeeded|complete|completed)$/;
const part =
  /(?:ready|available|healthy|synced|synchronized|succeeded|success|successful|completed|complete|applied|configured|deployed|installed|valid|accepted|scheduled|reconciled|created|resolvedrefs|provisioned|initialized|established|bound|uptodate|registered|advertised|adopted|discoverable|generated|exists|validated|programmed|admitted|promoted|compliant|published|connected)$/;

/** Reads the words in a type, such as `example.com/statefulset-available` or `VerticesHealthy`; undefined for unknown ones. */
export function conditionMeaning(type: string): ConditionMeaning | undefined {
  const name = type
    .replace(/^.{0,300}\//, "")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  // `NoErrors` is good when True, but does not mean ready.
  if (/^no(?!t)/.test(name)) return undefined;
  if (bad.test(name)) return "bad";
  if (busy.test(name)) return "busy";
  if (inactive.test(name)) return "inactive";
  if (summary.test(name)) return "summary";
  return part.test(name) ? "part" : undefined;
}
