import { type Document, isMap, isScalar, visit, type YAMLError } from "yaml";
import type { Location } from "../errors/location.ts";
import { UserError } from "../errors/user-error.ts";

/** The parser's error codes in words. */
const words: Readonly<Partial<Record<YAMLError["code"], { readonly message: string; readonly hint: string }>>> = {
  TAB_AS_INDENT: { message: "A tab indents this line", hint: "YAML is indented with spaces only: replace the tab." },
  DUPLICATE_KEY: { message: "This key appears twice in the same map", hint: "Remove one of the two." },
  BAD_INDENT: { message: "The indentation is broken", hint: "Line this up with the keys it belongs to." },
};

/**
 * Explains what is wrong with a document. Errors after the first broken line are caused by it, and are left out.
 */
export function explainYaml(errors: readonly YAMLError[], at: (offset: number) => Location): readonly UserError[] {
  const broken = errors.findIndex(({ code }) => code !== "DUPLICATE_KEY");
  return errors.slice(0, broken === -1 ? errors.length : broken + 1).map((error) => {
    const known = words[error.code];
    return new UserError(known?.message ?? `Broken YAML: ${error.message}`, {
      code: "manifest",
      hint: known?.hint ?? "Check the indentation, quotes and colons around this line.",
      location: at(error.pos[0]),
    });
  });
}

/** How Go templates begin: `{{ .Values.tag }}`, `{{- if … }}`. */
const braces = /^[^#\n]*\{\{/m;

/**
 * The fault of a document that is a template: braces in a document that does not parse, or that were read as a map in
 * the place of a key. In quotes they are text, and fine.
 */
export function templateFault(
  document: Document,
  text: string,
  at: (offset: number) => Location,
): UserError | undefined {
  const [begin, , end] = document.range ?? [0, 0, text.length];
  const braced = braces.exec(text.slice(begin, end));
  if (braced === null || !(document.errors.length > 0 || hasMapAsKey(document))) return undefined;
  return new UserError("This is a template: {{ }} is not YAML", {
    code: "manifest",
    hint: "Helm charts and other templates are not rendered here. Render it in an earlier step (`helm template … > deploy.yaml`) and give that file.",
    location: at(begin + braced.index + braced[0].length - 2),
  });
}

function hasMapAsKey(document: Document): boolean {
  let found = false;
  visit(document, {
    Pair(_, { key }) {
      if (!isMap(key) && !(isScalar(key) && typeof key.value === "object" && key.value !== null)) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
