/** Several references at once, or none (docs.github.com: "GraphQL mutations", updateRefs). */
import { repositoryNode } from "./answers.ts";
import { isAncestor, tryGit, zeros } from "./git.ts";
import { graphqlRefusal } from "./queries.ts";
import { protectedReference, ruleViolation, whereIs } from "./references.ts";
/** GitHub's own words are not published: nobody should read more out of them than that it was refused. */
export async function updateRefs(world, { repositoryId, refUpdates }) {
    if (repositoryId !== repositoryNode(world))
        throw graphqlRefusal("NOT_FOUND", `Could not resolve to a node with the global id of '${repositoryId}'`);
    const commands = [];
    for (const update of refUpdates)
        commands.push(await command(world, update));
    if ((await tryGit(world, ["update-ref", "--stdin"], { input: commands.join("") })) === undefined)
        throw graphqlRefusal("UNPROCESSABLE", "A ref could not be updated: it has changed meanwhile.");
}
async function command(world, { name, beforeOid, afterOid, force }) {
    const refuse = (words) => graphqlRefusal("UNPROCESSABLE", words);
    const oid = /^[0-9a-f]{40}$/;
    if (!name.startsWith("refs/"))
        throw refuse(`${name} is not a fully qualified ref name.`);
    if (!oid.test(afterOid) || !oid.test(beforeOid ?? zeros))
        throw refuse("An oid is not a full object name.");
    if (protectedReference(world, name) !== undefined)
        throw refuse(ruleViolation);
    const at = (await whereIs(world, name)) ?? zeros;
    if (beforeOid !== undefined && beforeOid !== null && beforeOid !== at)
        throw refuse(`Expected ${name} to point to ${beforeOid}, but it points to ${at}.`);
    if (afterOid !== zeros && (await tryGit(world, ["cat-file", "-e", afterOid])) === undefined)
        throw refuse(`There is no object ${afterOid}.`);
    if (!force && at !== zeros && afterOid !== zeros && !(await isAncestor(world, at, afterOid)))
        throw refuse(`The update of ${name} is not a fast forward.`);
    return `update ${name} ${afterOid} ${at}\n`;
}
