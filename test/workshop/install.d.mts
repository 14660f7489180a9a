export type Locked = {
    version?: string;
    integrity?: string;
    link?: boolean;
    optional?: boolean;
};
export type Packages = Readonly<Record<string, Locked>>;
/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean }} Locked */
/** @typedef {Readonly<Record<string, Locked>>} Packages */
/**
 * @param {string} root the repository's folder
 * @returns {string | undefined} why `npm ci` has to run, as the end of a sentence
 */
export declare function whyInstall(root: string): string | undefined;
/**
 * The first package that is not as it is locked. A newer lockfile alone says little: git gives it a new time.
 *
 * @param {Packages} wanted `packages` of package-lock.json
 * @param {Packages} there `packages` of node_modules/.package-lock.json
 * @returns {string | undefined} its name
 */
export declare function firstStale(wanted: Packages, there: Packages): string | undefined;
/**
 * Runs `npm ci`, and says what it does, how long that takes, and in words why it failed.
 *
 * @param {string} root
 * @param {string} reason
 * @returns {Promise<number>} the exit code
 */
export declare function install(root: string, reason: string): Promise<number>;
