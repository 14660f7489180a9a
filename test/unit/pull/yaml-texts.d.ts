import fc from "fast-check";
/** Texts of YAML in every style that people write, which can be read. Keys are `k0`, `k1`, in the order of the text. */
export declare const yamlTexts: fc.Arbitrary<string>;
