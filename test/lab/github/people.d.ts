import { type MergeMethod, type Pull, type World } from "./world.ts";
export interface People {
    /** A pull request as it stands by now, with all that was pushed. */
    readonly pull: (number: number) => Promise<Pull>;
    readonly pulls: () => Promise<readonly Pull[]>;
    /** Merges one through Git, and returns what is on the base then. */
    readonly merge: (number: number, method?: MergeMethod) => Promise<string>;
    readonly close: (number: number) => Promise<void>;
    /** What people change on its page: title, body, labels, draft, reviewers, … */
    readonly edit: (number: number, changed: Partial<Pull>) => Promise<void>;
    readonly approve: (number: number, login?: string) => Promise<void>;
    /** Has the check pass that its base asks for, for the head as it is. */
    readonly pass: (number: number) => Promise<void>;
}
export declare function peopleOf(world: World): People;
