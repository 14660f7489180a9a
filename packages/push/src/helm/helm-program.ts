import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import {
  childEnvironment,
  type ProgramOptions,
  type ProgramResult,
  type RunProgram,
  runProgram,
  writePrivate,
} from "@pushpull/core/exec";
import type { KubeFlags } from "../cluster/cluster-access.ts";
import { explainProgramStart } from "../run/program-start.ts";

/** Helm from the PATH, with a home of its own in the run's folder. */
export interface Helm {
  readonly version: HelmVersion;
  /** Runs it to its end. */
  readonly run: RunProgram;
  /** Runs it to its end, where it may be asked to stop before that: it then marks its release as failed. */
  readonly runInterruptible: RunInterruptible;
  /** Absolute path of its home: private files of the run, such as credentials. */
  readonly home: string;
}

export interface HelmVersion {
  readonly major: number;
  /** `v4.1.4` */
  readonly text: string;
}

/** `interrupt` asks it to stop, `signal` ends it by force. */
export type RunInterruptible = (
  args: readonly string[],
  ends: Required<Pick<ProgramOptions, "interrupt" | "signal">>,
) => Promise<ProgramResult>;

/** What Helm needs of a run. */
export interface HelmPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the run's private folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** The oldest Helm that is used: older ones write files that a chart chooses (CVE-2025-53547). */
const oldest = [3, 18, 4] as const;

const addHelm = "Add it in an earlier step: `uses: azure/setup-helm@v4`.";

const missing = { message: "helm is not on the PATH, and input 'chart' needs it", hint: addHelm };

/**
 * Finds Helm on the PATH, and gives it a home of its own: no plugin, repository, credential or `HELM_*` variable of the
 * runner reaches it.
 * @throws UserError when it is missing or too old
 */
export async function openHelm({ env, folder, signal }: HelmPorts): Promise<Helm> {
  const home = join(folder, "helm");
  await mkdir(home, { mode: 0o700 });
  // An empty folder: Helm takes the name of a chart for a path where that exists.
  const cwd = join(home, "empty");
  await mkdir(cwd);
  const options = { env: helmEnvironment(env, home), cwd };
  const runInterruptible: RunInterruptible = async (args, ends) => {
    try {
      return await runProgram("helm", args, { ...options, ...ends });
    } catch (error) {
      throw explainProgramStart(error, "helm", missing);
    }
  };
  const run: RunProgram = (args) => runInterruptible(args, { interrupt: undefined, signal });
  const version = await readVersion(run);
  return { version, run, runInterruptible, home };
}

/** The flags with which Helm reaches the cluster that kubectl reaches. */
export function clusterFlags({ kubeconfig, context }: KubeFlags): readonly string[] {
  return [
    ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
    ...(context === undefined ? [] : [`--kube-context=${context}`]),
  ];
}

const repositoriesFile = "repositories.yaml";
const registryFile = "registry.json";

/** Variables of the runner that Helm or its registry client would read. */
const readByHelm = /^(?:HELM_|DOCKER_CONFIG$|REGISTRY_AUTH_FILE$)/i;

/** HOME stays: the login programs of clouds keep their sessions there. */
function helmEnvironment(env: HelmPorts["env"], home: string): HelmPorts["env"] {
  const passed = Object.entries(childEnvironment(env)).filter(([name]) => !readByHelm.test(name));
  return {
    ...Object.fromEntries(passed),
    HELM_CACHE_HOME: join(home, "cache"),
    HELM_CONFIG_HOME: join(home, "config"),
    HELM_DATA_HOME: join(home, "data"),
    HELM_PLUGINS: join(home, "plugins"),
    HELM_REPOSITORY_CACHE: join(home, "cache", "repository"),
    HELM_REPOSITORY_CONFIG: join(home, repositoriesFile),
    HELM_REGISTRY_CONFIG: join(home, registryFile),
    DOCKER_CONFIG: join(home, "docker"),
  };
}

/** A chart repository that Helm knows. */
export interface HelmRepository {
  readonly name: string;
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** Writes the repositories that Helm knows, as `helm repo add` does: it sends a login to the repository's own host only. */
export async function writeRepositories({ home }: Helm, repositories: readonly HelmRepository[]): Promise<void> {
  const list = { apiVersion: "", generated: "0001-01-01T00:00:00Z", repositories };
  await writePrivate(join(home, repositoriesFile), JSON.stringify(list));
}

/** A user name and a password. */
export interface HelmLogin {
  readonly username: string;
  readonly password: string;
}

/** Writes the login for a registry, as `helm registry login` does. */
export async function writeRegistryLogin({ home }: Helm, host: string, login: HelmLogin): Promise<void> {
  const auth = Buffer.from(`${login.username}:${login.password}`).toString("base64");
  await writePrivate(join(home, registryFile), JSON.stringify({ auths: { [host]: { auth } } }));
}

async function readVersion(run: RunProgram): Promise<HelmVersion> {
  const { code, stdout, stderr } = await run(["version", "--template={{.Version}}"]);
  const version = /^v?(\d{1,5})\.(\d{1,5})(?:\.(\d{1,5}))?/.exec(stdout.trim());
  if (code !== 0 || version === null) {
    throw new UserError(`helm does not say its version: ${stderr.trim() || stdout.trim() || "it printed nothing"}`, {
      code: "helm",
      hint: "Run `helm version` in an earlier step to see its output.",
    });
  }
  const [text, ...numbers] = version;
  const [major, minor, patch] = numbers.map((each) => Number(each ?? 0));
  if (!isAtLeast([major ?? 0, minor ?? 0, patch ?? 0], oldest)) {
    throw new UserError(`The helm on the PATH is ${text}, which is too old`, {
      code: "helm",
      hint: `pushpull requires ${oldest.join(".")} or newer, since older ones let a chart write files of the runner (CVE-2025-53547). ${addHelm}`,
    });
  }
  return { major: major ?? 0, text: text.startsWith("v") ? text : `v${text}` };
}

function isAtLeast(version: readonly number[], least: readonly number[]): boolean {
  const index = version.findIndex((number, at) => number !== least[at]);
  return index === -1 || (version[index] ?? 0) > (least[index] ?? 0);
}
