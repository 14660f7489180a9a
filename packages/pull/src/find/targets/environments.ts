import { posix } from "node:path";

const words = [
  "dev|development|test|testing|tst|qa|uat|int|integration|acc|acceptance|stg|stage|staging|sandbox|demo|preview",
  "(?:pre|non)[-_]?(?:prod|prd)|pre|prd|prod|production|live",
].join("|");

/** Names of files, folders, objects and keys after an environment: `dev.yaml`, `web-prod`, `qa2`. */
const named = new RegExp(`(?:^|[-_.])((?:${words})\\d{0,3})(?:[-_.]|$)`, "i");

/** Names of folders with one file or folder per environment: `environments/dev.yaml`, `overlays/eu`. */
const holding = /^(?:values|envs?|environments?|overlays|stages?|clusters?|regions?)$/;

/** Names of folders that overlays are based on. */
const shared = /^(?:base|bases|common|components?|default|shared)$/i;

/** The environment in a name: `prod` of `web-prod.yaml`. */
export function environmentWord(name: string): string | undefined {
  return named.exec(name)?.[1]?.toLowerCase();
}

/** Whether a folder is named as one with a file or folder per environment. */
export function holdsEnvironments(folder: string): boolean {
  return holding.test(folder);
}

/**
 * The environment of a folder, by the nearest name that contains one; undefined for a folder that overlays are based
 * on.
 */
export function environmentOf(folder: string): string | undefined {
  const names = folder.split("/");
  if (shared.test(posix.basename(folder))) return undefined;
  const nearest = names.findLast((name, nth) => named.test(name) || holding.test(names[nth - 1] ?? ""));
  return nearest?.toLowerCase();
}
