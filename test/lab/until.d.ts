export interface UntilOptions {
    /** What is waited for, as the end of "waited for …". */
    readonly what: string;
    /** Seconds after which it is an error. */
    readonly seconds?: number;
    /** Milliseconds between two looks. */
    readonly every?: number;
}
/**
 * Looks again and again until `look` returns something else than undefined or false, and returns that.
 * What `look` throws ends the wait at once.
 * @throws LabError when the time is over
 */
export declare function until<T>(look: () => Promise<T | undefined | false> | T | undefined | false, { what, seconds, every }: UntilOptions): Promise<T>;
