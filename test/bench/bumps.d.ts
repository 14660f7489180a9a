import { type ManifestRepository } from "./manifest-repository.ts";
export interface Bumped {
    /** Seconds. */
    readonly shell: number;
    readonly pull: number;
    /** With `manifests` given. */
    readonly pullPath: number;
}
/** Measures each in turn, on one repository that goes on from version to version. @throws when a bump did not arrive */
export declare function measureBumps({ path, toChange }: ManifestRepository, rtt: number): Promise<Bumped>;
