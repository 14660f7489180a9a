/** GitHub Apps: who they are, where they are installed, and the tokens that they get (docs.github.com: "Apps"). */
import { randomBytes } from "node:crypto";
import { notFound, refuse, repository, user } from "./answers.ts";
import { whoIs } from "./jwt.ts";
import { has } from "./rights.ts";
/** Milliseconds that an installation's token is good for. */
const lifetime = 60 * 60 * 1_000;
export const app = {
    "apps/get-authenticated": (call) => asApp(call, ({ id, slug, installation }) => ({
        status: 200,
        body: {
            id,
            slug,
            name: slug,
            node_id: `A_${id}`,
            owner: user(call.world, call.world.owner),
            permissions: installation.permissions,
        },
    })),
    "apps/get-repo-installation": (call) => asApp(call, (one) => {
        const { path, world } = call;
        return covers(one, world, `${path.owner}/${path.repo}`)
            ? { status: 200, body: installation(world, one) }
            : notFound;
    }),
    "apps/get-installation": (call) => asApp(call, (one) => String(one.installation.id) === call.path.installation_id
        ? { status: 200, body: installation(call.world, one) }
        : notFound),
    "apps/create-installation-access-token": (call) => asApp(call, (one) => makeToken(call, one)),
    "apps/revoke-installation-access-token": ({ world, token, grant }) => {
        if (grant.kind !== "app")
            return refuse(403, "Resource not accessible by personal access token");
        world.tokens.delete(token);
        return { status: 204 };
    },
};
/** Those that are asked with an App's JWT instead of a token. */
export const byApp = new Set(Object.keys(app).filter((operation) => operation !== "apps/revoke-installation-access-token"));
function asApp({ world, token }, use) {
    const who = whoIs(token, world.apps);
    return "status" in who ? who : use(who);
}
function covers({ installation }, world, name) {
    return (installation.repositories ?? [world.name]).some((one) => one.toLowerCase() === name.toLowerCase());
}
function installation(world, { id, slug, installation: one }) {
    return {
        id: one.id,
        app_id: id,
        app_slug: slug,
        account: user(world, world.owner),
        target_id: 1,
        target_type: "Organization",
        permissions: one.permissions,
        repository_selection: "selected",
        events: [],
        access_tokens_url: `${world.api}/app/installations/${one.id}/access_tokens`,
        html_url: `${world.server}/organizations/${world.owner}/settings/installations/${one.id}`,
        repositories_url: `${world.api}/installation/repositories`,
        created_at: new Date(0).toISOString(),
        updated_at: new Date(0).toISOString(),
        suspended_at: one.suspended === true ? new Date(0).toISOString() : null,
        suspended_by: one.suspended === true ? user(world, world.owner) : null,
        single_file_name: null,
    };
}
function makeToken({ world, path, body }, one) {
    const { installation } = one;
    if (String(installation.id) !== path.installation_id)
        return notFound;
    if (installation.suspended === true)
        return refuse(403, "This installation has been suspended");
    const { repositories, permissions } = (body ?? {});
    if (repositories?.some((name) => !covers(one, world, `${world.owner}/${name}`)) === true) {
        return refuse(422, "There is at least one repository that does not exist or is not accessible to the parent installation.");
    }
    const wanted = permissions ?? installation.permissions;
    if (Object.entries(wanted).some(([name, level]) => !has(installation, `${name}=${level}`)))
        return refuse(422, "The permissions requested are not granted to this installation.");
    const granted = { ...wanted, metadata: "read" };
    const token = `ghs_${randomBytes(18).toString("hex")}`;
    const expires = Date.now() + lifetime;
    const reaches = repositories === undefined || repositories.some((name) => `${world.owner}/${name}` === world.name);
    world.tokens.set(token, { login: `${one.slug}[bot]`, kind: "app", permissions: reaches ? granted : {}, expires });
    return {
        status: 201,
        body: {
            token,
            expires_at: new Date(expires).toISOString(),
            permissions: granted,
            repository_selection: repositories === undefined ? "all" : "selected",
            ...(repositories === undefined ? {} : { repositories: repositories.map(() => repository(world)) }),
        },
    };
}
