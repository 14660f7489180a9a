import { editSource } from "./edit-source.ts";
import { fillEmpty } from "./fill-empty.ts";
import { replaceAll } from "./replace.ts";
import { fileSource, sliceSource, withoutMark } from "./source.ts";
import { splitDocuments } from "./split.ts";
import type { Change } from "./types.ts";

/**
 * Changes a file of YAML or JSON so that only the bytes of what is wished for are others. The file is read before and
 * after: they differ by the wishes, and by nothing else.
 * @param file its path, as it is to be shown
 * @throws UserError (`edit`) where a change cannot be made so, or two contradict; (`manifest`) where the file cannot be read
 */
export function editFile(text: string, file: string, changes: readonly Change[]): string {
  const { mark, content } = withoutMark(text);
  const source = fileSource(content, file);
  const filled = fillEmpty(source, changes);
  if (filled !== undefined) return mark + filled;
  const parts = splitDocuments(content);
  const replacements = parts.flatMap(({ begin, text: part }, index) => {
    const own = parts.length === 1 ? changes : changes.filter(({ at }) => at.document === index);
    if (own.length === 0) return [];
    const tasks = own.map((change) => ({ change, document: change.at.document - index, steps: change.at.steps }));
    return editSource(sliceSource(source, begin, part), tasks).map((replacement) => ({
      text: replacement.text,
      begin: begin + replacement.begin,
      end: begin + replacement.end,
    }));
  });
  return mark + replaceAll(content, replacements);
}
