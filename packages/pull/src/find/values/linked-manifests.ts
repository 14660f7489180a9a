/**
 * Manifests with any file name: a kustomization or a chart's installer reads the files that it refers to, whatever
 * their suffixes.
 */
import { posix } from "node:path";
import { userFaults } from "@pushpull/core/errors";
import { kustomizationNames } from "@pushpull/core/kubernetes";
import { parseYaml } from "@pushpull/core/yaml";
import { manifestName } from "../../git/search.ts";
import type { Checkout } from "../../git/types.ts";
import { readKustomization, resolveIn } from "../overlays/read-kustomization.ts";
import { installersIn, isHelmfile } from "./chart-installers.ts";
import { withValuesFrom } from "./values-from.ts";
import { readWithTemplates } from "./values-templates.ts";

/** A template of a helmfile (helmfile, "Templating"). */
const helmfiles = ["**/helmfile*.gotmpl", "**/helmfile.d/*.gotmpl"];

/** Makes a commit's search include the files that others refer to. */
export async function withLinkedManifests(checkout: Checkout): Promise<Checkout> {
  const paths = await checkout.list();
  const kustomizations = paths.filter((path) => kustomizationNames.includes(posix.basename(path)));
  const words = ["valueFiles", "valuesFile", "valuesFrom"];
  const installers = (await checkout.searchEverywhere(words)) ?? (await checkout.search(words));
  const [byKustomizations, byInstallers] = await Promise.all([
    oddTexts(checkout, kustomizations),
    oddTexts(checkout, [...new Set([...installers, ...paths.filter(isHelmfile)])]),
  ]);
  const templated = (await checkout.withNamed(helmfiles).list()).filter((path) => path.endsWith(".gotmpl"));
  const generates = [...byKustomizations.values()].some((text) => text.includes("Generator"));
  const releases = generates ? installers : [];
  const { files, templates } = await readWithTemplates(checkout, [
    ...new Set([...byInstallers.keys(), ...releases, ...templated]),
  ]);
  const found = await withValuesFrom([...files.values(), ...templates.values()].flatMap(installersIn), checkout);
  const values = found.flatMap((each) => each.values);
  const named = [...[...byKustomizations].flatMap(([file, text]) => namedBy(file, text)), ...values]
    .map((path) => path.replace(/\{\{[^{}]{0,200}\}\}/g, "*"))
    .filter((path) => !manifestName.test(path) && !path.startsWith("../"));
  const plain = [...new Set(named)].filter((path) => !path.includes("*"));
  const present = plain.length === 0 ? [] : [...(await checkout.read(plain)).keys()];
  return checkout.withNamed([...helmfiles, ...present, ...named.filter((path) => path.includes("*"))]);
}

/** An item of a list, or the value of a path, as the only thing on its line. */
const item =
  /^[ \t]{0,200}(?:-[ \t]{1,20})?(?:(?:path|valuesFile):[ \t]{1,20})?["']?([^\s"'#:,[\]{}]{1,1000})["']?[ \t]{0,200}(?:#.{0,1000})?$/;

/** Words in the lists of Applications that look like paths, but are not. */
const noPath = /(?:^|\.)(?:argoproj|fluxcd|k8s)\.io(?:\/|$)|=/;

/** The texts that may refer to a file without a manifest's suffix: parsing all would take long. */
async function oddTexts(checkout: Checkout, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const folders = new Set((await checkout.list()).flatMap(foldersOf));
  const stored = paths.length === 0 ? [] : [...(await checkout.read(paths))];
  return new Map(
    stored.flatMap(([file, { content }]) => {
      const text = content?.toString("utf8") ?? "";
      const isOdd = (word: string) =>
        !manifestName.test(word) && !noPath.test(word) && !folders.has(posix.join(posix.dirname(file), word));
      const isFlow = (line: string) =>
        /\[/.test(line) &&
        line.split(/[\s,[\]{}"']+/).some((word) => word !== "" && !word.endsWith(":") && isOdd(word));
      const hasOdd = text.split("\n").some((line) => {
        const [, word] = item.exec(line) ?? [];
        return (word !== undefined && word !== "---" && isOdd(word)) || isFlow(line);
      });
      return hasOdd ? [[file, text] as const] : [];
    }),
  );
}

/** The files that a kustomization includes as manifests, patches, values or transformers. */
function namedBy(file: string, text: string): readonly string[] {
  try {
    const [document] = parseYaml(text, file).documents;
    const read = document && readKustomization(file, document.value, (path) => document.locate(path));
    if (read === undefined) return [];
    return [
      ...read.resources,
      ...read.patches.flatMap(({ source }) => ("file" in source ? [source.file] : [])),
      ...read.late.flatMap(({ written }) => resolveIn(posix.dirname(file), written)),
    ];
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return [];
  }
}

function foldersOf(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
