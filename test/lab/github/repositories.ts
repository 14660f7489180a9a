/** A repository, who works on it, its labels, and how its commits stand to each other. */
import { invalid, label, notFound, repository, user } from "./answers.ts";
import { commitAnswer } from "./commits.ts";
import { branches, git, tryGit } from "./git.ts";
import { type Call, type Handlers, page } from "./handler.ts";
import type { Label, World } from "./world.ts";

export const repositories: Handlers = {
  "meta/get": ({ world }) => ({
    status: 200,
    body: {
      verifiable_password_authentication: false,
      ...(world.flavour === "ghes" ? { installed_version: "3.19.0" } : {}),
    },
  }),
  "repos/get": ({ world, grant }) => ({
    status: 200,
    body: {
      ...repository(world),
      permissions: {
        admin: false,
        maintain: false,
        push: grant.permissions.contents === "write",
        triage: false,
        pull: true,
      },
    },
  }),
  "repos/list-branches": async (call) => {
    const api = `${call.world.api}/repos/${call.world.name}`;
    const listed = [...(await branches(call.world))].map(([name, sha]) => ({
      name,
      commit: { sha, url: `${api}/commits/${sha}` },
      protected: false,
    }));
    return page(listed, call, `/repos/${call.world.name}/branches`);
  },
  "repos/compare-commits": ({ path, ...call }) => compare(call, path.base ?? "", path.head ?? ""),
  "repos/compare-commits-with-basehead": ({ path, ...call }) => {
    const [base = "", head = ""] = path.basehead?.split("...") ?? [];
    return compare(call, base, head);
  },
  "repos/check-collaborator": ({ world, path }) =>
    isCollaborator(world, path.username) ? { status: 204 } : { ...notFound },
  "issues/check-user-can-be-assigned": ({ world, path }) =>
    isCollaborator(world, path.assignee) ? { status: 204 } : notFound,
  "repos/list-collaborators": (call) =>
    page(
      call.world.settings.collaborators.map((login) => ({ ...user(call.world, login), role_name: "write" })),
      call,
      `/repos/${call.world.name}/collaborators`,
    ),
  "issues/list-labels-for-repo": (call) =>
    page(
      [...call.world.labels.values()].map((one) => label(call.world, one)),
      call,
      `/repos/${call.world.name}/labels`,
    ),
  "issues/get-label": ({ world, path }) => {
    const known = world.labels.get(path.name?.toLowerCase() ?? "");
    return known === undefined ? notFound : { status: 200, body: label(world, known) };
  },
  "issues/create-label": ({ world, body }) => {
    const { name, ...more } = body as Pick<Label, "name"> & Partial<Label>;
    if (world.labels.has(name.toLowerCase()))
      return invalid({ resource: "Label", code: "already_exists", field: "name" });
    return { status: 201, body: label(world, addLabel(world, name, more)) };
  },
};

export function isCollaborator({ settings }: World, login: string | undefined): boolean {
  return settings.collaborators.some((one) => one.toLowerCase() === login?.toLowerCase());
}

/** Names of labels are the same in upper and lower case. */
export function addLabel(world: World, name: string, { color, description }: Partial<Label> = {}): Label {
  const made = { id: world.next("id"), name, color: color ?? "ededed", description: description ?? "" };
  world.labels.set(name.toLowerCase(), made);
  return made;
}

async function compare({ world, query }: Omit<Call, "path">, base: string, head: string) {
  const counted = await tryGit(world, ["rev-list", "--left-right", "--count", `${base}...${head}`, "--"]);
  const [, behind, ahead] = /^(\d+)\t(\d+)/.exec(counted ?? "")?.map(Number) ?? [];
  if (ahead === undefined || behind === undefined) return notFound;
  const [size, number] = [Number(query.per_page ?? 250), Number(query.page ?? 1)];
  const listed = await git(world, [
    "rev-list",
    "--reverse",
    `--max-count=${size}`,
    `--skip=${(number - 1) * size}`,
    `${base}..${head}`,
    "--",
  ]);
  const common = (await tryGit(world, ["merge-base", base, head])) ?? base;
  const api = `${world.api}/repos/${world.name}/compare/${base}...${head}`;
  return {
    status: 200,
    body: {
      url: api,
      html_url: `${world.server}/${world.name}/compare/${base}...${head}`,
      base_commit: await commitAnswer(world, base),
      merge_base_commit: await commitAnswer(world, common),
      status: ahead > 0 && behind > 0 ? "diverged" : ahead > 0 ? "ahead" : behind > 0 ? "behind" : "identical",
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: await Promise.all(
        listed
          .split("\n")
          .filter((line) => line !== "")
          .map((commit) => commitAnswer(world, commit)),
      ),
    },
  };
}
