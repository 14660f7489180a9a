/** The repository's folder. */
export declare const root: string;
/** The actions whose bundles GitHub runs, by the names of their folders in `actions/` and `dist/`. */
export declare const actions: readonly ["push", "pull"];
