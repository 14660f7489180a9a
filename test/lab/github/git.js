/** Git, as the forge itself runs it on its repositories. */
import { runProgram } from "../run-program.ts";
export const zeros = "0".repeat(40);
/** @returns what it prints, without the last line's end */
export async function git({ repository }, args, options = {}) {
    const { PATH } = process.env;
    const env = { PATH, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", ...options.env };
    const printed = await runProgram("git", [`--git-dir=${repository.path}`, ...args], { input: options.input, env });
    return printed.replace(/\n$/, "");
}
/** Undefined where Git says no. */
export function tryGit(...asked) {
    return git(...asked).catch(() => undefined);
}
/** Object names of all branches. */
export async function branches(world) {
    const listed = await git(world, ["for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/heads/"]);
    const lines = listed.split("\n").filter((line) => line !== "");
    return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
}
export async function isAncestor(world, one, of) {
    return (await tryGit(world, ["merge-base", "--is-ancestor", one, of])) !== undefined;
}
/** Moves a reference, if it is where it is said to be. @returns whether it has */
export async function move(world, reference, to, from) {
    const moved = to === zeros ? ["-d", reference, from] : [reference, to, from];
    return (await tryGit(world, ["update-ref", ...moved])) !== undefined;
}
/** Whose commit it is, in the environment of Git. */
export function authorship(name, email) {
    return {
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_COMMITTER_NAME: "GitHub",
        GIT_COMMITTER_EMAIL: "noreply@github.com",
    };
}
/** The address that GitHub writes into commits of somebody who keeps theirs to themselves. */
export function emailOf(login) {
    return `${login}@users.noreply.github.com`;
}
