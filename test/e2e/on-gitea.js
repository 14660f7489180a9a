import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";
let count = 0;
/** Makes a repository, and a user who may write to it, its pull requests too, and do nothing else. */
export async function makeTarget(gitea, options) {
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
            }
            finally {
                await workspace.remove();
            }
        },
    };
}
