import { type Verdict } from "./check.ts";
export interface Imports {
    /** The package.json that declares them. */
    readonly file: string;
    readonly dependencies: readonly string[];
    readonly devDependencies: readonly string[];
    readonly bundled: boolean;
    /** The texts of all sources. */
    readonly sources: readonly string[];
    /** Texts that name a package without importing it. */
    readonly mentions: readonly string[];
}
export declare function checkDependencies(): Promise<Verdict>;
/** What is imported and not declared, declared and not imported, or declared in the wrong place; a sentence each. */
export declare function dependencyFaults(imports: Imports): readonly string[];
