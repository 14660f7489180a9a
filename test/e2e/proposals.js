import { kustomization } from "./manifest-server.ts";
import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";
export const image = "ghcr.io/acme/web";
export const file = "prod/kustomization.yaml";
export const otherFile = "dev/kustomization.yaml";
/** A repository with the image at version 1. */
export async function startProposals(open, context) {
    const files = {
        [file]: kustomization({ [image]: "1" }),
        [otherFile]: kustomization({ [image]: "1" }),
        "README.md": "",
    };
    const forge = await open(files, context);
    const workspace = await makeWorkspace();
    context.onTestFinished(workspace.remove);
    const { repository } = forge;
    const name = await nameOf(forge);
    return {
        ...forge,
        name,
        propose: (version, inputs = {}, { searched = false } = {}) => runPull({
            workspace,
            searched,
            env: { ...forge.env, GITHUB_REPOSITORY: "acme/web", GITHUB_RUN_ID: "7" },
            inputs: {
                images: `${image}=${version}`,
                manifests: "prod",
                repository: name,
                token: forge.token,
                "source-commit": "off",
                mode: "pull-request",
                ...inputs,
            },
        }),
        head: async () => {
            const refs = await repository.git(["for-each-ref", "--format=%(refname:short)", "refs/heads/pushpull"]);
            return refs.trim();
        },
        person: (changed, { branch = "main", message = "Theirs" } = {}) => repository.commit(changed, { branch, message }),
        amend: async (branch) => {
            const commit = await repository.head(branch);
            const message = await repository.git(["log", "-1", "--format=%B", commit]);
            const ada = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
            const made = await repository.git([...ada, "commit-tree", `${commit}^{tree}`, "-p", `${commit}^`, "-m", message]);
            await forge.move(branch, made.trim());
            return made.trim();
        },
        pull: async (number) => {
            const found = (await forge.pulls()).find((each) => each.number === number);
            if (found === undefined)
                throw new Error(`There is no pull request ${number}`);
            return found;
        },
        on: async (branch) => {
            const titles = await repository.git(["log", "--format=%s", `main..${branch}`, "--"]);
            const text = await repository.git(["show", `${branch}:${file}`]);
            return { titles: titles.split("\n").filter((line) => line !== ""), version: /newTag: "(.*)"/.exec(text)?.[1] };
        },
    };
}
/** As the input `repository` names it. */
async function nameOf({ repository }) {
    return "name" in repository ? String(repository.name) : "acme/deploy";
}
export function withVersion(version) {
    return { [file]: kustomization({ [image]: version }) };
}
