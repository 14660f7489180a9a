import { type Document, isScalar, visit, YAMLParseError } from "yaml";

/**
 * The keys that appear twice in their map, as errors of the document. The package's own `uniqueKeys` compares every pair of
 * keys, which takes minutes for a map of 100,000.
 */
export function repeatedKeys(document: Document): readonly YAMLParseError[] {
  const found: YAMLParseError[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const [begin, end] = key.range ?? [0, 0];
        if (seen.has(key.value))
          found.push(new YAMLParseError([begin, end], "DUPLICATE_KEY", "Map keys must be unique"));
        seen.add(key.value);
      }
    },
  });
  return found;
}
