import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below } from "../node-path.ts";
import { mapOf } from "../shapes.ts";

/** One set of a generator's parameters, which an ApplicationSet's template is filled in with. */
export interface Element {
  readonly value: unknown;
  readonly at: NodePath;
}

/** What a placeholder stands for, and where that is written. */
export interface Filled {
  readonly value: string | number;
  readonly at: NodePath;
}

/** `{{tag}}` (fasttemplate), or `{{ .tag }}` where the ApplicationSet has `goTemplate`; nothing that computes. */
const placeholder = /^\{\{-?\s*\.?([A-Za-z_][\w.-]*)\s*-?\}\}$/;

/**
 * What an element fills in for a text that is one placeholder and nothing else (Argo CD, "ApplicationSet Template" and
 * "Go Template").
 */
export function fillIn(text: unknown, element: Element | undefined): Filled | undefined {
  const name = typeof text === "string" ? placeholder.exec(text)?.[1] : undefined;
  if (name === undefined || element === undefined) return undefined;
  // Without goTemplate, a name may have dots in it: those of nested maps are joined by them.
  const keys = name in mapOf(element.value) ? [name] : name.split(".");
  const value = keys.reduce<unknown>((inner, key) => mapOf(inner)[key], element.value);
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return { value, at: below(element.at, ...keys) };
}

/** A text with all its placeholders filled in; undefined where one of them cannot be. */
export function fillAll(text: string, element: Element | undefined): string | undefined {
  const filled = text.replace(/\{\{(?:(?!\{\{).)*?\}\}/g, (written) =>
    String(fillIn(written, element)?.value ?? written),
  );
  return filled.includes("{{") ? undefined : filled;
}

export function hasPlaceholder(value: unknown): boolean {
  if (typeof value === "string") return value.includes("{{");
  return typeof value === "object" && value !== null && Object.values(value).some(hasPlaceholder);
}
