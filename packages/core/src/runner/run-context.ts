import { context } from "@actions/github";

/** The workflow run that an action is a step of, and the forge that it runs on. */
export interface RunContext {
  /** The forge: `https://github.com`. */
  readonly server: URL;
  /** The API of that forge; undefined where the runner does not say. */
  readonly api: string | undefined;
  /** `acme/shop` */
  readonly repository: string | undefined;
  /** The SHA that the run is of. */
  readonly commit: string | undefined;
  /** `refs/heads/main` */
  readonly ref: string | undefined;
  /** Who started it. */
  readonly actor: string | undefined;
  /** The event that has started it: `push`. */
  readonly event: string | undefined;
  readonly runId: number | undefined;
  /** Whether the runner is GitHub's: those of Gitea and Forgejo say who they are. */
  readonly isGitHub: boolean;
  /** The branch, tag or SHA that `uses:` names. */
  readonly actionRef: string | undefined;
  /** The run's own token, where the runner gives it to every step, as those of Gitea and Forgejo do. */
  readonly token: string | undefined;
}

const gitHub = { server: "https://github.com", api: "https://api.github.com" } as const;

/**
 * Reads it from `@actions/github`'s context, and what that leaves out from the environment. Where a runner leaves a
 * variable out, that context has `undefined` or NaN, whatever its types say.
 */
export function readRunContext(env: Readonly<Record<string, string | undefined>>): RunContext {
  const { sha, ref, actor, eventName, runId, serverUrl, apiUrl } = context;
  const server = URL.parse(serverUrl) ?? new URL(gitHub.server);
  // It is GitHub's where nothing is said, on the servers of others too.
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

/** The context throws where neither the runner nor the event names one. */
function repositoryOf(): string | undefined {
  try {
    const { owner, repo } = context.repo;
    return `${owner}/${repo}`;
  } catch {
    return undefined;
  }
}

/** The page of a repository on a forge, by its path there: `acme/deploy`. */
export function pageOn(server: URL, path: string): string {
  return `${server.href.replace(/\/$/, "")}/${path}`;
}

/** The page of the repository that the run is of. */
export function repositoryPageOf({ server, repository }: RunContext): string | undefined {
  return repository === undefined ? undefined : pageOn(server, repository);
}

/** The page of the run. */
export function runPageOf(run: RunContext): string | undefined {
  const page = repositoryPageOf(run);
  return page === undefined || run.runId === undefined ? undefined : `${page}/actions/runs/${run.runId}`;
}
