import { childEnvironment, OutputLimitError, type RunProgram, runProgram, UserError } from "@pushpull/core";

/** Explains why kubectl could not be started, or was stopped. An error of another kind is given back as it is. */
export function explainStart(error: unknown): unknown {
  if (error instanceof OutputLimitError) {
    return new UserError(error.message, {
      code: "kubectl",
      hint: `Run \`${error.command}\` in an earlier step to see its output.`,
      cause: error,
    });
  }
  if (!(error instanceof Error && "syscall" in error && "code" in error)) return error;
  if (error.code !== "ENOENT") {
    return new UserError(`The kubectl on the PATH cannot be run (${String(error.code)})`, {
      code: "kubectl",
      hint: "Check that it is executable, and made for this machine.",
    });
  }
  return new UserError("kubectl is not on the PATH", {
    code: "kubectl",
    hint: "GitHub's own Ubuntu runners have it. Elsewhere add a step before this one, such as `uses: azure/setup-kubectl@v4`.",
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
      hint: "Run `kubectl version --client` in a step before this one to see why.",
    });
  }
  return (readAnswer(stdout) as { readonly clientVersion?: Version }).clientVersion ?? {};
}

/** Reads what kubectl was asked to say in JSON. Never quotes it. */
export function readAnswer(stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new UserError("kubectl does not answer in JSON", {
      code: "kubectl",
      hint: "What is named kubectl on the PATH may be another program, or print more than kubectl does.",
    });
  }
}

/**
 * What to say of a kubectl and a server whose versions are further apart than Kubernetes supports: one minor version
 * (Kubernetes docs, "Version Skew Policy"). We need kubectl only to log in and to build kustomizations, so only an
 * older one matters.
 */
export function skewWarning(client: Version, server: Version): string | undefined {
  const behind = minor(server) - minor(client);
  if (client.major !== server.major || !(behind > 1)) return undefined;
  return `kubectl ${client.gitVersion} is ${behind} minor versions older than the API server (${server.gitVersion}). Update it: more than one is not supported by Kubernetes.`;
}

/** Some clouds write a minor version as `27+`. */
function minor(version: Version): number {
  return Number.parseInt(version.minor ?? "", 10);
}
