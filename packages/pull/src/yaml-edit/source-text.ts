import { type Location, throwFaults, UserError } from "@pushpull/core/errors";
import { kubernetesYaml, readValue, repeatedKeys, spacesForTabs, yamlTokens } from "@pushpull/core/yaml";
import { Composer, type CST, type Document, LineCounter } from "yaml";

/** A text of YAML or JSON: a file, one document of it, or what a scalar says. */
export interface SourceText {
  readonly text: string;
  readonly file: string;
  /** Where a place of the text is in the file. */
  at(offset: number): Location;
}

/** The package reads the character behind a byte order mark as if it were not the first of its line. */
export function withoutMark(text: string): { readonly mark: string; readonly content: string } {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return { mark, content: text.slice(mark.length) };
}

/** @param text without a byte order mark */
export function fileSource(text: string, file: string): SourceText {
  let lines: LineCounter | undefined;
  return {
    text,
    file,
    at: (offset) => {
      lines ??= countLines(text);
      const { line, col } = lines.linePos(offset);
      return { file, line, column: col };
    },
  };
}

function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  return lines;
}

/** A stretch of a source, as a source. */
export function sliceSource(source: SourceText, begin: number, text: string): SourceText {
  return { text, file: source.file, at: (offset) => source.at(begin + offset) };
}

/**
 * The two ways in which a document is read: by Kubernetes and most operators (YAML 1.1, as Go reads it), and by tools of
 * YAML 1.2. A directive in the document does not change them.
 */
export type YamlVersion = "yaml-1.1" | "yaml-1.2";

const readings = {
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

/** @throws UserError when the text is nested deeper than can be read */
export function tokensOf(source: SourceText): readonly CST.Token[] {
  return bounded(source, () => [...yamlTokens(spacesForTabs(source.text))]);
}

/** @throws UserError when the text is nested deeper than can be read */
export function compose(source: SourceText, tokens: readonly CST.Token[], reading: YamlVersion): readonly Document[] {
  const documents = bounded(source, () => [...new Composer(readings[reading]).compose(tokens)]);
  if (documents.some(({ errors }) => errors.some(({ message }) => message.startsWith("Maximum call stack")))) {
    throw tooDeep(source);
  }
  bounded(source, () => {
    for (const document of documents) document.errors.push(...repeatedKeys(document));
  });
  return documents;
}

/** The parser calls itself, and meets the end of the stack. */
function bounded<Value>(source: SourceText, read: () => Value): Value {
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

/**
 * The values of documents, `null` for empty ones.
 * @throws UserError, or all of them, when some cannot be read
 */
export function readValues(source: SourceText, documents: readonly Document[]): readonly unknown[] {
  const read = bounded(source, () => documents.map((document) => readValue(document, source.text, source.at)));
  throwFaults(read.flatMap((one) => ("faults" in one ? one.faults : [])));
  return read.map((one) => ("value" in one ? one.value : null));
}

/** JSON is YAML too, but is written by rules of its own. */
export function isJson({ text }: SourceText): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A stretch of a file that can be read alone. */
interface Part {
  readonly begin: number;
  readonly end: number;
  readonly text: string;
}

/** Where a document begins: within quotes and block texts too, this always ends what came before. */
const marker = /(?<=^|\n)---(?=\s|$)/g;

/**
 * With a directive or an end marker, what stands between two documents belongs to one of them by rules of its own; JSON
 * is read as a whole.
 */
const unusual = /(?:^|\n)(?:%|\.\.\.(?:\s|$))|^\s*[{[]/;

/** What holds no document of its own: blank lines and comments. */
const empty = /^\s*(?:#[^\n]*(?:\n\s*|$))*$/;

/**
 * Cuts a YAML text where documents begin, one part for each, or leaves it whole where that is not plain. To read again
 * only what changes takes a tenth of the time in files of many documents.
 */
export function splitDocuments(text: string): readonly Part[] {
  const whole = { begin: 0, end: text.length, text };
  if (unusual.test(text)) return [whole];
  const begins = [...text.matchAll(marker)].map(({ index }) => index);
  const [first] = begins;
  if (first === undefined) return [whole];
  const heads = empty.test(text.slice(0, first)) ? begins.with(0, 0) : [0, ...begins];
  return heads.map((begin, index) => {
    const end = heads[index + 1] ?? text.length;
    return { begin, end, text: text.slice(begin, end) };
  });
}
