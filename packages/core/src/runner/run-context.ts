import { context } from "@actions/github";

/** The workflow run that an action is a step of, and the forge that it runs on. */
export interface RunContext {
  /** The forge: `https://github.com`. */
  readonly server: URL;
  /** The API of that forge; undefined if the runner does not set it. */
  readonly api: string | undefined;
  /** `acme/shop` */
  readonly repository: string | undefined;
  /** The SHA that the run is for. */
  readonly commit: string | undefined;
  /** `refs/heads/main` */
  readonly ref: string | undefined;
  /** The user who started the run. */
  readonly actor: string | undefined;
  /** The event that started the run: `push`. */
  readonly event: string | undefined;
  readonly runId: number | undefined;
  /** Whether the runner is GitHub's: those of Gitea and Forgejo set variables of their own. */
  readonly isGitHub: boolean;
  /** The branch, tag or SHA that `uses:` names. */
  readonly actionRef: string | undefined;
  /** The workflow's token, if the runner passes it to every step, as those of Gitea and Forgejo do. */
  readonly token: string | undefined;
}

const gitHub = { server: "https://github.com", api: "https://api.github.com" } as const;

/**
 * Reads the context of `@actions/github`, and the rest from the environment. For variables that a runner does not set,
 * that context has `undefined` or NaN despite its types.
 */
export function readRunContext(env: Readonly<Record<string, string | undefined>>): RunContext {
  const { sha, ref, actor, eventName, runId, serverUrl, apiUrl } = context;
  const server = URL.parse(serverUrl) ?? new URL(gitHub.server);
  // Without GITHUB_API_URL it is GitHub's, even on other servers.
  const isOther = apiUrl === gitHub.api && server.origin !== gitHub.server;
  return {
    server,
    api: isOther ? undefined : apiUrl || undefined,
    repository: repositoryOf(),
    commit: sha || undefined,
    ref: ref || undefined,
    actor: actor || undefined,
    event: eventName || undefined,
    runId: Number.isInteger(runId) ? runId : undefined,
    isGitHub: env.GITEA_ACTIONS === undefined && env.FORGEJO_ACTIONS === undefined,
    actionRef: env.GITHUB_ACTION_REF || undefined,
    token: env.GITHUB_TOKEN || undefined,
  };
}

/** The context throws if neither the runner nor the event names a repository. */
function repositoryOf(): string | undefined {
  try {
    const { owner, repo } = context.repo;
    return `${owner}/${repo}`;
  } catch {
    return undefined;
  }
}

/** The web page of a repository on a forge, by its path: `acme/deploy`. */
export function pageOn(server: URL, path: string): string {
  return `${server.href.replace(/\/$/, "")}/${path}`;
}

/** The web page of the run's repository. */
export function repositoryPageOf({ server, repository }: RunContext): string | undefined {
  return repository === undefined ? undefined : pageOn(server, repository);
}

/** The web page of the run. */
export function runPageOf(run: RunContext): string | undefined {
  const page = repositoryPageOf(run);
  return page === undefined || run.runId === undefined ? undefined : `${page}/actions/runs/${run.runId}`;
}
