/** Pulls into repositories of a real forge. */
import type { Gitea } from "../lab/gitea.ts";
import type { GiteaRepository, GiteaRepositoryOptions } from "../lab/gitea-repository.ts";
import { type PullOptions, type PullRun, runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";

export interface GiteaTarget {
  readonly repository: GiteaRepository;
  /** May write to the repository. */
  readonly bot: { readonly name: string; readonly token: string };
  /** Runs the action on it, as the bot. */
  readonly pull: (
    inputs: Readonly<Record<string, string>>,
    more?: Partial<Omit<PullOptions, "inputs">>,
  ) => Promise<PullRun>;
}

let count = 0;

/** Makes a repository, and a user who may write to it, its pull requests too, and do nothing else. */
export async function makeTarget(gitea: Gitea, options: Omit<GiteaRepositoryOptions, "name">): Promise<GiteaTarget> {
  count += 1;
  const repository = await gitea.makeRepository({ name: `acme/deploy-${count}`, ...options });
  const user = await gitea.makeUser(`bot-${count}`);
  await repository.let(user, "write");
  const token = await gitea.makeToken(user, ["write:repository", "write:issue"]);
  return {
    repository,
    bot: { name: user.name, token },
    pull: async (inputs, more) => {
      const workspace = await makeWorkspace();
      try {
        return await runPull({ workspace, ...more, inputs: { repository: repository.url, token, ...inputs } });
      } finally {
        await workspace.remove();
      }
    },
  };
}
