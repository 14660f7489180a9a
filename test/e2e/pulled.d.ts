import type { Repository } from "../lab/git-repository.ts";
/** What the newest commit of `main` changes: without context, and without the lines that name objects. */
export declare function diffOf({ git }: Pick<Repository, "git">, commit?: string): Promise<string>;
/** The object names of a branch's commits, newest first. */
export declare function commitsOf({ git }: Pick<Repository, "git">, branch?: string): Promise<readonly string[]>;
/** All files below a folder, by their paths in it. */
export declare function filesBelow(folder: string): Promise<Readonly<Record<string, Buffer>>>;
