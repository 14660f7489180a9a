import { type Repository } from "../../../packages/pull/src/find/overlays/overlay-repository.ts";
/** A repository of these files. */
export declare function repositoryOf(files: Readonly<Record<string, string>>): Repository;
