/** Parts of the objects of the set that are long. */
import type { Fields, Revision } from "./set.ts";
/** A pod template with lists that are merged by name, by port, by mount path, and replaced as a whole. */
export declare function template(revision: Revision): (pod: string) => Fields;
export declare function webhook(failurePolicy: string): Fields;
export declare function widgets(revision: Revision): Fields;
