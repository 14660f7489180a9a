/** What a runner says of the run in variables (GitHub Docs, "Variables reference"; Gitea and Forgejo set the same). */
export type RunEnvironment = Readonly<Record<string, string | undefined>>;

/** The forge that the run is of. */
export function serverOf({ GITHUB_SERVER_URL: url = "" }: RunEnvironment): URL {
  return URL.parse(url) ?? new URL("https://github.com");
}

/** The repository that the run is of: `acme/shop`. */
export function repositoryOf({ GITHUB_REPOSITORY: name }: RunEnvironment): string | undefined {
  return name || undefined;
}

/** The page of that repository. */
export function ownPageOf(env: RunEnvironment): string | undefined {
  const repository = repositoryOf(env);
  return repository === undefined ? undefined : pageOn(env, repository);
}

/** The page of a repository on the same forge. */
export function pageOn(env: RunEnvironment, repository: string): string {
  return `${serverOf(env).href.replace(/\/$/, "")}/${repository}`;
}

/** The page of the run. */
export function runPageOf(env: RunEnvironment): string | undefined {
  const [page, { GITHUB_RUN_ID: id }] = [ownPageOf(env), env];
  return page === undefined || id === undefined ? undefined : `${page}/actions/runs/${id}`;
}
