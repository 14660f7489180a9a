export interface Situation {
    readonly files: Readonly<Record<string, string>>;
    readonly inputs: Readonly<Record<string, string>>;
}
/** Inputs that are typed instead of those that were there, as one error suggests it. */
export interface Suggestion {
    readonly written: string;
    readonly inputs: Readonly<Record<string, string>>;
}
export declare const situations: Readonly<Record<string, Situation>>;
/** What an error says to type, with the other inputs as they were. */
export declare function suggestionsIn(said: string, { inputs }: Situation): readonly Suggestion[];
