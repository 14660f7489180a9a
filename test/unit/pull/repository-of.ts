import { openRepository, type Repository } from "../../../packages/pull/src/find/overlays/overlay-repository.ts";

/** A repository of these files. */
export function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  const all = Object.entries(files);
  return openRepository({
    search: async (texts) => all.filter(([, text]) => texts.some((each) => text.includes(each))).map(([path]) => path),
    searchEverywhere: async (texts) =>
      all.filter(([, text]) => texts.some((each) => text.includes(each))).map(([path]) => path),
    list: async () => all.map(([path]) => path),
    read: async (paths) =>
      new Map(
        all
          .filter(([path]) => paths.includes(path))
          .map(([path, text]) => [path, { mode: "100644", content: Buffer.from(text), size: text.length }]),
      ),
  });
}
