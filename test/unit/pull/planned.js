/** Plans without Git: what would be changed in files, or what is said instead. */
import { userFaults } from "@pushpull/core/errors";
import { parseImageOverrides } from "@pushpull/core/images";
import { planPull } from "../../../packages/pull/src/deliver/edit-plan.ts";
import { nearestPath } from "../../../packages/pull/src/git/search.ts";
import { parseSet } from "../../../packages/pull/src/set/parse-set.ts";
/** A commit with these files. What a plan does not ask of it is not there. */
function commitOf(files, manifests) {
    const all = Object.entries(files);
    const read = async (paths) => new Map(all
        .filter(([path]) => paths.includes(path))
        .map(([path, text]) => [path, { mode: "100644", size: text.length, content: Buffer.from(text) }]));
    const isLookedAt = (path) => manifests.length === 0 || manifests.some((line) => line === "." || `${path}/`.startsWith(`${line}/`));
    const search = async (texts) => all
        .filter(([path, text]) => isLookedAt(path) && (texts.length === 0 || texts.some((each) => text.includes(each))))
        .map(([path]) => path);
    const nearestFile = async (wanted) => nearestPath(wanted, Object.keys(files));
    return {
        branch: "main",
        read,
        search,
        nearestFile,
        list: async () => all.map(([path]) => path),
    };
}
function linesOf(input) {
    return input.split("\n").map((text, index) => ({ text, line: index + 1 }));
}
/** What is planned for files. @throws UserError or Faults for what cannot be done */
export function planOf(files, images, { left: _, ...options } = {}) {
    return planPull(commitOf(files, options.manifests ?? []), {
        images: parseImageOverrides(linesOf(images)).overrides,
        repository: { url: "file:///deploy", name: "deploy", page: undefined },
        all: false,
        addMissing: false,
        ...options,
        manifests: (options.manifests ?? []).map((text, index) => ({ text, line: index + 1 })),
        set: parseSet(linesOf(options.set ?? "")).lines,
    });
}
/** The files that a plan changes, or what it says instead. */
export async function planned(files, images, options = {}) {
    try {
        const { edits, untouched, apply } = await planOf(files, images, options);
        options.left?.push(...untouched.map(({ file, reason }) => `${file} ${reason}`));
        return Object.fromEntries([...apply(edits)].map(([path, bytes]) => [path, bytes.toString()]));
    }
    catch (error) {
        const faults = userFaults(error);
        if (faults === undefined)
            throw error;
        return faults.map(({ message, hint }) => `${message}\n${hint}`);
    }
}
/** The target of each file that a plan changes. */
export async function plannedTargets(files, images, options = {}) {
    const { edits } = await planOf(files, images, options);
    return Object.fromEntries(edits.map(({ file, target }) => [file, target]));
}
/** The edits of a plan, as they are reported: `values.yaml:3 image.tag`. */
export async function plannedEdits(files, images, options = {}) {
    return (await planOf(files, images, options)).edits.map(({ file, line, path }) => `${file}:${line} ${path}`);
}
/** The places of files that already have the requested value. */
export async function alreadySetIn(files, images, options = {}) {
    return (await planOf(files, images, options)).alreadySet;
}
/** A Pod with one container. */
export const pod = (image) => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - image: ${image}\n`;
