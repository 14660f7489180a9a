import { posix } from "node:path";
import type { Location } from "@pushpull/core/errors";
import { normalizeName, parseImage } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import { listOf, textOf } from "../document-nodes.ts";
import { isImageTransformer } from "../formats/kustomize-entries.ts";
import type { Repository } from "./overlay-repository.ts";
import { type ImageEntry, type Kustomization, kustomizationsIn, readEntry, resolveIn } from "./read-kustomization.ts";
import type { KustomizeReplacement } from "./replacements.ts";

/** A transformer, of which only the names of its images are read. */
interface Transformer {
  readonly kind: "transformer";
  /** Normalized names that have a version. */
  readonly names: ReadonlySet<string>;
  readonly file: string;
  readonly path: FieldPath;
  locate(): Location;
}

/**
 * A step that a kustomization applies after its `images`: replacements, then transformers
 * (`KustTarget.runTransformers`).
 */
export type LateStep = ImageEntry | KustomizeReplacement | Transformer;

/** The source of a late step: a whole document, or the value at a path of one. */
interface Source {
  readonly document: ParsedDocument;
  readonly file: string;
  /** Empty for a whole document. */
  readonly path: FieldPath;
  readonly value: unknown;
}

/** Reads the late steps of kustomizations, in order; omits those that cannot be read. */
export async function readLateSteps(
  known: ReadonlyMap<string, Kustomization>,
  { files }: Repository,
): Promise<ReadonlyMap<string, readonly LateStep[]>> {
  const all = [...known.values()].filter(({ late }) => late.length > 0);
  const filesOf = ({ file, late }: Kustomization) =>
    late.flatMap(({ written }) =>
      resolveIn(posix.dirname(file), written).flatMap((path) => {
        const folder = kustomizationsIn(path).flatMap((name) => known.get(name) ?? [])[0];
        return folder?.resources ?? [path];
      }),
    );
  const read = await files(all.flatMap((each) => [each.writtenIn, ...filesOf(each)]));
  return new Map(
    all.map((kustomization) => {
      const steps = kustomization.late.flatMap((entry) => {
        const sources =
          entry.written === undefined
            ? inlineSources(read.get(kustomization.writtenIn), entry.path)
            : filesOf({ ...kustomization, late: [entry] }).flatMap((path) => documentsOf(read.get(path)));
        return sources.flatMap((source) =>
          entry.kind === "replacements" ? replacementsIn(source, source.value) : transformerSteps(source),
        );
      });
      return [kustomization.file, steps];
    }),
  );
}

function documentsOf(parsed: ParsedFile | undefined): readonly Source[] {
  const { file = "", documents = [] } = parsed ?? {};
  return documents.map((document) => ({ document, file, path: [], value: document.value }));
}

function inlineSources(parsed: ParsedFile | undefined, path: FieldPath): readonly Source[] {
  const [document] = parsed?.documents ?? [];
  if (parsed === undefined || document === undefined) return [];
  const [field = "", index = 0] = path;
  const item = listOf(mapOf(document.value)[field])[Number(index)];
  const value = typeof item === "string" ? document.textValue([path]) : item;
  return [{ document, file: parsed.file, path, value }];
}

function transformerSteps(source: Source): readonly LateStep[] {
  const { document, file, path, value } = source;
  const { kind, imageTag, fieldSpecs, replacements } = mapOf(value);
  if (isImageTransformer(value)) {
    const fields = listOf(fieldSpecs).flatMap((each) => textOf(mapOf(each).path) ?? []);
    // The path of an entry inside a string ends at that string.
    const locate = (fieldPath: FieldPath) => document.locate(path.length === 0 ? [fieldPath] : [path, fieldPath]);
    return readEntry(imageTag, ["imageTag"], file, locate).map((entry) => ({
      ...entry,
      fields,
      path: path.length === 0 ? entry.version : path,
    }));
  }
  if (kind === "ReplacementTransformer") {
    return replacementsIn({ ...source, path: path.length === 0 ? ["replacements"] : path }, replacements);
  }
  const names = new Set(textsIn(value).flatMap((text) => text.split(/[\s"',=[\]{}]+/).flatMap(versionedName)));
  return [{ kind: "transformer", names, file, path, locate: () => document.locate([path]) }];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function versionedName(word: string): readonly string[] {
  const image = parseImage(word);
  return image === undefined || (image.tag ?? image.digest) === undefined ? [] : [normalizeName(image.name)];
}

/** Reads one replacement, or a list of them. */
function replacementsIn({ document, file, path }: Source, value: unknown): readonly KustomizeReplacement[] {
  return (Array.isArray(value) ? value : [value]).map((each, index): KustomizeReplacement => {
    const fieldPath = Array.isArray(value) ? [...path, index] : path;
    return {
      kind: "replacement",
      fields: mapOf(each),
      file,
      path: fieldPath,
      locate: () => document.locate([fieldPath]),
    };
  });
}
