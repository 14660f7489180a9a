import { type ManifestRepository } from "./manifest-repository.ts";
export interface Located {
    /** `grep -rl`, which edits nothing. */
    readonly grep: number;
    readonly yq: number;
    readonly pull: number;
    readonly yqLines: number;
    readonly pullLines: number;
}
/** Measures seconds; each starts from the same, and what is not told apart is done before. */
export declare function measureLocating({ path }: ManifestRepository): Promise<Located>;
