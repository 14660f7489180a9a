import { type Document, isMap, isScalar, visit, type YAMLError } from "yaml";
import type { Location } from "../errors/location.ts";
import { UserError } from "../errors/user-error.ts";

const quoteText = "Put the value in quotes if it is text.";

/**
 * Messages for the parser's error codes, with a hint if there is a specific one. The parser's own messages are never
 * shown: they quote the file, and the broken part may be a password.
 */
const messages: Readonly<Record<YAMLError["code"], readonly [message: string, hint?: string]>> = {
  ALIAS_PROPS: ["Broken YAML: an alias (*) has a tag or an anchor", quoteText],
  BAD_ALIAS: ["Broken YAML: the name of an anchor (&) or alias (*) is not valid", quoteText],
  BAD_COLLECTION_TYPE: ["Broken YAML: a tag (!) does not fit its value", quoteText],
  BAD_DIRECTIVE: ["Broken YAML: a directive (%) is not valid", quoteText],
  BAD_DQ_ESCAPE: [
    "Broken YAML: an escape sequence in double quotes is not valid",
    "Write each backslash twice, or use single quotes.",
  ],
  BAD_INDENT: ["The indentation is broken", "Line this up with the keys it belongs to."],
  BAD_PROP_ORDER: ["Broken YAML: an anchor (&) or tag (!) is in the wrong place", quoteText],
  BAD_SCALAR_START: ["Broken YAML: a value without quotes starts with a reserved character", quoteText],
  BLOCK_AS_IMPLICIT_KEY: ["Broken YAML: a map or list starts on the line of another key", quoteText],
  BLOCK_IN_FLOW: ["Broken YAML: an indented map or list is inside brackets or braces"],
  DUPLICATE_KEY: ["This key appears twice in the same map", "Remove one of the two."],
  IMPOSSIBLE: ["Broken YAML: it cannot be read here"],
  KEY_OVER_1024_CHARS: ["Broken YAML: a key is longer than 1024 characters"],
  MISSING_CHAR: ["Broken YAML: a quote, colon, comma, dash, space, bracket or brace is missing"],
  MULTILINE_IMPLICIT_KEY: ["Broken YAML: a key spans several lines"],
  MULTIPLE_ANCHORS: ["Broken YAML: a value has several anchors (&)", quoteText],
  MULTIPLE_DOCS: ["Broken YAML: there is more than one document", "Remove all but one."],
  MULTIPLE_TAGS: ["Broken YAML: a value has several tags (!)", quoteText],
  NON_STRING_KEY: ["Broken YAML: a key is not a string", "Put the key in quotes."],
  RESOURCE_EXHAUSTION: ["Broken YAML: it is nested too deeply", "Flatten it."],
  TAB_AS_INDENT: ["A tab indents this line", "YAML is indented with spaces only: replace the tab."],
  TAG_RESOLVE_FAILED: ["Broken YAML: a tag (!) is unknown, or does not fit its value", quoteText],
  UNEXPECTED_TOKEN: ["Broken YAML: unexpected characters"],
};

/**
 * Explains what is wrong with a document. Errors after the first broken line are caused by it, and are left out.
 */
export function explainYaml(errors: readonly YAMLError[], at: (offset: number) => Location): readonly UserError[] {
  const broken = errors.findIndex(({ code }) => code !== "DUPLICATE_KEY");
  return errors.slice(0, broken === -1 ? errors.length : broken + 1).map(({ code, pos }) => {
    const [message, hint = "Check the indentation, quotes and colons around this line."] = messages[code];
    return new UserError(message, { code: "manifest", hint, location: at(pos[0]) });
  });
}

/** The start of a Go template: `{{ .Values.tag }}`, `{{- if … }}`. */
const braces = /^[^#\n]*\{\{/m;

const templateMessage = "This is a template: {{ }} is not YAML";

export function isTemplateFault({ message }: UserError): boolean {
  return message === templateMessage;
}

/**
 * The fault of a document that is a template: it has `{{`, and does not parse or has a map as a key. Quoted braces are
 * text.
 */
export function templateFault(
  document: Document,
  text: string,
  at: (offset: number) => Location,
): UserError | undefined {
  const [begin, , end] = document.range ?? [0, 0, text.length];
  const braced = braces.exec(text.slice(begin, end));
  if (braced === null || !(document.errors.length > 0 || hasMapAsKey(document))) return undefined;
  return new UserError(templateMessage, {
    code: "manifest",
    hint: "Helm charts and other templates are not rendered here. Render it in an earlier step (`helm template … > deploy.yaml`) and use that file.",
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
