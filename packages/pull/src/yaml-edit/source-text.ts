import { type Location, throwFaults, UserError } from "@pushpull/core/errors";
import { kubernetesYaml, readValue, repeatedKeys, spacesForTabs, yamlTokens } from "@pushpull/core/yaml";
import { Composer, type CST, type Document, LineCounter } from "yaml";

/** A YAML or JSON text: a file, one document of it, or the value of a scalar. */
export interface SourceText {
  readonly text: string;
  readonly file: string;
  /** Location in the file of an offset in this text. */
  at(offset: number): Location;
}

/** Splits off a byte order mark, since the `yaml` package miscounts the first column after it. */
export function withoutMark(text: string): { readonly mark: string; readonly content: string } {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return { mark, content: text.slice(mark.length) };
}

/** @param text without byte order mark */
export function fileSource(text: string, file: string): SourceText {
  let lines: LineCounter | undefined;
  return {
    text,
    file,
    at: (offset) => {
      lines ??= lineCounterOf(text);
      const { line, col } = lines.linePos(offset);
      return { file, line, column: col };
    },
  };
}

function lineCounterOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  return lines;
}

/** A part of a source text. */
export function sliceSource(source: SourceText, begin: number, text: string): SourceText {
  return { text, file: source.file, at: (offset) => source.at(begin + offset) };
}

/**
 * How a document is parsed: as YAML 1.1 like Kubernetes and most operators (Go's rules), or as YAML 1.2 like other
 * tools. Directives in the document have no effect.
 */
export type YamlVersion = "yaml-1.1" | "yaml-1.2";

const versionOptions = {
  "yaml-1.1": {
    ...kubernetesYaml,
    schema: "yaml-1.1",
    resolveKnownTags: false,
    keepSourceTokens: true,
  },
  "yaml-1.2": {
    version: "1.2",
    schema: "core",
    merge: true,
    logLevel: "silent",
    prettyErrors: false,
    keepSourceTokens: true,
    uniqueKeys: false,
  },
} as const;

/** @throws UserError `manifest` if the text is nested too deeply */
export function tokensOf(source: SourceText): readonly CST.Token[] {
  return withoutStackOverflow(source, () => [...yamlTokens(spacesForTabs(source.text))]);
}

/** @throws UserError `manifest` if the text is nested too deeply */
export function compose(source: SourceText, tokens: readonly CST.Token[], version: YamlVersion): readonly Document[] {
  const documents = withoutStackOverflow(source, () => [...new Composer(versionOptions[version]).compose(tokens)]);
  if (documents.some(({ errors }) => errors.some(({ message }) => message.startsWith("Maximum call stack")))) {
    throw tooDeep(source);
  }
  withoutStackOverflow(source, () => {
    for (const document of documents) document.errors.push(...repeatedKeys(document));
  });
  return documents;
}

/** The recursive parser overflows the stack on deeply nested texts. */
function withoutStackOverflow<Value>(source: SourceText, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(source);
    throw error;
  }
}

function tooDeep({ file, at }: SourceText): UserError {
  const hint = "Flatten it, or leave it out with `manifests`.";
  return new UserError(`${file} is nested too deeply`, { code: "manifest", hint, location: at(0) });
}

/** A text with its tokens, and the documents that these form in YAML 1.1. */
export interface ParsedText {
  readonly source: SourceText;
  readonly tokens: readonly CST.Token[];
  readonly documents: readonly Document[];
}

/** @throws UserError `manifest` if the text is nested too deeply */
export function parseText(source: SourceText): ParsedText {
  const tokens = tokensOf(source);
  return { source, tokens, documents: compose(source, tokens, "yaml-1.1") };
}

/**
 * The values of the documents of texts, `null` for empty ones.
 * @throws UserError `manifest` for a document that cannot be read; `Faults` for several
 */
export function readValues(...texts: readonly Omit<ParsedText, "tokens">[]): readonly unknown[] {
  const read = texts.flatMap(({ source, documents }) =>
    withoutStackOverflow(source, () => documents.map((document) => readValue(document, source.text, source.at))),
  );
  throwFaults(read.flatMap((one) => ("faults" in one ? one.faults : [])));
  return read.map((one) => ("value" in one ? one.value : null));
}

/** JSON is also YAML, but edits must keep it JSON. */
export function isJson({ text }: SourceText): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A part of a file that can be parsed alone. */
interface Part {
  readonly begin: number;
  readonly end: number;
  readonly text: string;
}

/** A document start. It ends the previous document even inside quotes and block scalars. */
const documentMarker = /(?<=^|\n)---(?=\s|$)/g;

/**
 * Directives and document end markers make it ambiguous to which document the text in between belongs, and JSON is
 * parsed as a whole.
 */
const needsWholeText = /(?:^|\n)(?:%|\.\.\.(?:\s|$))|^\s*[{[]/;

/** Text without a document of its own: blank lines and comments. */
const onlyBlanksAndComments = /^\s*(?:#[^\n]*(?:\n\s*|$))*$/;

/**
 * Splits a YAML text into one part per document, or keeps it whole if the boundaries are unclear. In files of many
 * documents, parsing only the changed ones again takes a tenth of the time.
 */
export function splitDocuments(text: string): readonly Part[] {
  const whole = { begin: 0, end: text.length, text };
  if (needsWholeText.test(text)) return [whole];
  const markerOffsets = [...text.matchAll(documentMarker)].map(({ index }) => index);
  const [first] = markerOffsets;
  if (first === undefined) return [whole];
  const partBegins = onlyBlanksAndComments.test(text.slice(0, first))
    ? markerOffsets.with(0, 0)
    : [0, ...markerOffsets];
  return partBegins.map((begin, index) => {
    const end = partBegins[index + 1] ?? text.length;
    return { begin, end, text: text.slice(begin, end) };
  });
}
