/** A repository on a Gitea, and a clone of it that tests change it by and look into it with. */
import { makeRepository, type Repository, type RepositoryFiles } from "./git-repository.ts";
import type { GiteaCall, GiteaUser } from "./gitea-api.ts";

export interface GiteaRepositoryOptions {
  /** `OWNER/NAME`. The owner is an organisation, made if it is not there yet. */
  readonly name: string;
  /** What is in its first commit, on the branch `main`; undefined makes none. */
  readonly files?: RepositoryFiles;
  readonly private?: boolean;
}

/** What the branches are on the server, each time. */
export interface GiteaRepository extends Pick<Repository, "commit" | "git" | "head" | "read"> {
  /** `OWNER/NAME` */
  readonly name: string;
  /** For Git over HTTP. */
  readonly url: string;
  /** Its page for people. */
  readonly page: string;
  /** The API below `/repos/OWNER/NAME`, as the administrator. */
  readonly call: GiteaCall;
  /** Lets a user in. */
  readonly let: (user: Pick<GiteaUser, "name">, permission: "read" | "write" | "admin") => Promise<void>;
  /** Protects a branch: pushes are refused, but for whom the rule lets in (`branch_protections` of the API). */
  readonly protect: (branch: string, rule?: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Has an address told of each push to it (webhook). */
  readonly tell: (url: string) => Promise<void>;
  /** Forgets the clone. The repository stays. */
  readonly remove: () => Promise<void>;
}

interface Forge {
  readonly server: string;
  readonly admin: GiteaUser;
  readonly call: GiteaCall;
}

export async function makeGiteaRepository(
  { server, admin, call }: Forge,
  { name, files, private: hidden = false }: GiteaRepositoryOptions,
): Promise<GiteaRepository> {
  const [owner, base] = name.split("/");
  // Refused where it is there already.
  await call("POST", "/orgs", { username: owner }).catch(() => call("GET", `/orgs/${owner}`));
  await call("POST", `/orgs/${owner}/repos`, { name: base, private: hidden, default_branch: "main" });
  const clone = await makeRepository();
  const url = `${server}/${name}.git`;
  const credentials = Buffer.from(`${admin.name}:${admin.token}`).toString("base64");
  await clone.git(["config", "http.extraHeader", `Authorization: Basic ${credentials}`]);
  const fetched = <Args extends readonly unknown[], Result>(look: (...args: Args) => Promise<Result>) => {
    return async (...args: Args) => {
      await clone.git(["fetch", "--quiet", "--prune", "--force", url, "+refs/*:refs/*"]);
      return look(...args);
    };
  };
  const commit = fetched<Parameters<Repository["commit"]>, string>(async (changed, options) => {
    const made = await clone.commit(changed, options);
    await clone.git(["push", "--quiet", "--force", url, `${made}:refs/heads/${options?.branch ?? "main"}`]);
    return made;
  });
  if (files !== undefined) await commit(files, { message: "Begin" });
  const own: GiteaCall = (method, path, body) => call(method, `/repos/${name}${path}`, body);
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
    protect: (branch, rule = {}) =>
      own("POST", "/branch_protections", { rule_name: branch, enable_push: false, required_approvals: 1, ...rule }),
    tell: (address) =>
      own("POST", "/hooks", {
        type: "gitea",
        active: true,
        events: ["push"],
        config: { url: address, content_type: "json" },
      }),
    remove: clone.remove,
  };
}
