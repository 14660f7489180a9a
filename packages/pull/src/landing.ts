import { UserError } from "@pushpull/core/errors";
import type { Forge } from "@pushpull/core/forge";
import type { Decision } from "./decide.ts";
import type { Checkout, Pushed } from "./git/types.ts";

type Changed = Extract<Decision, { readonly outcome: "changed" }>;

/** How a commit that was made here gets to the server. */
export interface Landing {
  /** The same, with the commit by the name that the server will know it by. It is on no branch yet. */
  prepare(decision: Changed): Promise<Changed>;
  /** Has a branch be at it, once. */
  place(decision: Changed, move: LandingMove): Promise<Pushed>;
}

export interface LandingMove {
  /** Where the commit was made. */
  readonly checkout: Pick<Checkout, "branches">;
  readonly branch: string;
  /** Where the branch has to be; undefined where it must not be there yet. */
  readonly from: string | undefined;
}

/** Pushed by Git, as it is. */
export const byGit: Landing = {
  prepare: (decision) => Promise.resolve(decision),
  place: ({ commit }, { checkout, branch, from }) => checkout.branches.place(branch, commit.id, from),
};

/** Made again by the forge's API, so that the forge signs it. */
export function byApi(open: () => Promise<Forge>): Landing {
  // By the names that they have here: another try of the same is no other commit.
  const made = new Map<string, string>();
  const needed = async () => {
    const { kind, commit, moveBranch } = await open();
    if (commit === undefined || moveBranch === undefined) throw noApi(kind);
    return { commit, moveBranch };
  };
  return {
    async prepare(decision) {
      const { commit, commitMessage: message } = decision;
      const { commit: make } = await needed();
      const id = made.get(commit.id) ?? (await make({ parent: commit.parent, message, files: commit.files }));
      made.set(commit.id, id);
      return { ...decision, commit: { ...commit, id } };
    },
    async place({ commit: { id, parent } }, { branch, from }) {
      const { moveBranch } = await needed();
      const rebuild = from !== undefined && from !== parent;
      try {
        const moved = await moveBranch({ branch, to: id, from, rebuild });
        if (moved === "moved") return { done: true };
        return { done: false, why: "Somebody else is at the branch", mayHaveArrived: false };
      } catch (error) {
        if (!(error instanceof UserError) || error.code !== "unreachable") throw error;
        return { done: false, why: error.message, mayHaveArrived: true };
      }
    },
  };
}

function noApi(kind: Forge["kind"]): UserError {
  return new UserError(
    `Input 'sign' is api, and ${kind === "gitea" ? "Gitea or Forgejo" : "this forge"} signs no commits`,
    {
      code: "input",
      hint: "Sign them with a key of your own: `sign: ssh`, with `signing-key`.",
    },
  );
}
