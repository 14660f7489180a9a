/** Answers as long as GitHub's, made of what is known here. */
import type { Description, Schema } from "./description.ts";
/**
 * Brings what is known into the shape that a schema describes: what it does not name is left out, and what it asks for
 * that is not known is filled with the most neutral value that it allows. One object can so be answered in several ways:
 * a pull request in a list has fewer properties than one alone.
 */
export declare function shapeTo(description: Description, schema: Schema, known: unknown): unknown;
