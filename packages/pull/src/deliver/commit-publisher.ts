import { UserError } from "@pushpull/core/errors";
import type { Forge } from "@pushpull/core/forge";
import type { BranchPushResult, Checkout } from "../git/types.ts";
import type { Decision } from "./decide.ts";

type Changed = Extract<Decision, { readonly outcome: "changed" }>;

/** How a local commit gets to the server. */
export interface CommitPublisher {
  /** Returns the decision with the SHA that the commit will have on the server. It is on no branch yet. */
  prepare(decision: Changed): Promise<Changed>;
  /** Moves a branch to the commit; one attempt. */
  push(decision: Changed, target: PushTarget): Promise<BranchPushResult>;
}

export interface PushTarget {
  /** The checkout that the commit was made in. */
  readonly checkout: Pick<Checkout, "branches">;
  readonly branch: string;
  /** The commit that the branch must be at; undefined if it must not exist. */
  readonly from: string | undefined;
}

/** Pushes the commit itself with Git. */
export const gitPublisher: CommitPublisher = {
  prepare: (decision) => Promise.resolve(decision),
  push: ({ commit }, { checkout, branch, from }) => checkout.branches.move(branch, commit.id, from),
};

/** Creates the commit again through the forge's API, so that the forge signs it. */
export function apiPublisher(open: () => Promise<Forge>): CommitPublisher {
  // By local SHA: another attempt with the same commit does not create a second one.
  const created = new Map<string, string>();
  const commitApi = async () => {
    const { kind, commit, moveBranch } = await open();
    if (commit === undefined || moveBranch === undefined) throw noCommitApi(kind);
    return { commit, moveBranch };
  };
  return {
    async prepare(decision) {
      const { commit, commitMessage: message } = decision;
      const { commit: create } = await commitApi();
      const id = created.get(commit.id) ?? (await create({ parent: commit.parent, message, files: commit.files }));
      created.set(commit.id, id);
      return { ...decision, commit: { ...commit, id } };
    },
    async push({ commit: { id, parent } }, { branch, from }) {
      const { moveBranch } = await commitApi();
      const rebuild = from !== undefined && from !== parent;
      try {
        const moved = await moveBranch({ branch, to: id, from, rebuild });
        if (moved === "moved") return { done: true };
        return { done: false, why: `Another push is updating branch ${branch}`, mayHaveArrived: false };
      } catch (error) {
        if (!(error instanceof UserError) || error.code !== "unreachable") throw error;
        return { done: false, why: error.message, mayHaveArrived: true };
      }
    },
  };
}

function noCommitApi(kind: Forge["kind"]): UserError {
  const who = kind === "gitea" ? "Gitea and Forgejo do" : "this forge does";
  return new UserError(`Input 'sign' is api, but ${who} not sign commits through the API`, {
    code: "input",
    hint: "Sign with your own key: `sign: ssh`, with `signing-key`.",
  });
}
