import { posix } from "node:path";

/** A file or folder that is named for an environment: `dev.yaml`, `web-prod`. */
const named = /(?:^|[-_.])(dev|development|test|qa|uat|stage|staging|preprod|prod|production)(?:[-_.]|$)/i;

/** Folders that hold one file or folder for each environment: `environments/dev.yaml`, `overlays/eu`. */
const holding = /^(?:values|envs?|environments?|overlays|stages?|clusters?|regions?)$/;

/** What overlays are built upon, by its folder's name. */
const shared = /^(?:base|bases|common|components?|default|shared)$/i;

/** The environment in the name of a file: `prod` of `web-prod.yaml`. */
export function environmentWord(name: string): string | undefined {
  return named.exec(name)?.[1]?.toLowerCase();
}

/** Whether a folder holds one file or folder for each environment, by its name. */
export function holdsEnvironments(folder: string): boolean {
  return holding.test(folder);
}

/** The environment that a folder is deployed as, by the nearest name that tells it; undefined for what others build upon. */
export function environmentOf(folder: string): string | undefined {
  const names = folder.split("/");
  if (shared.test(posix.basename(folder))) return undefined;
  const nearest = names.findLast((name, nth) => named.test(name) || holding.test(names[nth - 1] ?? ""));
  return nearest?.toLowerCase();
}
