/** What the workshop says before it can rely on anything but Node: pure functions from facts to sentences. */
/**
 * @param {string} version such as `20.11.0`
 * @param {number} major
 * @returns {boolean}
 */
export declare function isNodeAtLeast(version: string, major: number): boolean;
/** @param {string} version */
export declare function nodeTooOld(version: string): string;
/** @param {string} version */
export declare function noNode24(version: string): string;
/**
 * @param {string} name what was asked for
 * @param {readonly string[]} names what there is
 */
export declare function usage(name: string, names: readonly string[]): string;
/** @param {string} reason why the packages are installed, as the end of a sentence */
export declare function installing(reason: string): string;
/**
 * Says in words why `npm ci` failed.
 *
 * @param {string} output what npm printed
 * @param {number} code its exit code
 * @param {number} [free] bytes left on the disk: a package's own script may not say that there are none
 */
export declare function explainInstall(output: string, code: number, free?: number): string;
/**
 * The beginning of what npm printed: the cause comes first, a page on how npm is used after it.
 *
 * @param {string} output
 */
export declare function wordsOf(output: string): string;
/** @param {string} program */
export declare function notFound(program: string): string;
