/** What people do to pull requests, in a test's hands. */
import { keepInStep } from "./keep.ts";
import { merge } from "./merging.ts";
import { change, type MergeMethod, type Pull, type World } from "./world.ts";

export interface People {
  /** Merges one through Git, and returns what is on the base then. */
  readonly merge: (number: number, method?: MergeMethod) => Promise<string>;
  readonly close: (number: number) => Promise<void>;
  /** Only of what GitHub allows to be changed by a person: title, body, labels, draft, … */
  readonly edit: (number: number, changed: Partial<Pull>) => Promise<void>;
  readonly approve: (number: number, login?: string) => Promise<void>;
  /** Has the check pass that its base asks for, for the head as it is. */
  readonly pass: (number: number) => Promise<void>;
}

export function peopleOf(world: World): People {
  const now = async (number: number): Promise<Pull> => {
    await keepInStep(world);
    const one = world.pulls.get(number);
    if (one === undefined) throw new Error(`There is no pull request ${number}`);
    return one;
  };
  return {
    merge: async (number, method = "merge") => {
      const merged = await merge(world, await now(number), { method, login: "alice" });
      if (merged === undefined) throw new Error(`Pull request ${number} has a conflict with its base`);
      return merged;
    },
    close: async (number) => {
      await now(number);
      change(world, number, { state: "closed", closed: new Date().toISOString(), autoMerge: undefined });
    },
    edit: async (number, changed) => {
      await now(number);
      change(world, number, changed);
    },
    approve: async (number, login = "alice") => {
      const { reviews, commit } = await now(number);
      change(world, number, { reviews: [...reviews, { login, state: "APPROVED", commit }] });
      await keepInStep(world);
    },
    pass: async (number) => {
      const { passed, commit } = await now(number);
      change(world, number, { passed: [...passed, commit] });
      await keepInStep(world);
    },
  };
}
