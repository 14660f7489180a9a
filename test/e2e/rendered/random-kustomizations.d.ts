/** Random manifest repositories of Kustomize: bases, overlays, components, patches, replacements, generators. */
import { type Asked } from "./rendering.ts";
/** A repository, and what is asked of it. */
export declare function randomKustomizations(seed: number): Asked;
