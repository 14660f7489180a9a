/** References by the API. They are moved without force, unless it is asked for. */
import { notFound, refuse } from "./answers.ts";
import { git, isAncestor, move, tryGit, zeros } from "./git.ts";
import { protectionOf } from "./world.ts";
export const references = {
    "git/get-ref": async ({ world, path }) => {
        const sha = await whereIs(world, `refs/${path.ref}`);
        return sha === undefined ? notFound : { status: 200, body: await answer(world, `refs/${path.ref}`, sha) };
    },
    "git/create-ref": async ({ world, body }) => {
        const { ref, sha } = body;
        if (!/^refs\/[^/]+\/./.test(ref) || (await tryGit(world, ["check-ref-format", ref])) === undefined)
            return refuse(422, `${ref} is not a valid ref name.`);
        if ((await tryGit(world, ["cat-file", "-e", sha])) === undefined)
            return refuse(422, "Object does not exist");
        const refusal = protectedReference(world, ref);
        if (refusal !== undefined)
            return refusal;
        if (!(await move(world, ref, sha, zeros)))
            return refuse(422, "Reference already exists");
        return { status: 201, body: await answer(world, ref, sha) };
    },
    "git/update-ref": update,
    "git/delete-ref": async ({ world, path }) => {
        const ref = `refs/${path.ref}`;
        const sha = await whereIs(world, ref);
        if (sha === undefined)
            return refuse(422, "Reference does not exist");
        const refusal = protectedReference(world, ref);
        if (refusal !== undefined)
            return refusal;
        return (await move(world, ref, zeros, sha)) ? { status: 204 } : refuse(422, "Reference does not exist");
    },
};
async function update({ world, path, body }) {
    const { sha, force = false } = body;
    const ref = `refs/${path.ref}`;
    const from = await whereIs(world, ref);
    if (from === undefined)
        return refuse(422, "Reference does not exist");
    if ((await tryGit(world, ["cat-file", "-e", sha])) === undefined)
        return refuse(422, "Object does not exist");
    const refusal = protectedReference(world, ref);
    if (refusal !== undefined)
        return refusal;
    if (!force && !(await isAncestor(world, from, sha)))
        return refuse(422, "Update is not a fast forward");
    if (!(await move(world, ref, sha, from)))
        return refuse(409, "Reference cannot be updated");
    return { status: 200, body: await answer(world, ref, sha) };
}
export function whereIs(world, ref) {
    return tryGit(world, ["rev-parse", "--verify", "--quiet", ref]);
}
/** What a rule says of a branch that is to be changed by pull requests alone (docs.github.com: "About rulesets"). */
export function protectedReference(world, ref) {
    if (protectionOf(world, ref.replace("refs/heads/", "")) === undefined)
        return undefined;
    return refuse(422, ruleViolation);
}
export const ruleViolation = "Repository rule violations found\n\nChanges must be made through a pull request.\n\n";
async function answer({ api, name, ...world }, ref, sha) {
    const type = await git(world, ["cat-file", "-t", sha]);
    const url = `${api}/repos/${name}/git`;
    return {
        ref,
        node_id: `REF_${ref}`,
        url: `${url}/${ref}`,
        object: { type, sha, url: `${url}/${type}s/${sha}` },
    };
}
