export interface Page {
    /** The names of all elements in it, each once, sorted. */
    readonly elements: readonly string[];
    /** Whatever has an attribute, as `name.attribute`. */
    readonly attributes: readonly string[];
    /** Where its links lead to. */
    readonly links: readonly string[];
    /** What stands out from the text around it. */
    readonly strong: readonly string[];
    /** How many cells each row of a table has, table by table. */
    readonly tables: readonly (readonly number[])[];
    /** What a person reads. */
    readonly text: string;
    /** People, issues, addresses and pictures that GitHub would find in the text. */
    readonly found: readonly string[];
}
export declare function renderSummary(markdown: string): Page;
