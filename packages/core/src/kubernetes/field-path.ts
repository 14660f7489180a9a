/** The way to a field of an object: `["spec", "containers", 0, "image"]`. */
export type FieldPath = readonly (string | number)[];
