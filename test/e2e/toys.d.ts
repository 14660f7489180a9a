/** Custom resources. */
/** A custom resource that says of itself, in its manifest, that it has failed and why: its CRD, and an object for each message. */
export declare function failedToys(group: string, messages: Readonly<Record<string, string>>): string;
/** A CRD whose schema says which fields a Toy has. */
export declare function strictToys(group: string): string;
