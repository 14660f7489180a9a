/** Reads the threat model's table, and the titles of tests. */
export interface NamedTest {
    /** The threat, by the words of its row. */
    readonly threat: string;
    /** `unit`, `unit/x`, `e2e/x` or `checks`, as the table writes it. */
    readonly where: string;
    /** The title, in which … stands for anything. */
    readonly title: string;
}
export interface Threat {
    readonly words: string;
    readonly tests: readonly NamedTest[];
}
/** The rows of the table whose last column names tests: `unit: "title", "another…"; e2e/file: "title"`. */
export declare function readThreats(markdown: string): readonly Threat[];
/** The titles of the tests and of the cases (`what`) that a file's source holds. */
export declare function titlesIn(source: string): readonly string[];
/** Whether a title of the table is one of a file. */
export declare function isTitle(named: string, titles: readonly string[]): boolean;
