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
