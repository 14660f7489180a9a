/**
 * Characters that JSON leaves as they are, and that a YAML reader takes for line breaks or refuses
 * (YAML 1.2, 5.1 and 5.4): the server reads the body of an apply as YAML.
 */
const notInYaml = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** JSON that means the same to a JSON reader and to a YAML reader. */
export function encode(value: unknown): string {
  return JSON.stringify(value).replace(
    notInYaml,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
