import type { FieldPath } from "@pushpull/core/kubernetes";
import { editFile } from "../../../packages/pull/src/yaml-edit/edit-file.ts";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import type {
  NodePath,
  PlainValue,
  ScalarValue,
  YamlChange,
} from "../../../packages/pull/src/yaml-edit/yaml-change.ts";

/** A place in the first document; more paths lead into texts. */
export function at(path: FieldPath, ...inner: readonly FieldPath[]): NodePath {
  return { document: 0, steps: [path, ...inner] };
}

export function set(path: FieldPath, value: ScalarValue, ...inner: readonly FieldPath[]): YamlChange {
  return { kind: "set", at: at(path, ...inner), value };
}

export function rename(path: FieldPath, key: string, value: ScalarValue, ...inner: readonly FieldPath[]): YamlChange {
  return { kind: "rename", at: at(path, ...inner), key, value };
}

export function remove(path: FieldPath, ...inner: readonly FieldPath[]): YamlChange {
  return { kind: "remove", at: at(path, ...inner) };
}

export function add(path: FieldPath, key: string, value: PlainValue, after?: string): YamlChange {
  return { kind: "add", at: at(path), key, value, after };
}

export function append(path: FieldPath, item: PlainValue): YamlChange {
  return { kind: "append", at: at(path), item };
}

export function edit(text: string, ...changes: readonly YamlChange[]): string {
  return editFile(parseFile(text, "deploy/web.yaml"), changes);
}
