/** Choices that a seed decides: the same seed makes the same repository. */
export interface Choices {
    /** From 0, and less than the count. */
    below(count: number): number;
    chance(percent: number): boolean;
    pick<Each>(from: readonly Each[]): Each;
    /** What is made, or nothing, by chance. */
    maybe<Made>(percent: number, make: () => Made): readonly Made[];
    /** From one to `most` of what is made. */
    several<Made>(most: number, make: (nth: number) => Made): readonly Made[];
}
/** Mulberry32: enough for tests, and short. */
export declare function choicesOf(seed: number): Choices;
