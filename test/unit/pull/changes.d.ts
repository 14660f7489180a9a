import type { FieldPath } from "@pushpull/core/kubernetes";
import type { NodePath, PlainValue, ScalarValue, YamlChange } from "../../../packages/pull/src/yaml-edit/yaml-change.ts";
/** A place in the first document; more paths lead into texts. */
export declare function at(path: FieldPath, ...inner: readonly FieldPath[]): NodePath;
export declare function set(path: FieldPath, value: ScalarValue, ...inner: readonly FieldPath[]): YamlChange;
export declare function rename(path: FieldPath, key: string, value: ScalarValue, ...inner: readonly FieldPath[]): YamlChange;
export declare function remove(path: FieldPath, ...inner: readonly FieldPath[]): YamlChange;
export declare function add(path: FieldPath, key: string, value: PlainValue, after?: string): YamlChange;
export declare function append(path: FieldPath, item: PlainValue): YamlChange;
export declare function edit(text: string, ...changes: readonly YamlChange[]): string;
