import { UserError } from "@pushpull/core/errors";
import {
  type FieldPath,
  foldField,
  type KustomizationFieldUse,
  resourceFields,
  useOfField,
} from "@pushpull/core/kubernetes";
import { parseYaml, type YamlDocument, yamlTokens } from "@pushpull/core/yaml";
import { Composer, isMap, isScalar, type Node, visit } from "yaml";

/** How Kustomize uses a string of a kustomization: as a base or a file, only as a file, or as a plugin's configuration. */
export type EntryUse = Exclude<KustomizationFieldUse, "value">;

export interface Entry {
  readonly text: string;
  readonly use: EntryUse;
  readonly line: number;
}

/** Nested fields whose strings name no files. `repo` belongs to Helm, which does not run. */
const plainValues: ReadonlySet<string> = new Set([
  "literals",
  "labels",
  "annotations",
  "metadata",
  "target",
  "targets",
  "source",
  "options",
  "repo",
]);

/** Fields that name files only if they are a map or a list, not a string. */
const plainIfString: ReadonlySet<string> = new Set(["patch", "patches", "value"]);

/** The strings of a kustomization that name files or bases. */
export function entriesOf(document: YamlDocument): readonly Entry[] {
  return fieldsOf(document.value).flatMap(([name, value]) => {
    const use = useOfField(name);
    if (use === "value") return [];
    return namesIn(value, [name]).map(({ text, path }) => ({ text, use, line: document.locate(path).line }));
  });
}

/** The strings of a plugin's configuration that may name files: every builtin plugin has its own fields. */
export function pluginEntries(document: YamlDocument): readonly Entry[] {
  // A name is not a configuration.
  const fields = typeof document.value === "string" ? [] : namesIn(document.value, []);
  return fields.map(({ text, path }) => ({
    text,
    use: "file",
    line: document.locate(path).line,
  }));
}

/** Whether Kustomize would fetch a file by this name (`IsRemoteFile`). */
export function isRemoteFile({ text }: Entry): boolean {
  return /^https?:/i.test(text);
}

/** Whether a kustomization only lists files. */
export function onlyListsFiles(document: YamlDocument): boolean {
  const listing = ["apiversion", "kind", "metadata", ...resourceFields];
  return fieldsOf(document.value).every(([name]) => listing.includes(foldField(name)));
}

function namesIn(value: unknown, path: FieldPath): readonly { readonly text: string; readonly path: FieldPath }[] {
  if (typeof value === "string") {
    // `files` of a generator: `KEY=FILE`.
    const isKeyed = path.some((step) => typeof step === "string" && foldField(step) === "files");
    return [{ text: isKeyed ? value.slice(value.indexOf("=") + 1) : value, path }];
  }
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => namesIn(item, [...path, index]));
  return fieldsOf(value).flatMap(([name, part]) => {
    const field = foldField(name);
    if (plainValues.has(field) || (typeof part === "string" && plainIfString.has(field))) return [];
    return namesIn(part, [...path, name]);
  });
}

function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/**
 * Reads a file that Kustomize reads as YAML.
 * @param bytes unchanged: a file that YAML parsers interpret differently is refused
 */
export function readStrictly(
  bytes: Buffer,
  file: string,
): { readonly documents: readonly YamlDocument[]; readonly faults: readonly UserError[] } {
  const content = bytes.toString("utf8");
  const ambiguousText = findAmbiguousText(bytes, content);
  if (ambiguousText !== undefined) return { documents: [], faults: [ambiguityFault(ambiguousText, content, file)] };
  const read = parseYaml(content, file);
  if (read.faults.length > 0) return read;
  const ambiguousNode = findAmbiguousNode(content);
  return ambiguousNode === undefined ? read : { documents: [], faults: [ambiguityFault(ambiguousNode, content, file)] };
}

/** Something that YAML parsers interpret differently. */
interface Ambiguity {
  readonly what: string;
  readonly hint: string;
  readonly offset: number;
}

/**
 * YAML 1.1 starts a new line after each of the first three, YAML 1.2 does not; in Go, a byte order mark may start a
 * line.
 */
const ambiguousCharacter = /[\u0085\u2028\u2029]|\r(?!\n)|(?!^)\ufeff/;

function findAmbiguousText(bytes: Buffer, content: string): Ambiguity | undefined {
  const hint = "Save it as UTF-8 text with LF line breaks.";
  if (!Buffer.from(content, "utf8").equals(bytes) || content.includes("\0")) {
    return { what: "is not UTF-8 text", hint, offset: 0 };
  }
  const character = content.search(ambiguousCharacter);
  if (character !== -1)
    return { what: "has a line break that not all YAML parsers recognize", hint, offset: character };
  const directive = content.search(/^%/m);
  if (directive !== -1) {
    return { what: "has a YAML directive (a line that starts with %)", hint: "Remove it.", offset: directive };
  }
  // Kustomize splits a file at such lines before it parses YAML (`kio.ByteReader`).
  const marker = content.search(/^---(?![ \t]*(?:#.*)?\r?$)/m);
  const what = "has a line with text after ---";
  return marker === -1 ? undefined : { what, hint: "Move the text after --- to the next line.", offset: marker };
}

/** Tags that every parser reads the same way. With `!!omap`, for example, a list is a map to us and a list to Go. */
const plainTag = /^tag:yaml\.org,2002:(str|int|float|bool|null|seq|map)$/;

/**
 * Finds a merge key that is not its map's first key (`go.yaml.in/yaml/v2` lets it overwrite earlier fields), or a tag.
 */
function findAmbiguousNode(content: string): Ambiguity | undefined {
  let found: Ambiguity | undefined;
  const stop = (what: string, hint: string, node: Node) => {
    found = { what: `${what}, which YAML parsers interpret differently`, hint, offset: node.range?.[0] ?? 0 };
    return visit.BREAK;
  };
  const reading = { version: "1.1", logLevel: "silent", uniqueKeys: false } as const;
  for (const document of new Composer(reading).compose(yamlTokens(content))) {
    visit(document, {
      Node(_, node) {
        const { tag } = node as { readonly tag?: string };
        if (tag !== undefined && !plainTag.test(tag)) return stop("has a tag (!)", "Remove it.", node);
        if (!isMap(node)) return undefined;
        const late = node.items.findLast(({ key }, index) => index > 0 && isScalar(key) && isMergeKey(key.value));
        if (late === undefined || !isScalar(late.key)) return undefined;
        return stop("merges a map (<<) after other fields", "Put it first.", late.key);
      },
    });
  }
  return found;
}

function isMergeKey(value: unknown): boolean {
  return value === "<<" || typeof value === "symbol";
}

function ambiguityFault({ what, hint, offset }: Ambiguity, content: string, file: string): UserError {
  const line = content.slice(0, offset).split("\n").length;
  return new UserError(`${file} ${what}`, { code: "kustomize", hint, location: { file, line } });
}
