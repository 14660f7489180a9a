import { posix } from "node:path";

/** Names of files and folders after an environment: `dev.yaml`, `web-prod`. */
const named = /(?:^|[-_.])(dev|development|test|qa|uat|stage|staging|preprod|prod|production)(?:[-_.]|$)/i;

/** Names of folders with one file or folder per environment: `environments/dev.yaml`, `overlays/eu`. */
const holding = /^(?:values|envs?|environments?|overlays|stages?|clusters?|regions?)$/;

/** Names of folders that overlays are based on. */
const shared = /^(?:base|bases|common|components?|default|shared)$/i;

/** The environment in a file name: `prod` of `web-prod.yaml`. */
export function environmentWord(name: string): string | undefined {
  return named.exec(name)?.[1]?.toLowerCase();
}

/** Whether the name of a folder says that it holds one file or folder per environment. */
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
