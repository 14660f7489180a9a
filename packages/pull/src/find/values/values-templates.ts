import { userFaults } from "@pushpull/core/errors";
import type { Checkout } from "../../git/types.ts";
import { type ParsedFile, parseFile } from "../../yaml-edit/parse-file.ts";
import { type ReadFiles, readFiles } from "../read-files.ts";

/** The files that can be edited, and templates, which only people edit. */
interface ReadTemplates extends ReadFiles {
  readonly templates: ReadonlyMap<string, ParsedFile>;
}

/** Reads files, including templates of YAML such as `values.yaml.gotmpl`. */
export async function readWithTemplates(
  checkout: Pick<Checkout, "read">,
  paths: readonly string[],
): Promise<ReadTemplates> {
  const read = await readFiles(checkout, paths);
  const left = read.untouched.filter(({ reason }) => reason.startsWith("is a template")).map(({ file }) => file);
  const stored = left.length === 0 ? [] : [...(await checkout.read(left))];
  const templates = stored.flatMap(([file, { content }]) => {
    const parsed = parseTemplate(content?.toString("utf8") ?? "", file);
    return parsed === undefined ? [] : [[file, parsed] as const];
  });
  return { ...read, templates: new Map(templates) };
}

/** What stands for a value that a template fills in. */
const filled = /^_{4,}$/;

/** A value of a template, as messages show it. */
export function templateValue(value: unknown): unknown {
  return typeof value === "string" && filled.test(value) ? "{{ … }}" : value;
}

/**
 * Parses a template of YAML as far as it is YAML: what is filled in becomes underscores, and a line with nothing else a
 * comment, so that all lines and columns stay. Undefined where that is none.
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
    .map((line) => (/^\s*_{4,}[\s_]*$/.test(line) ? line.replace("_", "#") : line))
    .join("\n");
  try {
    return parseFile(plain, file);
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  }
}
