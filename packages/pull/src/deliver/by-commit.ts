import type { CommitPublisher } from "./commit-publisher.ts";
import { type Decision, type DecisionPorts, decide } from "./decide.ts";
import type { DeliveryStrategy } from "./delivery-strategy.ts";
import { UnconfirmedCommit } from "./incomplete-delivery.ts";
import type { PullInputs } from "./pull-inputs.ts";

/** A decision whose commit was sent to the server. */
type Sent = Extract<Decision, { readonly outcome: "changed" }>;

/** Delivers a change by one commit on the branch itself. */
export function byCommit(inputs: PullInputs, ports: DecisionPorts, publisher: CommitPublisher): DeliveryStrategy {
  let sent: Sent | undefined;
  let isUnconfirmed = false;
  return {
    explain: (error) =>
      isUnconfirmed && sent !== undefined && ports.signal.aborted
        ? new UnconfirmedCommit(error, sent.commit.id)
        : error,
    async attempt(newest) {
      // The last push may have arrived, with only its response lost.
      if (sent !== undefined && (await newest.contains(sent.commit.id))) {
        return { done: { outcome: "committed", decision: sent } };
      }
      isUnconfirmed = false;
      // If the push may still arrive, the same commit is pushed again: another with the same change would conflict with
      // it.
      const decision = sent?.commit.parent === newest.commit ? sent : await decide(newest, inputs, ports);
      if (decision.outcome !== "changed") return { done: { outcome: decision.outcome, decision } };
      if (inputs.dryRun) return { done: { outcome: "planned", decision } };
      sent = decision === sent ? sent : await publisher.prepare(decision);
      isUnconfirmed = true;
      const pushed = await publisher.push(sent, { checkout: newest, branch: newest.branch, from: newest.commit });
      if (pushed.done) return { done: { outcome: "committed", decision: sent } };
      isUnconfirmed = pushed.mayHaveArrived;
      return { retry: pushed.why };
    },
  };
}
