/** The parts of an action's metadata that a table shows; see "Metadata syntax for GitHub Actions". */
export interface ActionMetadata {
    readonly inputs?: Readonly<Record<string, Input>>;
    readonly outputs?: Readonly<Record<string, {
        readonly description?: string;
    }>>;
}
interface Input {
    readonly description?: string;
    readonly required?: boolean;
    readonly default?: string | number | boolean;
    readonly deprecationMessage?: string;
}
export type Table = "inputs" | "outputs";
/**
 * Writes the tables of one action into a text, wherever it has markers for them; all other bytes stay.
 *
 * @param action the folder's name in `actions/`, which the markers name
 * @throws Error when a marker is opened and not closed, or closed and not opened
 */
export declare function writeTables(text: string, action: string, actionYml: string): string;
/** Whether a text has a place for this table. */
export declare function hasTable(text: string, table: Table, action: string): boolean;
export declare function inputsTable({ inputs }: ActionMetadata): string;
export declare function outputsTable({ outputs }: ActionMetadata): string;
export {};
