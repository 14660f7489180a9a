/** What takes long: said when it begins and when it ends, and how far all of it is in one line in between. */
export interface Progress {
    /** How far it is, such as `212 packages`. */
    readonly tell: (text: string) => void;
    readonly end: (text: string) => void;
}
/**
 * Shows on standard error what goes on and for how long, until it ends.
 * @param name a few letters for it, where several things go on at once
 * @param title the whole of it, as a sentence without its full stop
 */
export declare function showProgress(name: string, title: string): Progress;
