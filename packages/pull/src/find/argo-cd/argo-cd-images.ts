import { formatImage, type ImageReference, parseImage } from "@pushpull/core/images";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below, listOf } from "../document-nodes.ts";
import type { FoundImage, ImageWriting } from "../image-location.ts";
import { fillAll, fillIn, type GeneratorElement } from "./argo-cd-generators.ts";

/** Keeps what the kustomization already has (`kustomize edit set image`). */
const kept = "*";

/**
 * Finds the images in the list `kustomize.images` of an Argo CD source: `[OLD=]NEW[:TAG][@DIGEST]`, passed to
 * `kustomize edit set image` (Argo CD, `KustomizeImage`; Kustomize, `set.parse`).
 * @param element fills in the tag, if it is a placeholder
 */
export function argoCdImages(
  list: unknown,
  at: NodePath,
  element: GeneratorElement | undefined,
): readonly FoundImage[] {
  return listOf(list).flatMap((item, index) => {
    if (typeof item !== "string") return [];
    const found = item.includes("{{") ? filledIn(item, element) : plain(item, below(at, index));
    return found === undefined ? [] : [{ ...found, format: "argo-cd" }];
  });
}

function plain(written: string, at: NodePath): Omit<FoundImage, "format"> | undefined {
  const { old, name, version, isKept } = readArgument(written);
  const reference = parseImage(`${isKept ? old : name}${version === `:${kept}` ? "" : version}`);
  if (reference === undefined) return undefined;
  return {
    image: reference,
    otherNames: old === undefined || old === reference.name ? [] : [old],
    at,
    writing: { kind: "kustomize-argument", at, value: written },
  };
}

function readArgument(written: string) {
  const { old, rest } = split(written);
  const [name, version] = nameAndVersion(rest);
  return { old, name, version, isKept: name === kept && old !== undefined };
}

/** The change that makes an argument set another image. */
export function changeArgument(
  { at, value: written }: ImageWriting & { readonly kind: "kustomize-argument" },
  image: ImageReference,
  to: ImageReference,
): readonly YamlChange[] {
  const { old, isKept } = readArgument(written);
  const sameName = to.name === image.name;
  const reference = formatImage(isKept && sameName ? { ...to, name: kept } : to);
  const before = old ?? (sameName ? undefined : image.name);
  const value = before === undefined ? reference : `${before}=${reference}`;
  return value === written ? [] : [{ kind: "set", at, value }];
}

/** `NAME:{{tag}}` or `NAME@{{digest}}`: the version is in an element of a generator. */
function filledIn(written: string, element: GeneratorElement | undefined): Omit<FoundImage, "format"> | undefined {
  const { old, rest } = split(written);
  const [, template = "", sign, text] = /^(.*[^:@])([:@])(\{\{[^{}]*\}\})$/.exec(rest) ?? [];
  const [name, oldName] = [fillAll(template, element), fillAll(old ?? "", element)];
  const filled = fillIn(text, element);
  if (name === undefined || filled === undefined) return undefined;
  const image = parseImage(`${name}${sign}${filled.value}`);
  if (image === undefined) return undefined;
  const by = { at: filled.at, value: String(filled.value) };
  return {
    image,
    otherNames: oldName && oldName !== image.name ? [oldName] : [],
    at: filled.at,
    writing: { kind: "generated", part: sign === ":" ? "tag" : "digest", by, template: written },
  };
}

/** The change that makes a generator fill in another version. */
export function changeGenerated(
  { part, by, template }: ImageWriting & { readonly kind: "generated" },
  image: ImageReference,
  to: ImageReference,
): readonly YamlChange[] | string {
  const value = part === "tag" ? tagWithDigest(to) : to.tag === undefined ? to.digest : undefined;
  if (to.name !== image.name || value === undefined) {
    return `the ApplicationSet's template takes only the ${part} from here: ${template}`;
  }
  return value === by.value ? [] : [{ kind: "set", at: by.at, value }];
}

/** The text that can follow `NAME:`. */
function tagWithDigest({ tag, digest }: ImageReference): string | undefined {
  if (tag === undefined) return undefined;
  return digest === undefined ? tag : `${tag}@${digest}`;
}

function split(written: string): { readonly old: string | undefined; readonly rest: string } {
  const equals = written.indexOf("=");
  if (equals === -1) return { old: undefined, rest: written };
  return { old: written.slice(0, equals), rest: written.slice(equals + 1) };
}

/** Splits as Kustomize's `Split` does: a registry may have a port. */
function nameAndVersion(written: string): readonly [name: string, version: string] {
  const sign = written.slice(written.lastIndexOf("/") + 1).search(/[:@]/);
  const at = sign === -1 ? written.length : written.lastIndexOf("/") + 1 + sign;
  return [written.slice(0, at), written.slice(at)];
}
