import { pageOn } from "./forge.ts";

/** What a runner says of the run in variables (GitHub Docs, "Variables reference"; Gitea and Forgejo set the same). */
export type RunEnvironment = Readonly<Record<string, string | undefined>>;

/** The forge that the run is of; undefined where nothing says that it is a run of one: on another CI, or in a shell. */
export function serverOf(env: RunEnvironment): URL | undefined {
  const server = URL.parse(env.GITHUB_SERVER_URL ?? "");
  if (server !== null) return server;
  const isRun = [env.GITHUB_ACTIONS, env.GITEA_ACTIONS, env.FORGEJO_ACTIONS].includes("true");
  return isRun ? new URL("https://github.com") : undefined;
}

/** The repository that the run is of: `acme/shop`. */
export function repositoryOf({ GITHUB_REPOSITORY: name }: RunEnvironment): string | undefined {
  return name || undefined;
}

/** The page of that repository. */
export function ownPageOf(env: RunEnvironment): string | undefined {
  const repository = repositoryOf(env);
  return repository === undefined ? undefined : pageHere(env, repository);
}

/** The page of a repository on the same forge. */
export function pageHere(env: RunEnvironment, repository: string): string | undefined {
  const server = serverOf(env);
  return server && pageOn(server, repository);
}

/** The page of the run. */
export function runPageOf(env: RunEnvironment): string | undefined {
  const [page, { GITHUB_RUN_ID: id }] = [ownPageOf(env), env];
  return page === undefined || id === undefined ? undefined : `${page}/actions/runs/${id}`;
}
