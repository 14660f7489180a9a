import { UserError } from "@pushpull/core/errors";
import { childEnvironment, type RunProgram, runProgram } from "@pushpull/core/exec";
import { explainProgramStart } from "../run/program-start.ts";

/** Explains why kubectl could not be started, or was stopped. Any other error is returned unchanged. */
export function explainStart(error: unknown): unknown {
  return explainProgramStart(error, "kubectl", {
    message: "kubectl is not on the PATH",
    hint: "GitHub-hosted Ubuntu runners have it. On others, install it in an earlier step, such as `uses: azure/setup-kubectl@v4`.",
  });
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment for kubectl: without the action's inputs, and without the user's preferences (`~/.kube/kuberc`). They
 * hold defaults for flags, of `kubectl kustomize` too: a program to run, and what it may read.
 */
export function kubectlEnvironment(env: Environment): Environment {
  return { ...childEnvironment(env), KUBERC: "off", KUBECTL_KUBERC: "false" };
}

/** Runs kubectl from the PATH. */
export function kubectlOnPath(env: Environment, signal: AbortSignal): RunProgram {
  const options = { env: kubectlEnvironment(env), signal };
  return async (args) => {
    try {
      return await runProgram("kubectl", args, options);
    } catch (error) {
      throw explainStart(error);
    }
  };
}

export interface Version {
  readonly major?: string;
  readonly minor?: string;
  readonly gitVersion?: string;
}

/** The version of kubectl itself. */
export async function kubectlVersion(kubectl: RunProgram): Promise<Version> {
  const { code, stdout, stderr } = await kubectl(["version", "--client", "--output=json"]);
  if (code !== 0) {
    throw new UserError(`kubectl does not start: ${stderr.trim()}`, {
      code: "kubectl",
      hint: "Run `kubectl version --client` in an earlier step to see its output.",
    });
  }
  return (parseOutput(stdout) as { readonly clientVersion?: Version }).clientVersion ?? {};
}

/** Parses kubectl's JSON output. Never quotes it. */
export function parseOutput(stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new UserError("kubectl does not print JSON", {
      code: "kubectl",
      hint: "The kubectl on the PATH may be another program, or a wrapper that prints more than kubectl does.",
    });
  }
}

/**
 * Warns when kubectl is older than Kubernetes supports: more than one minor version behind the server (Kubernetes docs,
 * "Version Skew Policy"). A newer kubectl is fine, since it only logs in and builds kustomizations.
 */
export function skewWarning(client: Version, server: Version): string | undefined {
  const behind = minor(server) - minor(client);
  if (client.major !== server.major || !(behind > 1)) return undefined;
  return `kubectl ${client.gitVersion} is ${behind} minor versions older than the API server (${server.gitVersion}). Update kubectl: Kubernetes supports a difference of one minor version.`;
}

/** Some clouds write the minor version as `27+`. */
function minor(version: Version): number {
  return Number.parseInt(version.minor ?? "", 10);
}

/**
 * File contents that kubectl quotes in its errors: the literals of a generator (all of them when one is wrong); a patch;
 * the target value of a replacement; an alias, which may be a password that begins with an asterisk.
 */
const quotations: readonly (readonly [quoted: RegExp, replacement: string])[] = [
  [/literal sources \[[\s\S]*\]: invalid literal source [\s\S]*, expected key=value/, "a literal is not key=value"],
  [/line \[[\d ]+\] has invalid utf8 bytes :[\s\S]*/, "a line is not UTF-8"],
  // A quotation that is indented by tabs has tabs before its closing backtick.
  // What was hidden before may be its end, line break and all.
  [/ with config: `\n[\s\S]*?(?:\n\s*|\*{3})`(?=: )/, ""],
  [/(?<=cannot unmarshal [\w!]+ )`[^`]*`/g, "a value"],
  [/(?<=strconv\.\w+: parsing )"(?:[^"\\]|\\.)*"/g, "a value"],
  [/(?<=cannot decode !!\w+ )`[^`]*`/g, "a value"],
  [/ (?:from )?\[patch: "(?:[^"\\]|\\.)*"\]/g, ""],
  [/(?<=can't be set at the same time)\n[\s\S]*/, ""],
  [/(?:file sources|env source files): \[[^\n]{0,500}?\]: /g, ""],
  [/source "(?:[^"\\]|\\.)*"(?= key name or file path)/g, "source: the"],
  [/(?<=is out of bounds for value )[\s\S]*/, "of the source"],
  [/(?<=mapping key )"(?:[^"\\]|\\.)*"(?= already defined)/g, "of a map"],
  [/accumulating resources from '[{[][^\n]{0,1000}?'(?=: )/g, "accumulating resources from a text"],
  [/accumulating resources from '[^'\n]*\n[\s\S]*?'(?=: )/g, "accumulating resources from a text"],
  // A path contains neither a line break nor a colon followed by a space.
  [/evalsymlink failure on '[^'\n]*(?:\n|: |\{)[\s\S]*/, "there is no such file, and it is not a patch either"],
  [/: node contents:\n[\s\S]*/, ""],
  [/unknown anchor '[^']*'/, "unknown anchor"],
];

/** An error as some builds of kubectl print it: as a line of a log (`klog`), with its words in quotes as in Go. */
const logged = /^E\d{4} [^\n]{0,100}\] "command failed" err="((?:[^"\\]|\\.)*)"/m;

/** The words of an error, as kubectl itself prints them. */
export function wordsOfError(stderr: string): string {
  const quoted = logged.exec(stderr)?.[1];
  if (quoted === undefined)
    return stderr.replace(/^E\d{4} [^\n]{0,100}\] "command failed" err=<\n/m, "").replace(/\n >\s{0,9}$/, "");
  return quoted.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g, (_, four = "", two = "", one = "") =>
    one === "" ? String.fromCodePoint(Number.parseInt(four || two, 16)) : ({ n: "\n", t: "\t" }[one as string] ?? one),
  );
}

/** kubectl's output without quoted file contents, and without the user names and passwords in addresses. */
export function withoutQuotations(output: string): string {
  return withoutPasswords(
    quotations.reduce((text, [quoted, replacement]) => text.replace(quoted, replacement), output),
  );
}

/** A text without the user names and passwords in its addresses, for places where nothing gets masked. */
export function withoutPasswords(text: string): string {
  return text.replace(/\/\/[^/\s"]*@/g, "//");
}
