import type { Forge } from "@pushpull/core/forge";
import type { Deciding, Decision } from "../decide.ts";
import type { Checkout } from "../git/types.ts";
import type { Landing } from "../landing.ts";
import type { PullInputs } from "../types.ts";
import type { Found } from "./find.ts";
import type { HalfDone } from "./half-done.ts";
import type { Place } from "./place.ts";
import type { Standing } from "./standing.ts";
import type { ProposalInputs } from "./types.ts";

/** What one try of a proposal works with. */
export interface Around {
  readonly inputs: PullInputs;
  readonly proposal: ProposalInputs;
  readonly ports: Deciding;
  readonly forge: Forge;
  readonly landing: Landing;
  /** The newest commit of the branch that the pull request goes to. */
  readonly base: Checkout;
  /** The branch that it comes from. */
  readonly head: string;
}

/** What one try has found, and where what is wanted goes. */
export interface Placing {
  readonly place: Place;
  /** On the branch before. */
  readonly standing: Standing | undefined;
  readonly found: Found;
  /** What the base lacks. */
  readonly decision: Decision;
  readonly around: Around;
  readonly so: SoFar;
}

/** What the tries of a run have done so far. */
export interface SoFar {
  /** Commits that the server may have taken, though its answer was lost. */
  readonly offered: Set<string>;
  /** One that it has not answered yet. */
  onItsWay: string | undefined;
  /** What is there of a proposal. */
  known: HalfDone["proposal"] | undefined;
  /** What has been done to the pull request. */
  operation: "created" | "updated" | undefined;
}
