/** A repository on a Gitea, and a clone of it that tests change it by and look into it with. */
import { makeRepository } from "./git-repository.ts";
export async function makeGiteaRepository({ server, admin, call }, { name, files, private: hidden = false }) {
    const [owner, base] = name.split("/");
    // Refused where it is there already.
    await call("POST", "/orgs", { username: owner }).catch(() => call("GET", `/orgs/${owner}`));
    await call("POST", `/orgs/${owner}/repos`, { name: base, private: hidden, default_branch: "main" });
    const clone = await makeRepository();
    const url = `${server}/${name}.git`;
    const credentials = Buffer.from(`${admin.name}:${admin.token}`).toString("base64");
    await clone.git(["config", "http.extraHeader", `Authorization: Basic ${credentials}`]);
    const fetched = (look) => {
        return async (...args) => {
            await clone.git(["fetch", "--quiet", "--prune", "--force", url, "+refs/*:refs/*"]);
            return look(...args);
        };
    };
    const commit = fetched(async (changed, options) => {
        const made = await clone.commit(changed, options);
        await clone.git(["push", "--quiet", "--force", url, `${made}:refs/heads/${options?.branch ?? "main"}`]);
        return made;
    });
    if (files !== undefined)
        await commit(files, { message: "Begin" });
    const own = (method, path, body) => call(method, `/repos/${name}${path}`, body);
    return {
        name,
        url,
        page: `${server}/${name}`,
        call: own,
        commit,
        git: fetched(clone.git),
        head: fetched(clone.head),
        read: fetched(clone.read),
        let: (user, permission) => own("PUT", `/collaborators/${user.name}`, { permission }),
        protect: (branch, rule = {}) => own("POST", "/branch_protections", { rule_name: branch, enable_push: false, required_approvals: 1, ...rule }),
        tell: (address) => own("POST", "/hooks", {
            type: "gitea",
            active: true,
            events: ["push"],
            config: { url: address, content_type: "json" },
        }),
        remove: clone.remove,
    };
}
