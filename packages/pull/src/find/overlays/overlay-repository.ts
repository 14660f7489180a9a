import { posix } from "node:path";
import { kustomizationNames } from "@pushpull/core/kubernetes";
import type { Checkout } from "../../git/types.ts";
import type { ParsedFile } from "../../yaml-edit/parse-file.ts";
import { readFiles } from "../read-files.ts";

/** The repository, as far as kustomizations refer to it. */
export interface Repository {
  /** Reads the texts of files; omits missing files. */
  texts(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Reads and parses files; omits those that cannot be edited. */
  files(paths: readonly string[]): Promise<ReadonlyMap<string, ParsedFile>>;
  /** The texts of kustomizations that name one of these files or folders, regardless of input `manifests`. */
  includersOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Which of these folders an Argo CD Application or a Flux Kustomization names as its `path`. */
  installed(folders: readonly string[]): Promise<ReadonlySet<string>>;
  /** Parses what may deploy one of these folders with changes of its own, regardless of input `manifests`. */
  deployers(folders: readonly string[]): Promise<readonly ParsedFile[]>;
  /** All files that may be manifests. */
  paths(): Promise<readonly string[]>;
}

/** Opens a repository that reads each file once, and kustomizations only when needed. */
export function openRepository(checkout: Pick<Checkout, "search" | "searchEverywhere" | "list" | "read">): Repository {
  const everywhere = async (words: readonly string[]) =>
    (await checkout.searchEverywhere(words)) ?? checkout.search(words);
  let deploying: Promise<ReadonlyMap<string, string>> | undefined;
  const parsed = new Map<string, ParsedFile | undefined>();
  let kustomizations: Promise<Kustomizations> | undefined;
  const texts = async (paths: readonly string[]) => {
    const stored = [...(await checkout.read(paths))];
    return new Map(
      stored.flatMap(([path, { content }]) =>
        content === undefined ? [] : [[path, content.toString("utf8")] as const],
      ),
    );
  };
  const files = async (paths: readonly string[]) => {
    const fresh = [...new Set(paths)].filter((path) => !parsed.has(path));
    const { files } = fresh.length === 0 ? { files: new Map<string, ParsedFile>() } : await readFiles(checkout, fresh);
    for (const path of fresh) parsed.set(path, files.get(path));
    return new Map(
      paths.flatMap((path) => {
        const file = parsed.get(path);
        return file === undefined ? [] : [[path, file] as const];
      }),
    );
  };
  return {
    texts,
    files,
    paths: checkout.list,
    async deployers(folders) {
      deploying ??= everywhere(deployingWords).then(texts);
      const all = [...(await deploying)].filter(([path]) => !isKustomizationName(path));
      if (!all.some(([, text]) => changingWords.test(text))) return [];
      const names = folders.map((folder) => posix.basename(folder));
      const isAny = names.some((name) => name === "." || name === "");
      const near = all.filter(([path, text]) => {
        const isWithin = isAny || text.includes("{{") || names.some((name) => text.includes(name));
        return isWithin || folders.includes(posix.dirname(path));
      });
      return [...(await files(near.map(([path]) => path))).values()];
    },
    async includersOf(paths) {
      kustomizations ??= readKustomizations(checkout, texts);
      const { all, byNamed } = await kustomizations;
      const found = new Set(paths.flatMap((path) => byNamed.get(path) ?? []));
      return new Map([...found].map((file) => [file, all.get(file) ?? ""]));
    },
    async installed(folders) {
      const wanted = new Set(folders.filter((folder) => folder !== ""));
      if (wanted.size === 0) return wanted;
      const telling = (await everywhere([...wanted])).filter((path) => !isKustomizationName(path));
      const named = [...(await texts(telling)).values()].flatMap(pathsIn);
      return new Set(named.filter((path) => wanted.has(path)));
    },
  };
}

/** What Applications, ApplicationSets and Flux Kustomizations contain, and `.argocd-source.yaml`. */
const deployingWords = ["argoproj.io/", "kustomize.toolkit.fluxcd.io/", "kustomize:"];

/** What changes images, if anything does. */
const changingWords = /\b(?:images|patches|components)\b/;

function isKustomizationName(path: string): boolean {
  return kustomizationNames.includes(posix.basename(path));
}

/** The values of all `path` keys, as paths from the repository's root. */
function pathsIn(text: string): readonly string[] {
  const values = text.matchAll(/^[ \t-]{0,100}"?path"?: *["']?([^"'\s,]{1,500})/gm);
  return [...values].map(([, path = ""]) => posix.join(path).replace(/\/$/, ""));
}

interface Kustomizations {
  readonly all: ReadonlyMap<string, string>;
  /** By each word that may be a path: parsing all kustomizations of a large repository would dominate the run time. */
  readonly byNamed: ReadonlyMap<string, readonly string[]>;
}

async function readKustomizations(
  { list }: Pick<Checkout, "list">,
  texts: Repository["texts"],
): Promise<Kustomizations> {
  const paths = (await list()).filter(isKustomizationName);
  const all = paths.length === 0 ? new Map<string, string>() : await texts(paths);
  const byNamed = new Map<string, string[]>();
  for (const [file, text] of all) {
    for (const word of namedIn(text, posix.dirname(file))) {
      const before = byNamed.get(word);
      if (before === undefined) byNamed.set(word, [file]);
      else before.push(file);
    }
  }
  return { all, byNamed };
}

/** The paths that the words of a kustomization may refer to, from the repository's root. */
export function namedIn(text: string, folder: string): ReadonlySet<string> {
  return new Set(text.split(/[\s,="'[\]{}]+/).map((word) => posix.join(folder, word).replace(/\/$/, "")));
}
