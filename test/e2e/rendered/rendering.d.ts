import { type Files, type PlanOptions } from "../../unit/pull/planned.ts";
/** Rendered objects by what they are, or what the program says instead. */
export type Rendering = ReadonlyMap<string, unknown> | string;
/** What renders a repository: one folder of it, with these files of values. */
export interface Renderer {
    readonly name: string;
    /** Whether it comes to a cluster, or is only what others are built upon. */
    readonly isDeployed: boolean;
    readonly args: (root: string) => readonly string[];
}
export declare function kustomizeBuild(folder: string, isDeployed: boolean): Renderer;
export declare function helmTemplate(chart: string, values: readonly string[], isDeployed?: boolean): Renderer;
/** Renders a repository in each way. */
export declare function render(program: "helm" | "kustomize", files: Files, ways: readonly Renderer[]): Promise<readonly Rendering[]>;
/** The images of the workloads of a rendering, as they are written. */
export declare function imagesIn(rendering: Rendering): readonly string[];
/** What is asked of a repository. */
export interface Asked {
    readonly files: Files;
    readonly ways: readonly Renderer[];
    readonly program: "helm" | "kustomize";
    /** The image's name, and the version that it is to have. */
    readonly name: string;
    readonly version: string;
    readonly options: PlanOptions;
}
/**
 * What is wrong with what pull does to a repository; nothing where it is right, or red. Right is: the renderings before and
 * after differ in nothing but images of this name, which have the version; and no image of this name in what is deployed, or
 * is named, has another version, unless that is said.
 */
export declare function wrongIn(asked: Asked): Promise<{
    readonly isRed: boolean;
    readonly wrong: readonly string[];
}>;
/** A failure with what it takes to see it again. */
export declare function told(seed: number, { files, name, version, options }: Asked, wrong: readonly string[]): string;
