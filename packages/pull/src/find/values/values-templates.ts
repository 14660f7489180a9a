import { userFaults } from "@pushpull/core/errors";
import type { Checkout } from "../../git/types.ts";
import { type ParsedFile, parseFile } from "../../yaml-edit/parse-file.ts";
import { type ReadFiles, readFiles, templateReason } from "../read-files.ts";

/** The files that can be edited, and templates, which cannot. */
interface ReadTemplates extends ReadFiles {
  readonly templates: ReadonlyMap<string, ParsedFile>;
}

/** Reads files, including templates of YAML such as `values.yaml.gotmpl`. */
export async function readWithTemplates(
  checkout: Pick<Checkout, "read">,
  paths: readonly string[],
): Promise<ReadTemplates> {
  const read = await readFiles(checkout, paths);
  const left = read.untouched.filter(({ reason }) => reason === templateReason).map(({ file }) => file);
  const stored = left.length === 0 ? [] : [...(await checkout.read(left))];
  const templates = stored.flatMap(([file, { content }]) => {
    const parsed = parseTemplate(content?.toString("utf8") ?? "", file);
    return parsed === undefined ? [] : [[file, parsed] as const];
  });
  return { ...read, templates: new Map(templates) };
}

/** The replacement for a template expression. */
const filled = /^_{4,}$/;

/** A value of a template, as messages show it. */
export function templateValue(value: unknown): unknown {
  return typeof value === "string" && filled.test(value) ? "{{ … }}" : value;
}

/**
 * Parses a YAML template by replacing expressions with underscores, and lines with only an expression with a comment,
 * so that all positions are kept. Undefined if the result is not YAML.
 */
function parseTemplate(text: string, file: string): ParsedFile | undefined {
  const plain = text
    .split("{{")
    .map((part, nth) => {
      const end = nth === 0 ? 0 : part.indexOf("}}") + 2;
      if (nth === 0 || end === 1) return nth === 0 ? part : `__${part}`;
      return `__${part.slice(0, end).replace(/[^\r\n]/g, "_")}${part.slice(end)}`;
    })
    .join("")
    .split("\n")
    .map((line) => (/^\s*_{4}[\s_]*$/.test(line) ? line.replace("_", "#") : line))
    .join("\n");
  try {
    return parseFile(plain, file);
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  }
}
