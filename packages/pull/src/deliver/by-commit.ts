import type { Landing } from "./commit-publisher.ts";
import { type Deciding, type Decision, decide } from "./decide.ts";
import type { Way } from "./delivery-strategy.ts";
import { OnItsWay } from "./incomplete-delivery.ts";
import type { PullInputs } from "./pull-inputs.ts";

/** A commit that was offered to the server. */
type Offered = Extract<Decision, { readonly outcome: "changed" }>;

/** Makes one commit on the branch itself. */
export function byCommit(inputs: PullInputs, ports: Deciding, landing: Landing): Way {
  let offered: Offered | undefined;
  let isOnItsWay = false;
  return {
    explain: (fault) =>
      isOnItsWay && offered !== undefined && ports.signal.aborted ? new OnItsWay(fault, offered.commit.id) : fault,
    async attempt(newest) {
      // The answer to an offer may have been lost, and the commit have arrived all the same.
      if (offered !== undefined && (await newest.contains(offered.commit.id))) {
        return { done: { outcome: "committed", decision: offered } };
      }
      isOnItsWay = false;
      // Where it may come yet, it is offered again: another one, of the same, would meet it.
      const decision = offered?.commit.parent === newest.commit ? offered : await decide(newest, inputs, ports);
      if (decision.outcome !== "changed") return { done: { outcome: decision.outcome, decision } };
      if (inputs.dryRun) return { done: { outcome: "planned", decision } };
      offered = decision === offered ? offered : await landing.prepare(decision);
      isOnItsWay = true;
      const pushed = await landing.place(offered, { checkout: newest, branch: newest.branch, from: newest.commit });
      if (pushed.done) return { done: { outcome: "committed", decision: offered } };
      isOnItsWay = pushed.mayHaveArrived;
      return { again: pushed.why };
    },
  };
}
