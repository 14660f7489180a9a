import { join } from "node:path";
/** The repository's folder. */
export const root = join(import.meta.dirname, "..", "..");
/** The actions whose bundles GitHub runs, by the names of their folders in `actions/` and `dist/`. */
export const actions = ["push", "pull"];
