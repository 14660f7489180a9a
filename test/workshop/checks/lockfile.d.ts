import { type Verdict } from "./check.ts";
/** An entry of `packages` in package-lock.json (npm docs, "package-lock.json"). */
export interface LockedPackage {
    readonly integrity?: string;
    readonly resolved?: string;
    readonly link?: boolean;
}
export declare function checkLockfile(): Promise<Verdict>;
/** What has no hash, or comes from elsewhere than the public npm registry, a sentence each. */
export declare function lockFaults(packages: Readonly<Record<string, LockedPackage>>): readonly string[];
