import type { Format } from "../../../packages/pull/src/find/formats/format.ts";
export declare const oldDigest: string;
export declare const newDigest: string;
/** What a format finds in a text, each as `PATH: IMAGE`. */
export declare function placesIn(format: Format, text: string, file?: string): readonly string[];
/** A text with every image that a format finds in it set to a version or a whole reference, or why it cannot be. */
export declare function withImages(format: Format, text: string, version: string, file?: string): string;
