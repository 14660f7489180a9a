import { type Deciding, type Decision, decide } from "./decide.ts";
import type { PullInputs } from "./types.ts";
import type { Way } from "./way.ts";

/** A commit that was offered to the server. */
type Offered = Extract<Decision, { readonly outcome: "changed" }> & { readonly parent: string };

/** Makes one commit on the branch itself. */
export function byCommit(inputs: PullInputs, ports: Deciding): Way {
  let offered: Offered | undefined;
  let isOnItsWay = false;
  return {
    onItsWay: () => (isOnItsWay ? offered?.commit.id : undefined),
    async attempt(newest) {
      // The answer to an offer may have been lost, and the commit have arrived all the same.
      if (offered !== undefined && (await newest.contains(offered.commit.id))) {
        return { done: { outcome: "committed", decision: offered } };
      }
      isOnItsWay = false;
      // Where it may come yet, it is offered again: another one, of the same, would meet it.
      const decision = offered?.parent === newest.commit ? offered : await decide(newest, inputs, ports);
      if (decision.outcome !== "changed") return { done: { outcome: decision.outcome, decision } };
      if (inputs.dryRun) return { done: { outcome: "planned", decision } };
      offered = { ...decision, parent: newest.commit };
      isOnItsWay = true;
      const pushed = await newest.push(decision.commit.id);
      if (pushed.done) return { done: { outcome: "committed", decision } };
      isOnItsWay = pushed.mayHaveArrived;
      return { again: pushed.why };
    },
  };
}
