import { type GoModule } from "./module-folder.ts";
export declare const giteaModule: GoModule;
export interface GiteaProgram {
    readonly program: string;
    /** The folder with what it reads. */
    readonly root: string;
}
/** Builds it, or finds it in the cache. */
export declare function giteaProgram(): Promise<GiteaProgram>;
